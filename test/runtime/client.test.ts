/** The client against real servers on the loopback: requests, answers, errors, retries, time. */

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { APIClient } from '../../templates/typescript/runtime/api-client.js';
import { bearer } from '../../templates/typescript/runtime/auth.js';
import { basic } from '../../templates/typescript/runtime/basic.js';
import type { CoreOptions } from '../../templates/typescript/runtime/client.js';
import type { ClassConfig, ClientConfig } from '../../templates/typescript/runtime/config.js';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  MalformedResponseError,
  SDKError,
} from '../../templates/typescript/runtime/error.js';
import * as errors from '../../templates/typescript/runtime/error.js';
import { cookieKey, headerKey, queryKey } from '../../templates/typescript/runtime/key.js';
import { retryAfter } from '../../templates/typescript/runtime/retry.js';
import { telemetry } from '../../templates/typescript/runtime/telemetry.js';
import { serve, type Running } from '../support/servers.js';

const config: ClientConfig = {
  name: 'Test',
  version: '1.2.3',
  baseURL: 'http://default.invalid/v1',
  env: { baseURL: 'TEST_BASE_URL', apiKey: 'TEST_API_KEY' },
  schemes: {
    bearer: bearer('apiKey'),
    basic: basic('username', 'password'),
    header: headerKey('headerKey', 'X-Key'),
    query: queryKey('queryKey', 'key'),
    cookie: cookieKey('cookieKey', 'sid'),
  },
  security: [['bearer']],
  arrays: 'repeat',
  maxRetries: 2,
  nonIdempotent: 'safe',
};

const more: ClassConfig = { logVariable: 'TEST_LOG', secrets: ['secret'] };

type Options = CoreOptions & Record<string, unknown>;
const make = (
  options: Options = {},
  changes: Partial<ClientConfig> = {},
  extra: Partial<ClassConfig> = {},
): APIClient => {
  const given: Options = { apiKey: 'key', ...options };
  return new APIClient(given, { ...config, ...changes }, { ...more, ...extra });
};

let server: Running;
let answer: Parameters<typeof serve>[0];

beforeEach(async () => {
  answer = (_, response) =>
    response.setHeader('Content-Type', 'application/json').end('{"ok":true}');
  server = await serve((request, response, count) => answer(request, response, count));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await server.close();
});
const client = (options: Options = {}, changes: Partial<ClientConfig> = {}): APIClient =>
  make({ baseURL: server.url, ...options }, changes);

const status =
  (code: number, body = '', headers: Record<string, string> = {}): typeof answer =>
  (_, response) =>
    void response.writeHead(code, { 'Content-Type': 'application/json', ...headers }).end(body);

describe('construction', () => {
  test('options, then the environment, then the document; blank is unset', () => {
    vi.stubEnv('TEST_BASE_URL', '  http://env.invalid  ');
    vi.stubEnv('TEST_API_KEY', 'from-env');
    expect(new APIClient({}, config, more)).toMatchObject({
      baseURL: 'http://env.invalid',
      credentials: { apiKey: 'from-env' },
      timeout: 60_000,
      maxRetries: 2,
    });
    expect(make({ baseURL: 'http://given.invalid' }).baseURL).toBe('http://given.invalid');
    vi.stubEnv('TEST_BASE_URL', ' ');
    expect(make().baseURL).toBe('http://default.invalid/v1');
  });

  test('refuses a timeout or a number of retries that is none', () => {
    expect(() => make({ timeout: 1.5 })).toThrow('timeout must be an integer');
    expect(() => make({ timeout: -1 })).toThrow('timeout must be a positive integer');
    expect(() => make({ maxRetries: Number.NaN })).toThrow(SDKError);
  });

  test('withOptions: a new client, current values kept, the old one unchanged', () => {
    const parent = make({ timeout: 5, defaultHeaders: { 'X-A': 'a' } });
    parent.maxRetries = 7;
    parent.credentials['apiKey'] = 'later';
    const child = parent.withOptions({ timeout: 9 });
    expect(child).toMatchObject({ timeout: 9, maxRetries: 7, credentials: { apiKey: 'later' } });
    expect(child.defaultHeaders.values.get('x-a')).toBe('a');
    expect(parent.timeout).toBe(5);
  });
});

