/** The wire cases on the generated TypeScript SDK: built, and called by what its api.md says. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { testFolder } from '../support/places.js';
import { buildSdk } from '../support/sdk.js';
import { serve, type Running } from '../support/servers.js';

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  readonly stall?: 'headers' | 'body';
  readonly drop?: boolean;
}

interface Case {
  readonly name: string;
  readonly call: string;
  readonly id?: string;
  readonly params?: Record<string, unknown>;
  readonly client?: Record<string, unknown>;
  readonly options?: Record<string, unknown>;
  readonly answers?: readonly Answer[];
  readonly requests: readonly {
    readonly line: string;
    readonly headers?: Record<string, string | null>;
    readonly body?: string;
  }[];
  readonly value?: unknown;
  readonly error?: { readonly kind: string; readonly status?: number; readonly body?: unknown };
}

interface Group {
  readonly group: string;
  readonly 'at least': number;
  readonly cases: readonly Case[];
}

const groups = parse(readFileSync(join(testFolder, 'wire/cases.yml'), 'utf8')) as Group[];

/** What the cases call an error, in this language. */
const errorNames: Record<string, string> = {
  usage: 'SDKError',
  status: 'APIError',
  malformed: 'MalformedResponseError',
  connection: 'APIConnectionError',
  timeout: 'APIConnectionTimeoutError',
  'bad request': 'BadRequestError',
  authentication: 'AuthenticationError',
  'permission denied': 'PermissionDeniedError',
  'not found': 'NotFoundError',
  conflict: 'ConflictError',
  'unprocessable entity': 'UnprocessableEntityError',
  'rate limit': 'RateLimitError',
  'internal server': 'InternalServerError',
};

type Call = (...args: unknown[]) => Promise<unknown>;
type ClientClass = new (options: Record<string, unknown>) => object;

let Client: ClientClass;
/** Accessor of each operation, `client.items.list`, by verb and path. */
let accessors: Map<string, readonly string[]>;
let server: Running;
let answers: readonly Answer[] = [];

beforeAll(async () => {
  const { folder } = await buildSdk({ spec: join(testFolder, 'wire/openapi.yml') });
  const exported = (await import(pathToFileURL(join(folder, 'dist/index.js')).href)) as {
    default: ClientClass;
  };
  Client = exported.default;
  const lines = readFileSync(join(folder, 'api.md'), 'utf8').matchAll(
    /title="(\w+) ([^"]+)">client\.([\w.]+)\.<a[^>]*>(\w+)</g,
  );
  accessors = new Map(
    [...lines].map(([, verb, path, resource, method]) => [
      `${verb!.toUpperCase()} ${path}`,
      [...resource!.split('.'), method!],
    ]),
  );
  server = await serve((_, response, count) => {
    const {
      status = 200,
      headers,
      body = '{"name":"x"}',
      stall,
      drop,
    } = answers[Math.min(count, answers.length) - 1] ?? {};
    if (drop) response.destroy();
    if (drop || stall === 'headers') return;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    if (stall === 'body') response.write('{"na');
    else response.end(body);
  });
});
afterAll(() => server?.close());

async function run({
  call,
  id,
  params,
  client: given,
  options,
  answers: canned,
}: Case): Promise<unknown> {
  answers = canned ?? [{}];
  server.requests.length = 0;
  const { apiKey, ...rest } = { apiKey: 'key', ...given };
  const client = new Client({
    baseURL: server.url,
    ...(apiKey !== 'absent' && { apiKey }),
    ...rest,
  });
  const path = accessors.get(call)!;
  const owner = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (object, step) => object[step] as Record<string, unknown>,
      client as Record<string, unknown>,
    );
  const args: unknown[] = [...(id === undefined ? [] : [id]), ...(params ? [params] : [])];
  // Without params the options still come last: an operation that takes params gets none.
  const takesParams = (owner[path.at(-1)!] as Call).length > (id === undefined ? 0 : 1) + 1;
  if (options) args.push(...(takesParams && !params ? [undefined] : []), options);
  return (owner[path.at(-1)!] as Call).apply(owner, args);
}

test('each group has as many cases as its feature asks for', () => {
  for (const { group, cases, 'at least': least } of groups)
    expect(cases.length, group).toBeGreaterThanOrEqual(least);
  expect(groups.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(60);
});

describe.each(groups)('$group', ({ cases }) => {
  test.for(cases)('$name', async (wire) => {
    const outcome = await Promise.resolve()
      .then(() => run(wire))
      .then(
        (value) => ({ value }),
        (error: unknown) => ({ error }),
      );
    expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
      wire.requests.map(({ line }) => line),
    );
    wire.requests.forEach(({ headers = {}, body }, index) => {
      const got = server.requests[index]!;
      for (const [name, value] of Object.entries(headers))
        expect(got.headers[name] ?? null, name).toBe(value);
      if (body !== undefined) expect(got.body).toBe(body);
    });
    if (wire.error) {
      const { kind, status, body } = wire.error;
      expect(outcome).toHaveProperty('error');
      const { error } = outcome as { error: { name: string; status?: number; error?: unknown } };
      expect(error.name).toBe(errorNames[kind]);
      expect(error.status).toBe(status);
      if (body !== undefined) expect(error.error).toEqual(body);
    } else {
      expect(outcome).not.toHaveProperty('error');
      if ('value' in wire) expect((outcome as { value: unknown }).value).toEqual(wire.value);
    }
  });
});
