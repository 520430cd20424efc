/** The wire cases, and the one way in which every language is held to them. */

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scratch, testFolder } from '../support/places.js';
import { serve, type Recorded, type Running } from '../support/servers.js';
import { give, type Answer } from './server.js';

export interface Case {
  readonly name: string;
  readonly call: string;
  readonly id?: string;
  readonly params?: Record<string, unknown>;
  readonly client?: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly times?: number;
  readonly answers?: readonly Answer[];
  readonly requests?: readonly {
    readonly line: OneOf;
    readonly headers?: Record<string, OneOf | null>;
    readonly body?: string;
    readonly json?: unknown;
    readonly parts?: Record<string, Part>;
  }[];
  readonly value?: unknown;
  readonly error?: Failure;
}

type OneOf = string | readonly string[];

export interface Failure {
  readonly kind: string;
  readonly status?: number;
  readonly body?: unknown;
}

/** A part of a multipart body: its media type and file name, if it states them, and its text. */
interface Part {
  readonly type: string | null;
  name?: string;
  readonly text: string;
}

/** What came of a call: `value` is null where the operation gives nothing. */
export type Outcome = { readonly value: unknown } | { readonly error: Failure };

/** A case as a driver gets it; without a base URL the SDK's own counts. */
export type Call = Omit<Case, 'requests' | 'answers'> & { readonly baseURL: string | null };

/** Makes the call of a case. */
export type Driver = {
  readonly run: (call: Call) => Promise<Outcome>;
  readonly close?: () => unknown;
};

interface Feature {
  readonly 'at least': number;
  readonly what: string;
  readonly from: string;
}

export const wireDocument: string = join(testFolder, 'wire/openapi.yml');
export const { features, cases } = parse(
  readFileSync(join(testFolder, 'wire/cases.yml'), 'utf8'),
) as { features: Record<string, Feature>; cases: Record<string, readonly Case[]> };

/** The server that the document names, and another one. */
export interface WireServers {
  readonly main: Running;
  readonly other: Running;
  readonly close: () => Promise<void>;
  /** What comes next: forgets what came. */
  readonly expect: (answers: readonly Answer[]) => void;
  /** What came, in order, to which server. */
  readonly seen: readonly { readonly request: Recorded; readonly other: boolean }[];
  /** A text of the document or of a case, with the URLs of the servers in it. */
  readonly placed: (text: string) => string;
}

/** @param page answers what is not of a case, such as the page of a browser */
export async function startServers(
  page?: (path: string) => { readonly type: string; readonly text: string } | undefined,
): Promise<WireServers> {
  let answers: readonly Answer[] = [{}];
  const seen: { request: Recorded; other: boolean }[] = [];
  const handler =
    (other: boolean): Parameters<typeof serve>[0] =>
    (request, response) => {
      // Clients repeat by themselves what fails on a connection that was open already.
      response.shouldKeepAlive = false;
      const found = page?.(request.url);
      if (found) {
        response.setHeader('content-type', found.type).end(found.text);
        return;
      }
      seen.push({ request, other });
      void give(answers[Math.min(seen.length, answers.length) - 1] ?? {}, response);
    };
  const main = await serve(handler(false));
  const other = await serve(handler(true));
  const placed = (text: string): string =>
    text
      .replaceAll('https://api.wire.test', main.url)
      .replaceAll('https://other.wire.test', other.url);
  return {
    main,
    other,
    seen,
    placed,
    expect: (next) => {
      seen.length = 0;
      answers = JSON.parse(placed(JSON.stringify(next))) as Answer[];
    },
    close: async () => {
      await main.close();
      await other.close();
    },
  };
}

/** Where the API of a case is. */
function callOf(wire: Case, { main }: WireServers): Call {
  const { client = {}, requests: _, answers: __, ...rest } = wire;
  const { baseURL, ...others } = client;
  const at = baseURL === undefined ? main.url : `${main.url}${baseURL as string}`;
  return { ...rest, client: others, baseURL: baseURL === 'absent' ? null : at };
}