test('buildURL: base path kept, queries merged, absolute URLs as they are', () => {
  const one = make({ baseURL: 'http://a.invalid/v1/', defaultQuery: { d: 1, x: 1 } });
  expect(one.buildURL('/users?own=1', { x: 2, u: undefined })).toBe(
    'http://a.invalid/v1/users?own=1&d=1&x=2',
  );
  expect(one.buildURL('users', { d: undefined })).toBe('http://a.invalid/v1/users?x=1');
  expect(one.buildURL('https://b.invalid/p?q=1')).toBe('https://b.invalid/p?q=1&d=1&x=1');
  expect(one.buildURL('/users?x=1', { x: 3 })).toBe('http://a.invalid/v1/users?d=1&x=3');
  expect(make().buildURL('/u', null, 'https://op.invalid')).toBe('https://op.invalid/u');
  expect(one.buildURL('/u', null, 'https://op.invalid')).toBe('http://a.invalid/v1/u?d=1&x=1');
});

async function* letters(): AsyncGenerator<string> {
  yield 'i';
}

describe('requests', () => {
  test('one PATCH with JSON, and what goes with it', async () => {
    const result = await client().patch('/users/1', {
      body: { name: 'ä', no: undefined, nil: null },
    });
    expect(result).toEqual({ ok: true });
    expect(server.requests).toMatchObject([
      {
        method: 'PATCH',
        url: '/users/1',
        body: '{"name":"ä","nil":null}',
        headers: {
          accept: 'application/json',
          authorization: 'Bearer key',
          'content-type': 'application/json',
          'user-agent': 'Test/JS 1.2.3',
        },
      },
    ]);
  });

  test('precedence of headers: defaults, client, request; null removes', async () => {
    const one = client({ defaultHeaders: { Accept: 'a', 'X-D': 'd', 'User-Agent': null } });
    await one.get('/', { headers: { accept: 'b', 'x-d': null, Authorization: 'own' } });
    const { headers } = server.requests[0]!;
    expect(headers.accept).toBe('b');
    expect(headers.authorization).toBe('own');
    expect(headers).not.toHaveProperty('x-d');
    expect(headers['user-agent']).not.toBe('Test/JS 1.2.3');
  });

  test('telemetry headers only with a prefix', async () => {
    await client().get('/');
    const traced = { telemetry: telemetry('X-T-') };
    await make({ baseURL: server.url }, {}, traced).get('/', { timeout: 5999 });
    expect(
      Object.keys(server.requests[0]!.headers).filter((name) => name.startsWith('x-')),
    ).toEqual([]);
    expect(server.requests[1]!.headers).toMatchObject({
      'x-t-retry-count': '0',
      'x-t-timeout': '5',
    });
  });

  test.for([
    ['text with its type', 'plain', { 'Content-Type': 'text/plain' }, 'plain', 'text/plain'],
    ['text as JSON', 'plain', {}, '"plain"', 'application/json'],
    ['bytes', new TextEncoder().encode('raw'), {}, 'raw', undefined],
    [
      'a form',
      new URLSearchParams({ a: '1' }),
      {},
      'a=1',
      'application/x-www-form-urlencoded;charset=UTF-8',
    ],
    ['a stream', (): ReadableStream => new Blob(['s']).stream(), {}, 's', undefined],
    ['an async iterable', letters, {}, 'i', undefined],
    ['an array', [1, 2], {}, '[1,2]', 'application/json'],
    ['null', null, {}, '', 'application/json'],
    ['what has toJSON', { toJSON: () => 1 }, {}, '1', 'application/json'],
  ] as const)('a body that is %s', async ([, given, headers, text, type]) => {
    const body: unknown = typeof given === 'function' ? given() : given;
    await client().post('/', { body, headers });
    expect(server.requests[0]!.body).toBe(text);
    expect(server.requests[0]!.headers['content-type']).toBe(type);
  });
});

