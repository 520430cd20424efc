/** The wire cases, and the tests that every language runs for them. */

import { once } from 'node:events';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from '../../generator/text/parse.js';
import { askAhead, chosenTests, type Answering, type Answers } from '../support/ahead.js';
import { scratch, testFolder } from '../support/places.js';
import { byName } from '../support/runtimes.js';
import { serve, type Recorded, type Running } from '../support/servers.js';
import { give, type Answer } from './server.js';

export interface Case {
  readonly name: string;
  /** Set where the numbers of JavaScript lose digits. */
  readonly exact?: true;
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
    readonly body?: OneOf;
    readonly json?: unknown;
    readonly parts?: Record<string, Part | readonly Part[]>;
  }[];
  readonly value?: unknown;
  readonly declared?: readonly string[];
  /** The variants of unions among the members of the value: their names, or kinds of JSON; `UnknownVariant` for none of them. */
  readonly variants?: Record<string, unknown>;
  readonly error?: Failure;
}

type OneOf = string | readonly string[];

export interface Failure {
  readonly kind: string;
  readonly status?: number;
  readonly body?: unknown;
  /** The name of the documented type of the body, or the kind of JSON. */
  readonly type?: string;
}

/** A part of a multipart body: its media type, its file name (null: absent; not compared if left out) and its text. */
interface Part {
  readonly type: string | null;
  readonly name?: string | null;
  readonly text: string;
}

/** The result of a call: `value` is null if the operation returns nothing. Languages that decode unions name the variants. */
export type Outcome =
  | {
      readonly value: unknown;
      readonly declared?: readonly string[];
      readonly variants?: unknown;
    }
  | { readonly error: Failure };

/** A case as it is passed to a driver. Without a base URL, the default of the SDK applies. */
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
  'cases.yml',
).value as unknown as { features: Record<string, Feature>; cases: Record<string, readonly Case[]> };

/** The server of the document, and a second one. */
export interface WireServers {
  readonly main: Running;
  readonly other: Running;
  readonly close: () => Promise<void>;
  /** Sets the responses of the next case, and clears `seen`. */
  readonly expect: (answers: readonly Answer[]) => Promise<void>;
  /** The requests in order, and which server received them. */
  readonly seen: readonly { readonly request: Recorded; readonly other: boolean }[];
  /** Replaces the servers of the document with the URLs of the test servers. */
  readonly placed: (text: string) => string;
}

/** Starts both servers. @param page responds to requests that belong to no case, such as those for the page of a browser */
export async function startServers(
  page?: (path: string) => { readonly type: string; readonly text: string } | undefined,
): Promise<WireServers> {
  let answers: readonly Answer[] = [{}];
  const seen: { request: Recorded; other: boolean }[] = [];
  /** Connections that were ended without `connection: close`. */
  const ended = new Set<Socket>();
  const handler =
    (other: boolean): Parameters<typeof serve>[0] =>
    (request, response) => {
      // HTTP clients silently repeat a request that fails on a reused connection.
      response.shouldKeepAlive = false;
      const found = page?.(request.url);
      if (found) {
        response.setHeader('content-type', found.type).end(found.text);
        return;
      }
      seen.push({ request, other });
      const answer = answers[Math.min(seen.length, answers.length) - 1] ?? {};
      if (answer.raw !== undefined) ended.add(response.socket as Socket);
      void give(answer, response);
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
    async expect(next) {
      await closed(ended);
      seen.length = 0;
      answers = JSON.parse(placed(JSON.stringify(next))) as Answer[];
    },
    close: async () => {
      await main.close();
      await other.close();
    },
  };
}

/**
 * Waits until clients have closed connections that the server has ended. Otherwise a client could send the next request
 * on one of them before it notices, and then again on another one.
 */
async function closed(sockets: Set<Socket>): Promise<void> {
  const open = [...sockets].filter((socket) => socket.writableEnded && !socket.destroyed);
  sockets.clear();
  const all = Promise.all(open.map((socket) => once(socket, 'close')));
  // A browser only notices when it wants to reuse the connection.
  await Promise.race([all, wait(200)]);
  for (const socket of open) socket.destroy();
}

/** The call of a case, with its base URL. */
function callOf(wire: Case, { main, placed }: WireServers): Call {
  const { client = {}, requests: _, answers: __, ...rest } = wire;
  const { baseURL = '', userInfo, ...others } = client;
  const origin = main.url.replace('//', userInfo === undefined ? '//' : `//${userInfo as string}@`);
  const at = `${origin}${baseURL as string}`;
  const call = placed(wire.call);
  return { ...rest, call, client: others, baseURL: baseURL === 'absent' ? null : at };
}