/** Holds what came, and what came of it, to what a case says. */
function judge(wire: Case, outcome: Outcome, { seen }: WireServers): void {
  if (wire.requests) {
    const lines = seen.map(
      ({ request, other }) => `${other ? 'other ' : ''}${request.method} ${request.url}`,
    );
    expect(lines).toEqual(wire.requests.map(({ line }) => oneOf(line)));
  }
  (wire.requests ?? []).forEach(({ headers = {}, body, json, parts }, index) => {
    const { request } = seen[index]!;
    for (const [name, value] of Object.entries(headers))
      expect(request.headers[name] ?? null, name).toEqual(value === null ? null : oneOf(value));
    if (body !== undefined) expect(request.body).toBe(body);
    if (json !== undefined) expect(JSON.parse(request.body)).toEqual(json);
    if (parts) {
      const got = partsOf(request.headers['content-type'] ?? '', request.body);
      for (const name of Object.keys(got))
        if (parts[name]?.name === undefined) delete got[name]!.name;
      expect(got).toEqual(parts);
    }
  });
  if (wire.error) {
    expect(outcome).toHaveProperty('error');
    const { error } = outcome as { error: Failure };
    expect(error.kind).toBe(wire.error.kind);
    expect(error.status).toBe(wire.error.status);
    if (wire.error.body !== undefined) expect(error.body).toEqual(wire.error.body);
  } else {
    expect(outcome).not.toHaveProperty('error');
    if ('value' in wire) expect((outcome as { value: unknown }).value).toEqual(wire.value);
  }
}

/** A copy of an SDK of the wire document in which the servers of the document are those of the tests. */
export function withServers(sdk: string, { placed }: WireServers): string {
  const folder = scratch('wire-sdk');
  cpSync(sdk, folder, { recursive: true });
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile() || !/\.(js|ts|go|py)$/.test(item.name)) continue;
    const path = join(item.parentPath, item.name);
    const text = readFileSync(path, 'utf8');
    if (text.includes('wire.test')) writeFileSync(path, placed(text));
  }
  return folder;
}

/**
 * @param start what drives the SDK, and asks these servers
 * @param holds whether a case can be at all where the SDK runs; by default each
 */
export function wireTests(
  start: (servers: WireServers) => Promise<Driver>,
  {
    page,
    holds = () => true,
  }: { page?: Parameters<typeof startServers>[0]; holds?: (wire: Case) => boolean } = {},
): void {
  let driver: Driver;
  let servers: WireServers;

  beforeAll(async () => {
    servers = await startServers(page);
    driver = await start(servers);
  });
  afterAll(async () => {
    await driver?.close?.();
    await servers?.close();
  });

  const held = Object.entries(cases).flatMap(([feature, all]) => {
    const group = all.filter(holds);
    return group.length > 0 ? [[feature, group] as const] : [];
  });
  describe.each(held)('%s', (_, group) => {
    test.for(group)('$name', async (wire) => {
      servers.expect(wire.answers ?? [{}]);
      judge(wire, await driver.run(callOf(wire, servers)), servers);
    });
  });
}

const oneOf = (given: OneOf): unknown =>
  typeof given === 'string'
    ? given
    : expect.toSatisfy((text: unknown) => given.includes(text as string));

/** The parts of a multipart body by name (RFC 7578). */
function partsOf(contentType: string, body: string): Record<string, Part> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const parts: Record<string, Part> = {};
  for (const chunk of body.split(`--${boundary}`).slice(1, -1)) {
    const [head = '', text = ''] = chunk.split('\r\n\r\n', 2);
    const name = /\bname="([^"]*)"/.exec(head)?.[1] ?? '';
    const fileName = /\bfilename="([^"]*)"/.exec(head)?.[1];
    // Bun adds the charset.
    const type =
      /^content-type: *(.*)$/im
        .exec(head)?.[1]
        ?.replace(/; *charset=utf-8$/i, '')
        .trim() ?? null;
    parts[name] = {
      type,
      ...(fileName !== undefined && { name: fileName }),
      text: text.replace(/\r\n$/, ''),
    };
  }
  return parts;
}
