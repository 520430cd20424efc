/** The server that checks use: the URL specifies the response. */

import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { serve, type Recorded, type Running } from '../support/servers.js';
import { give } from '../wire/server.js';

const allowed = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };

/** @param pages further responses by path: the page of a browser, and its imports */
export async function startCheckServer(
  pages: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {},
): Promise<Running> {
  const counts = new Map<string, number>();
  const count = (key: string): number => {
    const next = (counts.get(key) ?? 0) + 1;
    counts.set(key, next);
    return next;
  };

  async function answer(request: Recorded, response: ServerResponse): Promise<void> {
    // HTTP clients silently repeat a request that fails on a reused connection.
    response.shouldKeepAlive = false;
    const { pathname, searchParams: query } = new URL(request.url, 'http://localhost');
    const key = query.get('key') ?? '';
    const json = (value: unknown, status = 200): void => {
      response.writeHead(status, { ...allowed, 'content-type': 'application/json' });
      response.end(request.method === 'HEAD' ? '' : JSON.stringify(value));
    };
    const { method, url, headers, body } = request;
    const echo = { method, url, headers, body };
    const page = pages[pathname];
    if (page) return void response.setHeader('content-type', page.type).end(page.text);
    switch (pathname.split('/', 2)[1]) {
      case 'echo':
        return json(echo);
      case 'count':
        return json(counts.get(pathname.slice('/count/'.length)) ?? 0);
      case 'answer': {
        const status = Number(query.get('status') ?? 200);
        const id = query.get('id');
        const type = query.get('type') ?? 'application/json';
        response.writeHead(status, {
          ...allowed,
          'content-type': type,
          ...(id && { 'x-request-id': id }),
        });
        return void response.end(query.get('body') ?? (status === 200 ? '{}' : ''));
      }
      case 'flaky': {
        if (count(key) > Number(query.get('failures'))) return json(echo);
        if (query.has('stall')) return;
        if (query.has('fault')) return give({ [query.get('fault')!]: true }, response);
        const more = JSON.parse(query.get('headers') ?? '{}') as Record<string, string>;
        response.writeHead(Number(query.get('status')), {
          'content-type': 'application/json',
          ...more,
        });
        return void response.end('{}');
      }
      case 'stall':
        if (pathname.endsWith('headers')) return;
        response.writeHead(Number(query.get('status') ?? 200), {
          'content-type': 'application/json',
        });
        return void response.write('{"a":');
      case 'drip': {
        response.writeHead(200, { 'content-type': 'application/json' });
        for (let sent = 0; sent < Number(query.get('count')) && !response.destroyed; sent++) {
          response.write('x');
          await wait(Number(query.get('every')));
        }
        return void response.end();
      }
      case 'cut':
        return give({ body: '{"a', cut: true }, response);
      case 'split':
        return give({ body: '{"name":"ä😀"}', split: true }, response);
      case 'redirect':
        response.writeHead(Number(query.get('status')), { ...allowed, location: query.get('to')! });
        return void response.end();
      case 'token': {
        const number = count(key);
        if (number <= Number(query.get('failures') ?? 0)) return json({}, 500);
        if (number > 1 && query.has('stall')) return;
        await wait(20);
        return json({ access_token: `t${number}`, token_type: 'Bearer', expires_in: 3600 });
      }
      case 'guarded':
        await wait(20);
        return json(echo, headers.authorization === `Bearer ${query.get('needs')}` ? 200 : 401);
      default:
        return json({ unknown: url }, 404);
    }
  }

  return serve((request, response) => void answer(request, response));
}