describe('credentials', () => {
  const sent = async (options: Options, security: string[][]): Promise<[string, object]> => {
    await client({ apiKey: undefined, ...options }, { security }).get('/x');
    return [server.requests.at(-1)!.url, server.requests.at(-1)!.headers];
  };

  test('each kind, and the first alternative that can be met', async () => {
    expect(await sent({ apiKey: 'k' }, [['bearer']])).toMatchObject([
      '/x',
      { authorization: 'Bearer k' },
    ]);
    const basicAuth = await sent({ username: 'ü', password: 'p' }, [['bearer'], ['basic']]);
    expect(basicAuth[1]).toMatchObject({
      authorization: `Basic ${Buffer.from('ü:p').toString('base64')}`,
    });
    const both = await sent({ headerKey: 'h', queryKey: 'q' }, [['header', 'query']]);
    expect(both).toMatchObject(['/x?key=q', { 'x-key': 'h' }]);
    expect((await sent({ cookieKey: 'a;b' }, [['cookie']]))[1]).toMatchObject({
      cookie: 'sid=a%3Bb',
    });
  });

  test('optional ones are sent if there are any', async () => {
    const optional = [[], ['bearer']];
    expect((await sent({ apiKey: 'k' }, optional))[1]).toMatchObject({ authorization: 'Bearer k' });
    expect((await sent({}, optional))[1]).not.toHaveProperty('authorization');
  });

  test('a missing one is an error before anything is sent', async () => {
    const one = client({ apiKey: undefined });
    await expect(one.get('/')).rejects.toThrow(
      'A credential is missing: set `apiKey` (or TEST_API_KEY), or pass null to send none.',
    );
    expect(server.requests).toEqual([]);
    await client({ apiKey: null }).get('/');
    await one.get('/', { security: [] });
    await one.get('/', { headers: { Authorization: 'own' } });
    await one.get('/', { headers: { Authorization: null } });
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      undefined,
      'own',
      undefined,
    ]);
  });

  test('never follow a redirect to another origin', async () => {
    const other = await serve((_, response) =>
      response.setHeader('Content-Type', 'application/json').end('{}'),
    );
    const options = { headerKey: 'h', cookieKey: 'c', apiKey: 'k' };
    for (const security of [[['bearer']], [['header', 'cookie']]]) {
      answer = status(307, '', { location: `${other.url}/there` });
      await client(options, { security }).post('/', { body: { a: 1 } });
      const { headers, body, url } = other.requests.at(-1)!;
      expect([url, body]).toEqual(['/there', '{"a":1}']);
      for (const name of ['authorization', 'x-key', 'cookie'])
        expect(headers).not.toHaveProperty(name);
      answer = (request, response) =>
        request.url === '/'
          ? status(303, '', { location: '/same' })(request, response, 1)
          : status(200, '{}')(request, response, 1);
      await client(options, { security }).post('/', { body: { a: 1 } });
      const followed = server.requests.at(-1)!;
      expect([followed.method, followed.url]).toEqual(['GET', '/same']);
      const credential = security[0]![0] === 'bearer' ? 'authorization' : 'x-key';
      expect(followed.headers).toHaveProperty(credential);
    }
    await other.close();
  });
});