/** Compares the requests and the result with those that a case expects. */
function judge(wire: Case, { outcome, seen }: Result): void {
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
    if (body !== undefined) expect(request.body).toEqual(oneOf(body));
    if (json !== undefined) expect(JSON.parse(request.body)).toEqual(json);
    if (parts) {
      expect(partsOf(request.headers['content-type'] ?? '', request.body)).toEqual(
        Object.fromEntries(
          Object.entries(parts).map(([name, part]) => [name, expectedParts(part)]),
        ),
      );
    }
  });
  if (wire.error) {
    expect(outcome).toHaveProperty('error');
    const { error } = outcome as { error: Failure };
    expect(error.kind).toBe(wire.error.kind);
    expect(error.status).toBe(wire.error.status);
    if (wire.error.body !== undefined) expect(error.body).toEqual(wire.error.body);
    if (wire.error.type && 'type' in error) expect(error.type).toBe(wire.error.type);
  } else {
    expect(outcome).not.toHaveProperty('error');
    if (wire.declared && 'declared' in outcome) expect(outcome.declared).toEqual(wire.declared);
    const { value, variants } = outcome as Extract<Outcome, { value: unknown }>;
    if ('value' in wire) expect(value).toEqual(wire.value);
    // Languages differ in the case of names.
    const plain = (names: unknown): string => JSON.stringify(names).toLowerCase();
    if (wire.variants && variants) expect(plain(variants)).toBe(plain(wire.variants));
  }
}

/** Whether a case needs no integers beyond those that a number holds. */
export const isOfNumbers = ({ exact }: Case): boolean => exact !== true;

/** A copy of the SDK of the wire document that uses the test servers. */
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

/** Where the wire cases run. */
export interface WirePlace {
  readonly name: string;
  /** Starts the driver of an SDK that uses these servers. */
  readonly start: (servers: WireServers) => Promise<Driver>;
  readonly page?: Parameters<typeof startServers>[0];
  /** Whether a case can run there. Default: all of them. */
  readonly runs?: (wire: Case) => boolean;
}

/** What a test of a case compares. */
interface Result extends Pick<WireServers, 'seen'> {
  readonly outcome: Outcome;
}

/**
 * Defines a suite for each place, and in it a test for each case. All places run at the same time, each with its own
 * servers, as many cases wait.
 *
 * @param isThere whether the language is installed
 */
export function wireTests(places: readonly WirePlace[], isThere = true): void {
  const results = new Map<WirePlace, Answers<Case, Result>>();
  const casesOf = ({ runs = () => true }: WirePlace) =>
    Object.entries(cases).flatMap(([feature, all]) => {
      const group = all.filter(runs);
      return group.length > 0 ? [[feature, group] as const] : [];
    });

  // oxlint-disable-next-line no-empty-pattern -- vitest reads the context that a hook uses from its pattern
  beforeAll(({}, suite) => {
    const chosen = chosenTests(suite);
    for (const place of isThere ? places : []) {
      const asked = casesOf(place).flatMap(([feature, group]) =>
        group.filter(({ name }) => chosen.has(`${place.name} › ${feature} › ${name}`)),
      );
      results.set(
        place,
        askAhead(() => startPlace(place), asked),
      );
    }
  });

  describe.skipIf(!isThere).each(byName(places))('%s', (_name, place) => {
    describe.each(casesOf(place))('%s', (_, group) => {
      test.for(group.map((wire) => [wire.name, wire] as const))('%s', async ([, wire]) => {
        judge(wire, await results.get(place)!(wire));
      });
    });
  });
}

/** Starts the servers and the driver of a place. */
async function startPlace({ start, page }: WirePlace): Promise<Answering<Case, Result>> {
  const servers = await startServers(page);
  const driver = await start(servers);
  return {
    async ask(wire) {
      await servers.expect(wire.answers ?? [{}]);
      const outcome = await driver.run(callOf(wire, servers));
      return { outcome, seen: [...servers.seen] };
    },
    async close() {
      await driver.close?.();
      await servers.close();
    },
  };
}

const oneOf = (given: OneOf): unknown =>
  typeof given === 'string'
    ? given
    : expect.toSatisfy((text: unknown) => given.includes(text as string));

const expectedParts = (given: Part | readonly Part[]): readonly unknown[] =>
  [given].flat().map((part) => ({ name: expect.toSatisfy(() => true) as unknown, ...part }));

/** The parts of a multipart body by name (RFC 7578), in order. */
function partsOf(contentType: string, body: string): Record<string, Part[]> {
  const boundary = /boundary="?([^";]+)/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`There is no boundary in ${contentType}.`);
  const parts: Record<string, Part[]> = {};
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
    (parts[name] ??= []).push({ type, name: fileName ?? null, text: text.replace(/\r\n$/, '') });
  }
  return parts;
}
