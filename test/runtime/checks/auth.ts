/** Credentials: every kind, missing ones, and where they must not be sent. */

import type { Credential } from '../../../templates/typescript/runtime/auth.js';
import { authorize } from '../../../templates/typescript/runtime/authorize.js';
import { Client } from '../../../templates/typescript/runtime/client.js';
import { clientCredentials } from '../../../templates/typescript/runtime/oauth.js';
import { APIError, SDKError } from '../../../templates/typescript/runtime/error.js';
import { followRedirects } from '../../../templates/typescript/runtime/redirect.js';
import {
  config,
  countOf,
  equal,
  holds,
  make,
  matches,
  thrownBy,
  unique,
  type Check,
  type Checks,
  type Context,
  type Echo,
  type Options,
} from './check.js';

async function sent({ url }: Context, options: Options, security: string[][]): Promise<Echo> {
  return make({ baseURL: url, apiKey: undefined, ...options }, { security }).get<Echo>('/echo');
}

const oauth = (context: Context, key: string, extra: string = '') => ({
  schemes: {
    ...config.schemes,
    oauth: clientCredentials('clientID', 'clientSecret', `${context.url}/token?key=${key}${extra}`),
  },
  security: [['oauth'], ['bearer']],
});

export const auth: Checks = {
  'each kind of credential is sent, from the first alternative that is complete': async (
    context,
  ) => {
    const bearer = await sent(context, { apiKey: 'k' }, [['bearer']]);
    equal(bearer.headers['authorization'], 'Bearer k');
    const basic = await sent(context, { username: 'ü', password: 'p' }, [['bearer'], ['basic']]);
    equal(basic.headers['authorization'], 'Basic w7w6cA==');
    const both = await sent(context, { headerKey: 'h', queryKey: 'q&' }, [['header', 'query']]);
    equal([both.url, both.headers['x-key']], ['/echo?key=q%26', 'h']);
    if (context.runtime === 'browser') return; // a page cannot set the Cookie header
    const cookie = await sent(context, { cookieKey: 'a;b' }, [['cookie']]);
    equal(cookie.headers['cookie'], 'sid=a%3Bb');
  },

  'a credential may be a function, which is called before each attempt': async (context) => {
    let count = 0;
    const client = make({ baseURL: context.url, apiKey: async () => `k${++count}` });
    equal((await client.get<Echo>('/echo')).headers['authorization'], 'Bearer k1');
    const query = new URLSearchParams({
      key: unique(),
      failures: '1',
      status: '500',
      headers: '{"retry-after-ms":"1"}',
    });
    equal((await client.get<Echo>(`/flaky?${query}`)).headers['authorization'], 'Bearer k3');
    const failing = make({ apiKey: () => Promise.reject(new Error('no vault')) });
    equal((await thrownBy(() => failing.get('/'))).message, 'no vault');
  },

  'a function that returns nothing is a missing credential': async (context) => {
    const nothing = () => undefined as unknown as string;
    const apiKey = [nothing, () => '', async () => ' ', () => null as unknown as string];
    for (const given of apiKey) {
      const error = await thrownBy(() => sent(context, { apiKey: given }, [['bearer']]));
      matches(error.message, /^A credential is missing: set `apiKey` /);
    }
    const next = { apiKey: nothing, username: 'u', password: () => '' };
    const { headers } = await sent(context, next, [['bearer'], ['basic']]);
    equal(headers['authorization'], 'Basic dTo=');
    equal((await sent(context, next, [['bearer'], []])).headers['authorization'], undefined);
  },

  'optional credentials are sent when they are set': async (context) => {
    const optional = [[], ['bearer']];
    equal((await sent(context, { apiKey: 'k' }, optional)).headers['authorization'], 'Bearer k');
    equal((await sent(context, {}, optional)).headers['authorization'], undefined);
  },

  'a missing credential is an error before the request is sent': async ({ url }) => {
    let calls = 0;
    const fetch: typeof globalThis.fetch = (...args) => (calls++, globalThis.fetch(...args));
    const one = make({ baseURL: url, apiKey: undefined, fetch });
    const error = await thrownBy(() => one.get('/echo'));
    holds(error instanceof SDKError && !(error instanceof APIError), 'the base error');
    equal(
      error.message,
      'A credential is missing: set `apiKey` (or TEST_API_KEY), or pass null to send none.',
    );
    const basic = await thrownBy(() =>
      one.get('/echo', { security: [['header', 'query'], ['basic']] }),
    );
    matches(
      basic.message,
      /set `headerKey` \(or TEST_HEADER_KEY\) and `queryKey` \(or TEST_QUERY_KEY\) or `username` .* and `password` .*, or pass null/,
    );
    equal(calls, 0);
    const authorization = async (client: typeof one, options = {}) =>
      (await client.get<Echo>('/echo', options)).headers['authorization'];
    equal(await authorization(make({ baseURL: url, apiKey: null })), undefined);
    equal(await authorization(one, { security: [] }), undefined);
    equal(await authorization(one, { headers: { Authorization: 'own' } }), 'own');
    equal(await authorization(one, { headers: { Authorization: null } }), undefined);
  },

  'the only credential of an API needs no choice': async ({ url }) => {
    const { bearer } = config.schemes;
    const only = { schemes: { bearer: bearer! }, authorize };
    const sentBy = async (apiKey: Credential, options = {}) => {
      const client = make({ baseURL: url, apiKey }, only);
      return (await client.get<Echo>('/echo', options)).headers['authorization'];
    };
    equal(await sentBy('k'), 'Bearer k');
    equal(await sentBy(async () => 'later'), 'Bearer later');
    equal(await sentBy(null), undefined);
    equal(await sentBy('k', { security: [] }), undefined);
    equal(await sentBy(undefined, { headers: { Authorization: 'own' } }), 'own');
    equal(await sentBy(undefined, { headers: { Authorization: null } }), undefined);
    equal(await sentBy('k', { headers: { authorization: 'own' } }), 'own');
    for (const nothing of [undefined, '', () => ' ']) {
      equal(
        (await thrownBy(() => sentBy(nothing))).message,
        'A credential is missing: set `apiKey` (or TEST_API_KEY), or pass null to send none.',
      );
    }
    for (const name of ['header', 'query'] as const) {
      const scheme = config.schemes[name]!;
      const changes = { schemes: { [name]: scheme }, security: [[name]], authorize };
      const client = make({ baseURL: url, [scheme.options[0]!]: 'k y' }, changes);
      const echo = await client.get<Echo>('/echo');
      equal(
        name === 'header' ? echo.headers['x-key'] : echo.url,
        name === 'header' ? 'k y' : '/echo?key=k%20y',
      );
    }
  },

  'functions refuse credentials in a URL, without printing them': async () => {
    const client = new Client(
      { baseURL: 'http://user:secret@a.invalid', apiKey: 'k' } as Options,
      config,
    );
    const error = await thrownBy(() => client.get('/'));
    holds(error instanceof SDKError && !(error instanceof APIError), 'the base error');
    holds(!error.message.includes('secret'), error.message);
  },

  'credentials do not follow a redirect to another origin': async ({ url, runtime }) => {
    if (runtime === 'browser') return; // see the next check
    const elsewhere = url.replace('127.0.0.1', 'localhost');
    const options = { headerKey: 'h', cookieKey: 'c', apiKey: 'k', baseURL: url };
    for (const security of [[['bearer']], [['header', 'cookie']], [['header', 'bearer']]]) {
      const client = make(options, { security });
      const away = `/redirect?status=307&to=${encodeURIComponent(`${elsewhere}/echo/there`)}`;
      const { headers, body, url: at } = await client.post<Echo>(away, { body: { a: 1 } });
      equal([at, body], ['/echo/there', '{"a":1}']);
      for (const name of ['authorization', 'x-key', 'cookie'])
        equal(headers[name], undefined, name);
      const here = await client.post<Echo>('/redirect?status=303&to=/echo/same', {
        body: { a: 1 },
      });
      equal([here.method, here.url], ['GET', '/echo/same']);
      const credential = security[0]![0] === 'bearer' ? 'authorization' : 'x-key';
      holds(here.headers[credential] !== undefined, `${credential} stays`);
    }
  },

  'a redirect mode of the caller is kept, and functions can follow redirects too': async ({
    url,
    runtime,
  }) => {
    if (runtime === 'browser') return; // see the next check
    const to = (place: string) => `/redirect?status=302&to=${encodeURIComponent(place)}`;
    const elsewhere = to(`${url.replace('127.0.0.1', 'localhost')}/echo/there`);
    const headers = { 'X-Auth-Token': 't' };
    const fetchOptions = { redirect: 'error' } as const;
    const error = await thrownBy(() =>
      make({ baseURL: url, maxRetries: 0 }).get(elsewhere, { headers, fetchOptions }),
    );
    equal(error.name, 'APIConnectionError');
    const plain = new Client({ baseURL: url }, { ...config, security: [] });
    const { headers: seen } = await plain
      .use(followRedirects(plain))
      .get<Echo>(elsewhere, { headers });
    equal(seen['x-auth-token'], undefined);
  },

  'where redirects cannot be followed manually, a redirect is refused if a credential is outside Authorization':
    async () => {
      // The response that a page gets with `redirect: manual`.
      const opaque = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
      const client = make(
        { headerKey: 'h', fetch: async () => opaque },
        { security: [['header']] },
      );
      const error = await thrownBy(() => client.get('/'));
      equal(error.message, 'A redirect was refused: it would have carried a credential along.');
    },

  'client credentials: concurrent calls share one token, which is cached': async (context) => {
    const key = unique();
    const client = make(
      { baseURL: context.url, clientID: 'id', clientSecret: 's' },
      oauth(context, key),
    );
    const all = await Promise.all(Array.from({ length: 20 }, () => client.get<Echo>('/echo')));
    equal([...new Set(all.map(({ headers }) => headers['authorization']))], ['Bearer t1']);
    await client.withOptions({ timeout: 5000 }).get('/echo');
    equal(await countOf(context, key), 1);
    await client.withOptions({ clientSecret: 'other' }).get('/echo');
    equal(await countOf(context, key), 2);
  },

  'client credentials: scope, audience, and the credentials in the body': async () => {
    const seen: (string | null)[] = [];
    const fetch: typeof globalThis.fetch = async (url, init) => {
      const isToken = new URL(url as string).pathname === '/token';
      const own = new Headers(init?.headers).get('authorization');
      seen.push(isToken ? `${own} ${String(init?.body as URLSearchParams)}` : own);
      const answer = isToken ? { access_token: 't', expires_in: '3600' } : {};
      return new Response(JSON.stringify(answer), {
        headers: { 'content-type': 'application/json' },
      });
    };
    const tokenURL = 'https://login.test/token';
    const request = { scope: 'read write', audience: 'a', method: 'client_secret_post' } as const;
    const schemes = {
      posted: clientCredentials('clientID', 'clientSecret', tokenURL, request),
      plain: clientCredentials('clientID', 'clientSecret', tokenURL),
    };
    const options = { fetch, clientID: 'id', clientSecret: 's&', baseURL: 'https://api.test' };
    const client = make(
      { ...options, defaultHeaders: { Authorization: null } },
      { schemes, security: [['posted']] },
    );
    await client.get('/a');
    equal(seen.splice(0), [
      'null grant_type=client_credentials&scope=read+write&audience=a&client_id=id&client_secret=s%26',
      null,
    ]);
    // Another set of scopes has a token of its own; concurrent calls share each.
    const two = make(options, { schemes, security: [['posted']] });
    const plain = { security: [['plain']] };
    await Promise.all([two.get('/a'), two.get('/b', plain), two.get('/c'), two.get('/d', plain)]);
    equal(seen.filter((text) => text?.includes('grant_type')).length, 2);
  },

  'client credentials: concurrent 401 responses fetch one new token': async (context) => {
    const key = unique();
    const client = make(
      { baseURL: context.url, clientID: 'id', clientSecret: 's' },
      oauth(context, key),
    );
    const calls = Array.from({ length: 10 }, () =>
      client.get<Echo>(`/guarded?needs=t2&key=${key}g`),
    );
    equal(
      [...new Set((await Promise.all(calls)).map(({ headers }) => headers['authorization']))],
      ['Bearer t2'],
    );
    equal(await countOf(context, key), 2);
  },

  'client credentials: an Authorization header of the caller is not replaced': async (context) => {
    const key = unique();
    const options = { baseURL: context.url, clientID: 'id', clientSecret: 's' };
    const client = make(options, oauth(context, key));
    const headers = { Authorization: 'Bearer own' };
    const error = await thrownBy(() => client.get(`/guarded?needs=t1&key=${key}g`, { headers }));
    equal(error['status'], 401);
    equal((error['error'] as Echo).headers['authorization'], 'Bearer own');
  },

  'client credentials: a failure is not cached': async (context) => {
    const key = unique();
    const client = make(
      { baseURL: context.url, clientID: 'id', clientSecret: 's', maxRetries: 0 },
      oauth(context, key, '&failures=1'),
    );
    equal((await thrownBy(() => client.get('/echo')))['status'], 500);
    equal((await client.get<Echo>('/echo')).headers['authorization'], 'Bearer t2');
  },

  'between an API key and client credentials, the first alternative is used': async (context) => {
    const client = make(
      { baseURL: context.url, apiKey: 'k', clientID: 'id', clientSecret: 's' },
      oauth(context, unique()),
    );
    equal((await client.get<Echo>('/echo')).headers['authorization'], 'Bearer t1');
  },
} satisfies Record<string, Check>;
