/** Platforms that lack what Node.js has: React Native, the DOM of tests, small workers. */

import { idempotency } from '../../../templates/typescript/runtime/idempotency.js';
import { logRequests } from '../../../templates/typescript/runtime/logging.js';
import { telemetry } from '../../../templates/typescript/runtime/telemetry.js';
import { equal, holds, make, type Checks } from './check.js';

/** Globals that some platforms lack. `Headers`, `URL` and `AbortController` belong to every `fetch`. */
const optional = [
  'Blob',
  'Deno',
  'File',
  'FormData',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  'URLSearchParams',
  'WritableStream',
  'crypto',
  'performance',
  'process',
  'queueMicrotask',
  'structuredClone',
] as const;

/** A response as a polyfill of `fetch` makes it: without a stream, and of nothing that a platform may lack. */
class SimpleResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: Headers;
  readonly url: string = 'http://x.invalid/';
  readonly #body: string;

  constructor(body: string, { status, headers }: { status: number; headers: HeadersInit }) {
    this.ok = status < 300;
    this.status = status;
    this.headers = new Headers(headers);
    this.#body = body;
  }

  async text(): Promise<string> {
    return this.#body;
  }
}

/** Runs without some globals, and with a `Response` that does not need them itself. */
async function without(names: readonly string[], run: () => Promise<void>): Promise<void> {
  const scope = globalThis as Record<string, unknown>;
  const had = [...new Set([...names, 'Response'])].flatMap((name) => {
    const was = Object.getOwnPropertyDescriptor(scope, name);
    return was?.configurable ? [[name, was] as const] : [];
  });
  for (const [name] of had) delete scope[name];
  if (!names.includes('Response')) scope['Response'] = SimpleResponse;
  try {
    await run();
  } finally {
    for (const [name, was] of had) Object.defineProperty(scope, name, was);
  }
}

async function everyKindOfCall(): Promise<void> {
  const sent: RequestInit[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    sent.push(init!);
    const headers = { 'content-type': 'application/json' };
    const status = init!.method === 'PUT' ? 404 : 200;
    return new SimpleResponse('{"a":1}', { status, headers }) as unknown as Response;
  };
  const observe = logRequests({
    logLevel: 'debug',
    logger: { error() {}, warn() {}, info() {}, debug() {} },
  });
  const client = make(
    { fetch, observe },
    { idempotency: idempotency('X-Once') },
    { telemetry: telemetry('X-T-') },
  );
  equal(await client.get('/', { query: { b: [1, 2] } }), { a: 1 });
  equal(await client.post('/', { body: { b: 1 } }), { a: 1 });
  equal(await client.post('/', { body: 'text', headers: { 'Content-Type': 'text/plain' } }), {
    a: 1,
  });
  equal(
    sent.map(({ body }) => body),
    [undefined, '{"b":1}', 'text'],
  );
  equal((await client.get('/').asResponse()).status, 200);
  equal((await client.get('/').withResponse()).response.status, 200);
  const failed = await client.put('/', { body: [1] }).safe();
  holds(!failed.ok && failed.status === 404, 'a failure');
}

export const platforms: Checks = {
  'the core runs without each of the globals that some platforms lack': async () => {
    for (const name of optional) {
      await without([name], everyKindOfCall).catch((error: Error) => {
        throw new Error(`without ${name}: ${error.stack}`);
      });
    }
    await without(optional, everyKindOfCall);
  },
};