describe('answers', () => {
  test('awaited, with the response, raw, and unwrapped; parsed once', async () => {
    const promise = client().get<{ ok: boolean }>('/');
    const [first, second, { data, response }] = await Promise.all([
      promise,
      promise,
      promise.withResponse(),
    ]);
    expect(first).toEqual({ ok: true });
    expect(second).toBe(first);
    expect(data).toBe(first);
    expect(response.status).toBe(200);
    expect(server.requests).toHaveLength(1);
    const raw = await client().get('/').asResponse();
    expect([raw.bodyUsed, await raw.text(), raw.url]).toEqual([
      false,
      '{"ok":true}',
      `${server.url}/`,
    ]);
    expect(
      await client()
        .get<{ ok: boolean }>('/')
        ._thenUnwrap(({ ok }) => !ok),
    ).toBe(false);
  });

  test.for([
    [204, 'application/json', '', null],
    [200, 'application/json', '', undefined],
    [200, 'application/vnd.api+json; charset=utf-8', '[1]', [1]],
    [200, 'text/plain', 'text', 'text'],
    [200, 'application/json', 'null', null],
  ] as const)('%s %s %j', async ([code, type, body, expected]) => {
    answer = status(code, body, { 'Content-Type': type });
    expect(await client().get('/')).toEqual(expected);
  });

  test('a body left to the caller', async () => {
    answer = status(200, 'bytes', { 'Content-Type': 'application/pdf' });
    const response = await client().get<Response>('/', { decode: 'response' });
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(await response.text()).toBe('bytes');
  });

  test('malformed JSON is an APIError with status, headers and text', async () => {
    answer = status(200, '{"cut');
    const error: unknown = await client()
      .get('/')
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(MalformedResponseError);
    expect(error).toMatchObject({ name: 'MalformedResponseError', status: 200, error: '{"cut' });
    expect(await client().get('/').safe()).toMatchObject({ ok: false, status: undefined });
  });
});

describe('errors', () => {
  test.for([
    [400, 'BadRequestError'],
    [401, 'AuthenticationError'],
    [403, 'PermissionDeniedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [418, 'APIError'],
    [422, 'UnprocessableEntityError'],
    [429, 'RateLimitError'],
    [500, 'InternalServerError'],
    [599, 'InternalServerError'],
  ] as const)('%s is %s', async ([code, name]) => {
    answer = status(code, '{"message":"no","more":1}', { 'x-id': '7' });
    const error: unknown = await client({ maxRetries: 0 })
      .get('/')
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(errors[name]);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toBeInstanceOf(SDKError);
    expect(error).toMatchObject({ name, status: code, message: `${code} no`, error: { more: 1 } });
    expect((error as APIError).headers?.get('x-id')).toBe('7');
  });

  test.for([
    ['', '404 status code (no body)', undefined],
    ['plain', '404 plain', 'plain'],
    ['{"detail":"RFC 9457","title":"x"}', '404 RFC 9457', { detail: 'RFC 9457', title: 'x' }],
    ['{"errors":[1]}', '404 {"errors":[1]}', { errors: [1] }],
  ] as const)('message of %j', async ([body, message, parsed]) => {
    answer = status(404, body);
    await expect(client().get('/')).rejects.toMatchObject({ message, error: parsed });
  });

  test('safe() gives them as values', async () => {
    answer = status(422, '{"why":"x"}');
    expect(await client().get('/').safe()).toMatchObject({
      ok: false,
      status: 422,
      error: { why: 'x' },
      cause: { name: 'UnprocessableEntityError' },
    });
    answer = status(200, '1');
    expect(await client().get('/').safe()).toMatchObject({ ok: true, status: 200, data: 1 });
    const nobody = make({ baseURL: 'http://127.0.0.1:9', maxRetries: 0 });
    const result = await nobody.get('/?secret=1').safe();
    expect(result).toMatchObject({ ok: false, status: undefined });
    expect((result as { error: Error }).error).toBeInstanceOf(APIConnectionError);
    expect((result as { error: Error }).error.message).toBe(
      'Connection error: bad port 127.0.0.1:9.',
    );
    expect((result as { error: Error }).error.message).not.toContain('secret');
  });

  test('the network failed: code and host in the message', async () => {
    const free = await serve(() => {});
    await free.close();
    const error: unknown = await make({ baseURL: free.url, maxRetries: 0 })
      .get('/')
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'APIConnectionError', status: undefined });
    expect((error as Error).message).toBe(
      `Connection error: ECONNREFUSED ${new URL(free.url).host}.`,
    );
    expect((error as Error).cause).toBeInstanceOf(TypeError);
  });
});

