/** Sends the responses of the wire cases, faults included. */

import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly stall?: 'headers' | 'body';
  readonly drop?: boolean;
  readonly reset?: boolean;
  readonly cut?: boolean;
  readonly chunks?: readonly string[];
  /** Milliseconds between chunks. */
  readonly every?: number;
  readonly split?: boolean;
  readonly raw?: string;
  /** Whether the connection stays open after `raw`. */
  readonly keep?: boolean;
}

export async function give(answer: Answer, response: ServerResponse): Promise<void> {
  const { status = 200, headers, body = '{"name":"x"}' } = answer;
  const socket = response.socket as Socket;
  if (answer.drop) return void response.destroy();
  if (answer.reset) return void socket.resetAndDestroy();
  if (answer.stall === 'headers') return;
  if (answer.raw !== undefined) {
    if (answer.keep) socket.write(answer.raw);
    else socket.end(answer.raw);
    return;
  }
  const length = answer.cut ? { 'content-length': String(Buffer.byteLength(body) + 10) } : {};
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...headers,
    ...length,
  });
  if (answer.stall === 'body') response.write('{"na');
  else if (answer.cut) response.write(body, () => socket.end());
  else if (answer.split) {
    const bytes = Buffer.from(body);
    const middle = bytes.findIndex((byte) => byte > 127) + 1;
    response.write(bytes.subarray(0, middle));
    await wait(20);
    response.end(bytes.subarray(middle));
  } else if (answer.chunks) {
    for (const chunk of answer.chunks) {
      if (response.destroyed) return;
      response.write(chunk);
      await wait(answer.every ?? 5);
    }
    response.end();
  } else response.end(body);
}
