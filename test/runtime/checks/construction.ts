/** Construction: options, the environment, copies. */

import { APIClient } from '../../../templates/typescript/runtime/api-client.js';
import type { Client } from '../../../templates/typescript/runtime/client.js';
import { SDKError } from '../../../templates/typescript/runtime/error.js';
import { stateOf } from '../../../templates/typescript/runtime/client-state.js';
import {
  config,
  equal,
  holds,
  make,
  more,
  thrownBy,
  withEnv,
  type Checks,
  type Echo,
} from './check.js';

const credentialOf = (client: Client): unknown => stateOf(client).credentials['apiKey'];

export const construction: Checks = {
  'options override environment variables, which override the document': () =>
    withEnv({ TEST_BASE_URL: '  http://env.invalid  ', TEST_API_KEY: ' from-env ' }, () => {
      const client = new APIClient({}, config, more);
      equal(client.baseURL, 'http://env.invalid');
      equal(credentialOf(client), 'from-env');
      equal([client.timeout, client.maxRetries, APIClient.DEFAULT_TIMEOUT], [60_000, 2, 60_000]);
      equal(make({ baseURL: 'http://given.invalid' }).baseURL, 'http://given.invalid');
    }),

  'blank environment variables and a blank base URL count as unset': () =>
    withEnv({ TEST_BASE_URL: ' ', TEST_API_KEY: '' }, () => {
      equal(new APIClient({}, config, more).baseURL, 'http://default.invalid/v1');
      equal(make({ baseURL: '  ' }).baseURL, 'http://default.invalid/v1');
      equal(make({ baseURL: null }).baseURL, 'http://default.invalid/v1');
      equal(credentialOf(new APIClient({}, config, more)), undefined);
    }),

  'null disables a credential, even if the environment variable is set': () =>
    withEnv({ TEST_API_KEY: 'from-env' }, () => {
      equal(credentialOf(make({ apiKey: null })), null);
    }),

  'headers from the environment are overridden by those of the options': ({ url }) =>
    withEnv({ TEST_CUSTOM_HEADERS: 'X-A: from env\n X-B : b:c\nnonsense' }, async () => {
      const client = make({ baseURL: url, defaultHeaders: { 'x-a': 'given' } });
      const { headers } = await client.get<Echo>('/echo');
      equal([headers['x-a'], headers['x-b']], ['given', 'b:c']);
    }),

  'an invalid timeout or number of retries is refused': async () => {
    const message = async (options: Record<string, unknown>) =>
      (await thrownBy(() => make(options))).message;
    equal(await message({ timeout: 1.5 }), 'timeout must be an integer');
    equal(await message({ timeout: -1 }), 'timeout must be a positive integer');
    equal(await message({ maxRetries: Number.NaN }), 'maxRetries must be an integer');
    holds((await thrownBy(() => make({ timeout: -1 }))) instanceof SDKError, 'the base error');
  },

  'the constructor throws if there is no fetch': async () => {
    const own = globalThis.fetch;
    try {
      globalThis.fetch = undefined as never;
      const error = await thrownBy(() => make());
      equal(error.message, 'There is no global `fetch`: pass one.');
    } finally {
      globalThis.fetch = own;
    }
  },

  'fetch is called without this, and the global one is looked up at each call': async () => {
    const seen: unknown[] = [];
    const client = make({
      fetch: async function (this: unknown) {
        seen.push(this);
        return Response.json({});
      },
    });
    await client.get('/');
    equal(seen, [undefined]);
    const before = make();
    const own = globalThis.fetch;
    try {
      globalThis.fetch = async () => Response.json('a mock');
      equal(await before.get('/'), 'a mock');
    } finally {
      globalThis.fetch = own;
    }
  },

  'withOptions returns a client of the same class with the current values, and leaves the original unchanged':
    () => {
      class Own extends APIClient {}
      const parent = new Own({ timeout: 5, defaultHeaders: { 'X-A': 'a' } }, config, more);
      parent.maxRetries = 7;
      stateOf(parent).credentials['apiKey'] = 'later';
      parent.logLevel = 'debug';
      const child = parent.withOptions({ timeout: 9 });
      holds(child instanceof Own, 'the same class');
      equal([child.timeout, child.maxRetries, child.logLevel], [9, 7, 'debug']);
      equal(credentialOf(child), 'later');
      equal(stateOf(child).defaultHeaders.at(-1), { 'X-A': 'a' });
      equal(parent.timeout, 5);
      child.use(async (request, next) => next(request));
      equal(stateOf(parent).middleware.length, 0);
      holds(stateOf(child).tokens === stateOf(parent).tokens, 'tokens are shared');
    },

  'buildURL keeps the path of the base URL and the query of the path, and accepts absolute URLs':
    () => {
      const one = make({ baseURL: 'http://a.invalid/v1/', defaultQuery: { d: 1, x: 1 } });
      equal(
        one.buildURL('/users?own=1', { x: 2, u: undefined }),
        'http://a.invalid/v1/users?own=1&d=1&x=2',
      );
      equal(one.buildURL('users', { d: undefined }), 'http://a.invalid/v1/users?x=1');
      equal(one.buildURL('https://b.invalid/p?q=1', { x: 2 }), 'https://b.invalid/p?q=1&x=2');
      equal(one.buildURL('http://a.invalid/p?q=1'), 'http://a.invalid/p?q=1&d=1&x=1');
      equal(one.buildURL('/users?x=1', { x: 3 }), 'http://a.invalid/v1/users?d=1&x=3');
      equal(one.buildURL('/u?constructor=1'), 'http://a.invalid/v1/u?constructor=1&d=1&x=1');
      equal(make().buildURL('/u', null, 'https://op.invalid'), 'https://op.invalid/u');
      equal(one.buildURL('/u', null, 'https://op.invalid'), 'http://a.invalid/v1/u?d=1&x=1');
    },

  'buildRequest returns what fetch receives': async () => {
    const { req, url, timeout } = await make().buildRequest(
      { method: 'patch', path: '/a', body: { b: 1 }, query: { c: 2 } },
      { retryCount: 1 },
    );
    equal(
      [req.method, req.body, url, timeout],
      ['PATCH', '{"b":1}', 'http://default.invalid/v1/a?c=2', 60_000],
    );
    equal(req.headers.get('authorization'), 'Bearer key');
  },
};