describe('retries', () => {
  /** Answers the first `failures` requests by `failure`, later ones well. */
  const failing =
    (failures: number, failure: typeof answer): typeof answer =>
    (request, response, count) =>
      (count <= failures ? failure : status(200, '{"ok":true}'))(request, response, count);
  const soon = { 'retry-after-ms': '1' };

  test.for([
    ['get', 500, {}, 2],
    ['get', 408, {}, 2],
    ['put', 503, {}, 2],
    ['delete', 409, {}, 2],
    ['get', 404, {}, 1],
    ['post', 500, {}, 1],
    ['patch', 408, {}, 1],
    ['post', 429, {}, 2],
    ['post', 503, { 'retry-after': '0.001' }, 2],
    ['post', 503, {}, 1],
    ['post', 500, { 'x-should-retry': 'true' }, 2],
    ['get', 500, { 'x-should-retry': 'false' }, 1],
    ['get', 429, { 'retry-after': '121' }, 1],
  ] as const)('%s after %s %j: %s requests', async ([method, code, headers, expected]) => {
    answer = failing(1, status(code, '{}', expected === 1 ? headers : { ...soon, ...headers }));
    if (code === 503 && !('retry-after' in headers) && method === 'post')
      answer = failing(1, status(503, '{}'));
    await client().request({ method, path: '/' }).safe();
    expect(server.requests).toHaveLength(expected);
  });

  test('POST with an idempotency key is repeated, with the same key', async () => {
    answer = failing(1, status(500, '{}', soon));
    await client().post('/', { body: {}, idempotencyKey: 'once' });
    expect(server.requests.map(({ headers }) => headers['idempotency-key'])).toEqual([
      'once',
      'once',
    ]);
  });

  test('the policy for what is not idempotent', async () => {
    answer = failing(1, status(500, '{}', soon));
    await client({}, { nonIdempotent: 'always' }).post('/').safe();
    expect(server.requests).toHaveLength(2);
    answer = failing(3, status(429, '{}', soon));
    await client({}, { nonIdempotent: 'never' }).post('/').safe();
    expect(server.requests).toHaveLength(3);
  });

  test('no more often than maxRetries, and the last error comes out', async () => {
    answer = status(500, '{"message":"again"}', soon);
    await expect(client().get('/')).rejects.toThrow('500 again');
    expect(server.requests).toHaveLength(3);
    await client({ maxRetries: 0 }).get('/').safe();
    await client().get('/', { maxRetries: 1 }).safe();
    expect(server.requests).toHaveLength(6);
  });

  test('a wait beyond 120 s is no wait: the error comes at once, with retryAfter on it', async () => {
    answer = status(429, '{}', { 'retry-after': '2592000' });
    await expect(client().get('/')).rejects.toMatchObject({
      name: 'RateLimitError',
      retryAfter: 2_592_000,
    });
    expect(server.requests).toHaveLength(1);
  });

  test.for([
    ['1', undefined, 1],
    ['1.5', undefined, 1.5],
    ['Thu, 01 Jan 1970 00:00:30 GMT', undefined, 20],
    ['9', '250', 0.25],
    ['-1', undefined, undefined],
    ['0', undefined, undefined],
    ['Thu, 01 Jan 1970 00:00:01 GMT', undefined, undefined],
    ['soon', undefined, undefined],
    ['soon', 'later', undefined],
  ] as const)('retry-after %s, retry-after-ms %s: %s s', ([after, milliseconds, expected]) => {
    const headers = new Headers({
      'retry-after': after,
      ...(milliseconds && { 'retry-after-ms': milliseconds }),
    });
    expect(retryAfter(headers, 10_000)).toBe(expected);
  });

  test('a dropped connection: GET again, POST not', async () => {
    answer = (_, response) => void response.destroy();
    await client({ maxRetries: 1 }).get('/').safe();
    expect(server.requests).toHaveLength(2);
    await client({ maxRetries: 1 }).post('/').safe();
    expect(server.requests).toHaveLength(3);
  });

  test('a POST that was refused before a byte was sent is tried again', async () => {
    const free = await serve(() => {});
    await free.close();
    let calls = 0;
    const fetch: typeof globalThis.fetch = (...args) => (calls++, globalThis.fetch(...args));
    await make({ baseURL: free.url, fetch, maxRetries: 1 }).post('/').safe();
    expect(calls).toBe(2);
  });
});

