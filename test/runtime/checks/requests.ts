/** Requests: headers and their precedence, bodies, queries, paths, options of one request. */

import { telemetry } from '../../../templates/typescript/runtime/telemetry.js';
import { idempotency } from '../../../templates/typescript/runtime/idempotency.js';
import { path } from '../../../templates/typescript/runtime/path.js';
import { SDKError } from '../../../templates/typescript/runtime/error.js';
import { equal, holds, make, matches, thrownBy, type Checks, type Echo } from './check.js';

async function* letters(): AsyncGenerator<string> {
  yield 'a';
  yield 'b';
}

export const requests: Checks = {
  'a PATCH with JSON sends the default headers': async ({ url, runtime }) => {
    const body = { name: 'ä', no: undefined, nil: null };
    const { method, headers, ...rest } = await make({ baseURL: url }).patch<Echo>('/echo/1', {
      body,
    });
    equal([method, rest.url, rest.body], ['PATCH', '/echo/1', '{"name":"ä","nil":null}']);
    equal(
      [headers['accept'], headers['authorization'], headers['content-type']],
      ['application/json', 'Bearer key', 'application/json'],
    );
    if (runtime !== 'browser') equal(headers['user-agent'], 'Test/JS 1.2.3');
  },

  'headers of the client override the defaults, those of the request override both, and null removes a header':
    async ({ url }) => {
      const client = make({
        baseURL: url,
        defaultHeaders: { Accept: 'a', 'X-D': 'd', 'X-E': 'e' },
      });
      const headers = { accept: 'b', 'x-d': null, 'X-E': undefined, Authorization: 'own' };
      const sent = (await client.get<Echo>('/echo', { headers })).headers;
      equal(
        [sent['accept'], sent['x-d'], sent['x-e'], sent['authorization']],
        ['b', undefined, 'e', 'own'],
      );
    },

  'of two spellings of a header in one object the last one counts': async ({ url }) => {
    const client = make({ baseURL: url, defaultHeaders: { 'X-A': '1', 'x-a': '2', 'X-B': '1' } });
    const sent = async (headers: Record<string, string | null | undefined>) => {
      const echo = (await client.get<Echo>('/echo', { headers })).headers;
      return [echo['x-a'], echo['x-b']];
    };
    equal(await sent({}), ['2', '1']);
    equal(await sent({ 'x-a': '3', 'X-A': '4', 'x-b': null, 'X-B': '5' }), ['4', '5']);
    equal(await sent({ 'x-a': '3', 'X-A': null, 'X-B': '6', 'x-b': undefined }), [undefined, '6']);
  },

  'User-Agent is not sent from a web page, where it would need a preflight': async ({
    runtime,
  }) => {
    const seen: (string | null)[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      seen.push(new Headers(init!.headers).get('user-agent'));
      return Response.json({});
    };
    await make({ fetch }).get('/');
    const scope = globalThis as { location?: unknown };
    if (runtime !== 'browser') {
      const had = Object.getOwnPropertyDescriptor(scope, 'location');
      Object.defineProperty(scope, 'location', { configurable: true, value: { origin: 'x' } });
      await make({ fetch }).get('/');
      if (had) Object.defineProperty(scope, 'location', had);
      else delete scope.location;
    }
    equal(seen, runtime === 'browser' ? [null] : ['Test/JS 1.2.3', null]);
    await make({ fetch, defaultHeaders: { 'User-Agent': 'mine' } }).get('/');
    equal(seen.at(-1), 'mine');
  },

  'the content type of a body overrides that of the client': async ({ url }) => {
    const client = make({ baseURL: url, defaultHeaders: { 'Content-Type': 'text/x' } });
    equal(
      (await client.post<Echo>('/echo', { body: {} })).headers['content-type'],
      'application/json',
    );
    const own = { body: {}, headers: { 'content-type': 'application/x+json' } };
    equal((await client.post<Echo>('/echo', own)).headers['content-type'], 'application/x+json');
  },

  'headers may be an object, pairs or Headers; several values are appended': async ({ url }) => {
    const client = make({
      baseURL: url,
      defaultHeaders: [
        ['X-A', '1'],
        ['x-a', '2'],
      ],
    });
    equal((await client.get<Echo>('/echo')).headers['x-a'], '1, 2');
    const list = { headers: { 'X-A': ['3', '4'] } };
    equal((await client.get<Echo>('/echo', list)).headers['x-a'], '3, 4');
    const own = { headers: new Headers({ 'X-A': '5' }) };
    equal((await client.get<Echo>('/echo', own)).headers['x-a'], '5');
  },

  'telemetry headers are sent only with a prefix, and can be removed': async ({ url }) => {
    const plain = await make({ baseURL: url }).get<Echo>('/echo');
    holds(!Object.keys(plain.headers).some((name) => name.startsWith('x-t-')), 'no telemetry');
    const client = make({ baseURL: url }, {}, { telemetry: telemetry('X-T-') });
    const { headers } = await client.get<Echo>('/echo', { timeout: 5999 });
    equal(
      [headers['x-t-retry-count'], headers['x-t-timeout'], headers['x-t-lang']],
      ['0', '5', 'js'],
    );
    equal(headers['x-t-package-version'], '1.2.3');
    matches(headers['x-t-runtime'], /^(node|deno|bun|browser:chrome)$/);
    holds(headers['x-t-os'] && headers['x-t-arch'] && headers['x-t-runtime-version'], 'platform');
    const none = await client.get<Echo>('/echo', { headers: { 'X-T-Retry-Count': null } });
    equal([none.headers['x-t-retry-count'], none.headers['x-t-timeout']], [undefined, undefined]);
  },

  'raw bodies are sent unchanged, without a default content type': async ({ url }) => {
    const client = make({ baseURL: url });
    const sent = async (body: unknown, headers = {}) => {
      const echo = await client.post<Echo>('/echo', { body, headers });
      return [echo.body, echo.headers['content-type']];
    };
    equal(await sent('plain', { 'Content-Type': 'text/plain' }), ['plain', 'text/plain']);
    equal(await sent('plain'), ['"plain"', 'application/json']);
    equal(await sent(new TextEncoder().encode('raw')), ['raw', undefined]);
    equal(await sent(new TextEncoder().encode('raw').buffer), ['raw', undefined]);
    equal((await sent(new Blob(['b'], { type: 'text/b' })))[0], 'b');
    equal((await sent(new URLSearchParams({ a: '1 2' })))[0], 'a=1+2');
    equal(await sent([1, 2]), ['[1,2]', 'application/json']);
    equal(await sent(null), ['', undefined]);
    equal(await sent(undefined), ['', undefined]);
    equal(await sent({ toJSON: () => 1 }), ['1', 'application/json']);
    equal(await sent(new Map([['a', 1]])), ['{}', 'application/json']);
    const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
    equal(await sent({ a: { b: 'c d' } }, form), [
      'a%5Bb%5D=c%20d',
      'application/x-www-form-urlencoded',
    ]);
    equal((await client.get<Echo>('/echo')).headers['content-type'], undefined);
    equal((await client.delete<Echo>('/echo')).headers['content-type'], undefined);
  },

  'streams may be cloned, as mocks do': async ({ url, runtime }) => {
    if (runtime === 'browser') return; // Chromium streams requests only over HTTP/2
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      return new Response(JSON.stringify({ text, again: await request.text() }));
    };
    const client = make({ baseURL: url, fetch });
    async function* chunks(): AsyncGenerator<string | Blob | ArrayBuffer | DataView> {
      yield 'a';
      yield new Blob(['b']);
      yield new TextEncoder().encode('c').buffer as ArrayBuffer;
      yield new DataView(new TextEncoder().encode('xdx').buffer, 1, 1);
    }
    for (const body of [chunks(), new Blob(['ab', 'cd'])]) {
      equal(await client.post('/', { body }), { text: 'abcd', again: 'abcd' });
    }
  },

  'streams and iterators are sent in chunks': async ({ url, runtime }) => {
    if (runtime === 'browser') return; // Chromium streams requests only over HTTP/2
    const client = make({ baseURL: url });
    equal((await client.post<Echo>('/echo', { body: new Blob(['s']).stream() })).body, 's');
    equal((await client.post<Echo>('/echo', { body: letters() })).body, 'ab');
    const bytes = [new TextEncoder().encode('x'), new TextEncoder().encode('y')].values();
    equal((await client.post<Echo>('/echo', { body: bytes })).body, 'xy');
  },

  'options of a request override those of the method': async ({ url }) => {
    const client = make({ baseURL: url, defaultQuery: { a: 1, b: 1 } });
    const options = {
      method: 'put',
      path: '/echo/other',
      query: { a: 2, b: undefined },
      body: { x: 1 },
    };
    const { method, url: at, body } = await client.post<Echo>('/echo', options);
    equal([method, at, body], ['PUT', '/echo/other?a=2', '{"x":1}']);
  },

  'options and bodies may be promises': async ({ url }) => {
    const client = make({ baseURL: url });
    const echo = await client.post<Echo>(
      '/echo',
      Promise.resolve({ body: Promise.resolve({ late: 1 }) }),
    );
    equal(echo.body, '{"late":1}');
  },

  'undocumented endpoints can be called with any HTTP method': async ({ url }) => {
    const client = make({ baseURL: url });
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const)
      equal((await client[method]<Echo>('/echo/any')).method, method.toUpperCase());
    equal((await client.request<Echo>({ method: 'options', path: '/echo' })).method, 'OPTIONS');
    equal((await client.get<Echo>(`${url}/echo/absolute`)).url, '/echo/absolute');
  },

  'fetchOptions of the client and of the request are merged': async () => {
    const seen: RequestInit[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => (seen.push(init!), Response.json({}));
    const client = make({ fetch, fetchOptions: { cache: 'no-store', mode: 'cors' } });
    await client.get('/', { fetchOptions: { cache: 'reload' } });
    equal([seen[0]!.cache, seen[0]!.mode], ['reload', 'cors']);
  },

  'an idempotency key is sent if the API has a header for it, and is the same for all attempts':
    async ({ url }) => {
      const seen: (string | null)[] = [];
      const fetch = async (_: unknown, init?: RequestInit) => {
        seen.push(new Headers(init!.headers).get('x-once'));
        return seen.length === 1
          ? new Response('{}', { status: 500, headers: { 'retry-after-ms': '1' } })
          : Response.json({});
      };
      const client = make({ baseURL: url, fetch }, { idempotency: idempotency('X-Once') });
      await client.post('/');
      equal(seen.length, 2);
      equal(seen[0], seen[1]);
      matches(
        seen[0],
        /^test-retry-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      await client.get('/');
      equal(seen[2], null);
      await client.post('/', { idempotencyKey: 'mine' });
      equal(seen[3], 'mine');
      await make({ baseURL: url, fetch }).post('/');
      equal(seen[4], null);
    },

  'a header value with a line break is refused': async () => {
    for (const value of ['a\r\nb', 'a\nb', 'a\0b']) {
      const error = await thrownBy(() => make().get('/', { headers: { 'X-A': value } }));
      equal(error.message, 'The header "X-A" holds CR, LF or NUL.');
    }
  },

  'sending a request does not detect the platform': async ({ url }) => {
    const asked: string[] = [];
    const scope = globalThis as Record<string, unknown>;
    const names = ['navigator', 'Bun', 'EdgeRuntime', 'window', 'XMLHttpRequest', 'importScripts'];
    const own = names.map((name) => [name, Object.getOwnPropertyDescriptor(scope, name)] as const);
    const client = make({ baseURL: url });
    const movable = own.filter(([, was]) => was?.configurable !== false);
    for (const [name, was] of movable) {
      const get = () => (asked.push(name), was?.get ? was.get.call(scope) : was?.value);
      Object.defineProperty(scope, name, { configurable: true, get });
    }
    try {
      // A request whose `fetch` does not detect the platform either.
      await make({ fetch: async () => Response.json({}) }).post('/', { body: { a: 1 } });
    } finally {
      for (const [name, was] of movable) {
        if (was) Object.defineProperty(scope, name, was);
        else delete scope[name];
      }
    }
    equal(asked, []);
    equal((await client.get<Echo>('/echo')).method, 'GET');
  },

  'path arguments are percent-encoded': () => {
    equal(path`/a/${'x y/z?#%'}`, '/a/x%20y%2Fz%3F%23%25');
    equal(path`/a/${"~!$&'()*+,;=:@"}`, "/a/~!$&'()*+,;=:@");
    equal(path`/a/${7}/${new String('s')}/${{ toString: () => 'own' }}`, '/a/7/s/own');
    equal(path`/a/${new Date(0)}`, '/a/1970-01-01T00:00:00.000Z');
    equal(path`/a?q=${'x&y=z'}`, '/a?q=x%26y%3Dz');
    equal(path`/a/${'-'}${'..'}/${'.'}.json`, '/a/-../..json');
  },

  'path arguments that would change the path are refused': async () => {
    const message = async (call: () => string) => (await thrownBy(call)).message.split('\n');
    equal(await message(() => path`/a/${null}/b`), [
      'Path parameters result in path with invalid segments:',
      'Value of type Null is not a valid path parameter',
      '/a/null/b',
      '   ^^^^',
    ]);
    equal(await message(() => path`/a/${undefined}/${{}}`), [
      'Path parameters result in path with invalid segments:',
      'Value of type Undefined is not a valid path parameter',
      'Value of type Object is not a valid path parameter',
      '/a/undefined/[object Object]',
      '   ^^^^^^^^^ ^^^^^^^^^^^^^^^',
    ]);
    equal(await message(() => path`/a/${'..'}/b`), [
      'Path parameters result in path with invalid segments:',
      'Value ".." can\'t be safely passed as a path parameter',
      '/a/../b',
      '   ^^',
    ]);
    const empty = await thrownBy(() => path`/a/${''}/b`);
    holds(empty instanceof SDKError, 'the base error');
    matches(empty.message, /Value "" can't be safely passed as a path parameter/);
  },
};
