/** Logging: levels, lines, redaction. */

import { APIResource } from '../../../templates/typescript/runtime/resource.js';
import { observer } from '../../../templates/typescript/runtime/observer.js';
import { logRequests } from '../../../templates/typescript/runtime/logging.js';
import { APIClient } from '../../../templates/typescript/runtime/api-client.js';
import { APIPromise } from '../../../templates/typescript/runtime/api-promise.js';
import {
  config,
  equal,
  holds,
  make,
  matches,
  more,
  unique,
  withEnv,
  type Checks,
  type Echo,
  type Options,
} from './check.js';

function recorder() {
  const lines: [level: string, message: string, details: unknown][] = [];
  const at = (level: string) => (message: string, details?: unknown) =>
    void lines.push([level, message, details]);
  return {
    lines,
    logger: { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') },
  };
}

type Inspect = (value: object, options?: object) => string;

/** `util.inspect`, in runtimes that have it. */
async function inspector(): Promise<Inspect | undefined> {
  const module = 'node:util';
  const util = (await import(module).catch(() => undefined)) as { inspect: Inspect } | undefined;
  return util?.inspect;
}

export const logging: Checks = {
  'the level is the option, then the variable, then warn; an invalid level is reported once': () =>
    withEnv({ TEST_LOG: 'info' }, async () => {
      equal(new APIClient({}, config, more).logLevel, 'info');
      equal(new APIClient({ logLevel: 'debug' }, config, more).logLevel, 'debug');
      const { lines, logger } = recorder();
      await withEnv({ TEST_LOG: 'loud' }, () => {
        equal(new APIClient({ logger }, config, more).logLevel, 'warn');
        equal(new APIClient({ logger, logLevel: 'error' }, config, more).logLevel, 'error');
      });
      equal(
        lines.map(([level, message]) => [level, message]),
        [
          [
            'warn',
            'process.env[\'TEST_LOG\'] was set to "loud", expected one of ["off","error","warn","info","debug"]',
          ],
        ],
      );
    }),

  'info logs one line per attempt, with an id that retries refer to': async ({ url }) => {
    const { lines, logger } = recorder();
    const client = make({ baseURL: url, logger, logLevel: 'info' });
    const query = new URLSearchParams({
      key: unique(),
      failures: '1',
      status: '500',
      headers: '{"retry-after-ms":"1"}',
    });
    await client.get(`/flaky?${query}`);
    equal(lines.length, 2);
    matches(
      lines[0]![1],
      /^\[log_[0-9a-f]{6}\] GET http.* failed with status 500 in \d+ms - retrying, 2 attempts remaining$/,
    );
    const id = /log_[0-9a-f]{6}/.exec(lines[0]![1])![0];
    matches(
      lines[1]![1],
      new RegExp(
        `^\\[log_[0-9a-f]{6}, retryOf: ${id}\\] GET http.* succeeded with status 200 in \\d+ms$`,
      ),
    );
  },

  'warn logs no requests, off logs nothing': async ({ url }) => {
    const { lines, logger } = recorder();
    await make({ baseURL: url, logger, logLevel: 'warn' }).get('/answer?status=404').safe();
    await make({ baseURL: url, logger, logLevel: 'off' }).get('/answer?status=404').safe();
    equal(lines, []);
  },

  'debug logs requests and responses with their bodies': async ({ url }) => {
    const { lines, logger } = recorder();
    await make({ baseURL: url, logger, logLevel: 'debug' }).post('/echo', { body: { a: 1 } });
    const names = lines.map(
      ([level, message]) =>
        `${level} ${message.replace(/\[.*?\] /, '').replace(/POST .*/, 'POST')}`,
    );
    equal(names, [
      'debug sending request',
      'info POST',
      'debug response start',
      'debug response parsed',
    ]);
    const [, , sending] = lines[0]!;
    equal((sending as { body: unknown }).body, { a: 1 });
    equal((lines[3]![2] as { body: { body: string } }).body.body, '{"a":1}');
  },

  'failures are logged': async () => {
    const { lines, logger } = recorder();
    const fetch = async () => Promise.reject(new TypeError('down'));
    await make({ fetch, logger, logLevel: 'info', maxRetries: 0 }).get('/').safe();
    matches(
      lines[0]![1],
      /^\[log_[0-9a-f]{6}\] GET http:\/\/default\.invalid\/v1\/ failed: Connection error: down default\.invalid\. in \d+ms$/,
    );
  },

  'credentials, passwords and members that the document marks are not logged': async ({
    url,
    runtime,
  }) => {
    const { lines, logger } = recorder();
    const given: Options = {
      baseURL: url,
      logger,
      logLevel: 'debug',
      headerKey: 'S3CRET',
      queryKey: 'S3CRET',
      username: 'u',
      password: 'S3CRET',
    };
    for (const security of [[['bearer']], [['header', 'query']], [['basic']]]) {
      const client = make({ ...given, apiKey: 'S3CRET' }, { security });
      await client.post('/answer', {
        body: { user: { pin: 'S3CRET', name: 'shown' }, list: [{ pin: 'S3CRET' }] },
        query: { pin: 'S3CRET' },
      });
      await client.get(
        `/answer?body=${encodeURIComponent('{"access_token":"S3CRET","data":[{"pin":"S3CRET","id":"shown"}]}')}`.replaceAll(
          'S3CRET',
          'T0KEN',
        ),
      );
      await client
        .get('/echo', {
          headers: { 'X-Api-Key': 'S3CRET', ...(runtime !== 'browser' && { Cookie: 'S3CRET' }) },
        })
        .asResponse();
    }
    const all = JSON.stringify(lines.map(([, message, details]) => [message, details]));
    // The response of /answer is part of its URL, which the caller wrote.
    const bodies = JSON.stringify(
      lines
        .filter(([, message]) => message.includes('parsed'))
        .map(([, , details]) => (details as { body: unknown }).body),
    );
    holds(!all.includes('S3CRET'), all.match(/.{60}S3CRET/)?.[0] ?? '');
    holds(!bodies.includes('T0KEN'), bodies);
    holds(all.includes('shown') && all.includes('***'), 'the rest is there');
  },

  'secrets in forms, text, URLs and redirects are not logged': async ({ url }) => {
    const { lines, logger } = recorder();
    const client = make({ baseURL: url, logger, logLevel: 'debug' }).use(async (request, next) => {
      const response = await next(request);
      const headers = new Headers(response.headers);
      headers.set('Content-Type', 'text/plain');
      headers.set('Location', '/next?page=2&access_token=S3CRET');
      return new Response('token_type=bearer&access_token=S3CRET', { status: 200, headers });
    });
    const form = new FormData();
    form.set('client_secret', 'S3CRET');
    form.set('name', 'shown');
    const members = { 'user[password]': 'S3CRET', 'keys[0][private_key]': 'S3CRET', a: 'shown' };
    const bodies = [
      new URLSearchParams(members),
      new URLSearchParams(members).toString(),
      JSON.stringify({ token: 'S3CRET', privateKey: { pem: 'S3CRET' }, name: 'shown' }),
      form,
      { token: 'S3CRET', private_key: 'S3CRET', text: '{"apiKey":"S3CRET"}', name: 'shown' },
    ];
    for (const body of bodies) {
      const headers = { 'Content-Type': 'text/plain', 'X-Auth-Token': 'S3CRET' };
      const query = { pin: 'S3CRET' };
      const decode = () => (text: string) => text;
      await client.post('/answer?signing_key=S3CRET', { body, headers, query, decode });
    }
    const all = JSON.stringify(lines.map(([, message, details]) => [message, details]));
    holds(!all.includes('S3CRET'), all.match(/.{60}S3CRET/)?.[0] ?? '');
    equal(all.split('shown').length - 1, bodies.length);
    holds(all.includes('token_type=bearer') && all.includes('page=2'), 'the rest is there');
  },

  'secrets by name: those of gateways, sessions and signed URLs, and not what only sounds like them':
    async ({ url }) => {
      const { lines, logger } = recorder();
      const secret = [
        'pwd',
        'passwd',
        'otp',
        'cvc',
        'card_cvv',
        'ssh_key',
        'jwt',
        'userJwt',
        'sessionId',
      ];
      const plain = [
        'country_code',
        'code',
        'key',
        'keys',
        'status_code',
        'signature_required',
        'sig',
      ];
      const members = (names: readonly string[], value: string) =>
        Object.fromEntries(names.map((name) => [name, value]));
      const signed = [
        'sig',
        'code',
        'key',
        'X-Amz-Signature',
        'X-Amz-Credential',
        'X-Amz-Security-Token',
      ];
      const shown = ['country_code', 'signatureVersion', 'keyword', 'filter[key]', 'zip_code'];
      const client = make({ baseURL: url, logger, logLevel: 'debug' });
      await client.post('/answer', {
        body: {
          ...members(secret, 'S3CRET'),
          ...members(plain, 'shown'),
          xml: '<user name="x"><password>S3CRET</password><a:pwd x="1">S3CRET</a:pwd><code>shown</code></user>',
        },
        query: { ...members([...signed, 'otp'], 'S3CRET'), ...members(shown, 'shown') },
        headers: {
          ...members(['X-JWT', 'X-Functions-Key', 'Ocp-Apim-Subscription-Key'], 'S3CRET'),
          ...members(['X-Country-Code', 'Signature-Input', 'X-Key-Id'], 'shown'),
        },
      });
      const [, , { body, headers, ...sent }] = lines[0] as [
        string,
        string,
        Record<string, unknown>,
      ];
      const all = JSON.stringify(lines.map(([, message, details]) => [message, details]));
      holds(!all.includes('S3CRET'), all.match(/.{60}S3CRET/)?.[0] ?? '');
      const count = (value: unknown): number => JSON.stringify(value).split('shown').length - 1;
      equal([count(body), count(sent), count(headers)], [plain.length + 1, shown.length, 3]);
    },

  'neither logs nor JSON of a client, a resource or a promise show a credential': async ({
    url,
  }) => {
    const inspect = await inspector();
    const given: Options = {
      baseURL: `${url}?code=S3CRET`, // as the URL of an Azure function
      apiKey: 'S3CRET',
      headerKey: () => 'S3CRET',
      defaultHeaders: { Authorization: 'S3CRET' },
    };
    const own = { fetchOptions: { referrer: 'http://S3CRET.invalid' }, logger: { own: 'S3CRET' } };
    const client = make({ ...given, ...own } as Options);
    const all = inspect?.(make({ ...given, baseURL: url }), { showHidden: true, depth: 9 }) ?? '';
    holds(!all.includes('S3CRET'), all);
    const promise = client.get('/echo');
    for (const value of [client, new APIResource(client), promise, { ...client }]) {
      const text = `${JSON.stringify(value)}${String(value)}${inspect?.(value) ?? ''}`;
      holds(!text.includes('S3CRET'), text);
    }
    await promise;
  },

  'the methods of a logger are bound, not wrapped': async ({ url }) => {
    const seen: unknown[] = [];
    const logger = {
      name: 'mine',
      error() {},
      warn() {},
      debug() {},
      info(this: { name: string }) {
        seen.push(this.name);
      },
    };
    await make({ baseURL: url, logger, logLevel: 'info' }).get('/echo');
    equal(seen, ['mine']);
  },

  'a promise that was made by hand is logged as well': async () => {
    const { lines, logger } = recorder();
    const client = make({ logger, logLevel: 'debug' });
    const received = Promise.resolve({
      response: Response.json({ a: 1, pin: 'S3CRET' }),
      options: { method: 'get', path: '/' },
      requestLogID: 'log_1',
      retryOfRequestLogID: 'log_0',
      startTime: Date.now(),
    });
    await new APIPromise(client, received);
    equal(
      lines.map(([level, message]) => [level, message]),
      [['debug', '[log_1] response parsed']],
    );
    const { durationMs, ...details } = lines[0]![2] as Record<string, unknown>;
    equal(details, {
      retryOfRequestLogID: 'log_0',
      url: '',
      status: 200,
      body: { a: 1, pin: '***' },
    });
    holds(typeof durationMs === 'number', 'a duration');
  },

  'a logger may lack levels, and may throw': async ({ url }) => {
    const lines: string[] = [];
    const infoOnly = { info: (line: string) => lines.push(line) };
    for (const logger of [infoOnly, {}]) {
      const client = make({ baseURL: url, logger, logLevel: 'debug' });
      equal((await client.get<Echo>('/echo')).method, 'GET');
      await withEnv({ TEST_LOG: 'loud' }, () => void new APIClient({ logger }, config, more));
    }
    equal(lines.length, 1);
    const fail = (): never => {
      throw new Error('of the logger');
    };
    const logger = { error: fail, warn: fail, info: fail, debug: fail };
    equal(
      (await make({ baseURL: url, logger, logLevel: 'debug' }).get<Echo>('/echo')).method,
      'GET',
    );
    await withEnv({ TEST_LOG: 'loud' }, () => void new APIClient({ logger }, config, more));
  },

  'an observer does not replace the log': async ({ url }) => {
    const { lines, logger } = recorder();
    const seen: number[] = [];
    const observe = observer(() => ({ response: ({ status }) => seen.push(status) }));
    await make({ baseURL: url, logger, logLevel: 'info', observe }).get('/echo');
    equal([lines.length, seen], [1, [200]]);
  },

  'createClient can log by the observe option': async ({ url }) => {
    const { lines, logger } = recorder();
    const observe = logRequests({ logger, logLevel: 'info' });
    await make({ baseURL: url, observe }).get('/echo');
    equal(lines.length, 1);
  },
};