describe('time', () => {
  test('the timeout covers an answer that does not come', async () => {
    answer = () => {};
    const error = client({ timeout: 60, maxRetries: 0 }).get('/');
    await expect(error).rejects.toBeInstanceOf(APIConnectionTimeoutError);
  });

  test('and a body that never ends', async () => {
    answer = (_, response) =>
      void response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"a":');
    const begun = Date.now();
    const error: unknown = await client({ timeout: 80 })
      .get('/')
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIConnectionTimeoutError);
    expect(Date.now() - begun).toBeLessThan(5000);
    answer = (_, response) =>
      void response.writeHead(400, { 'Content-Type': 'application/json' }).write('{"a":');
    await expect(client({ timeout: 80 }).get('/')).rejects.toBeInstanceOf(
      APIConnectionTimeoutError,
    );
  });

  test('each attempt has its own', async () => {
    answer = (_, response, count) => {
      if (count > 1) response.setHeader('Content-Type', 'application/json').end('1');
    };
    expect(await client({ timeout: 600 }).get('/')).toBe(1);
    expect(server.requests).toHaveLength(2);
  });

  test('after asResponse() the time runs while nothing comes', async () => {
    answer = (_, response) => {
      response.writeHead(200);
      let sent = 0;
      const timer = setInterval(() => {
        response.write('x');
        if (++sent === 6) {
          clearInterval(timer);
          response.end();
        }
      }, 100);
    };
    const slow = await client({ timeout: 450 }).get('/').asResponse();
    expect(await slow.text()).toBe('xxxxxx'); // 600 ms in all, never 450 without a chunk
    answer = (_, response) => void response.writeHead(200).write('x');
    const stalled = await client({ timeout: 80 }).get('/').asResponse();
    await expect(stalled.text()).rejects.toThrow();
  });

  test('the caller’s signal aborts, is not retried, and keeps no listener', async () => {
    const controller = new AbortController();
    const add = vi.spyOn(controller.signal, 'addEventListener');
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    for (let count = 0; count < 20; count++) await client().get('/', { signal: controller.signal });
    expect(add.mock.calls.length).toBeGreaterThan(0);
    expect(remove.mock.calls.length).toBe(add.mock.calls.length);
    answer = () => setTimeout(() => controller.abort(new Error('mine')), 20);
    const error: unknown = await client()
      .get('/', { signal: controller.signal })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(APIUserAbortError);
    expect(server.requests).toHaveLength(21);
    await expect(client().get('/', { signal: controller.signal })).rejects.toThrow(
      'Request was aborted.',
    );
    expect(server.requests).toHaveLength(21);
  });

  test('an abort ends the wait between attempts', async () => {
    const controller = new AbortController();
    answer = (_, response) => {
      setTimeout(() => controller.abort(), 20);
      status(500, '{}', { 'retry-after': '100' })({} as never, response, 1);
    };
    await expect(client().get('/', { signal: controller.signal })).rejects.toBeInstanceOf(
      APIUserAbortError,
    );
  });
});
