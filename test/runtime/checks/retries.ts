/** Retries: which, how often, how long. */

import { retryAfter } from '../../../templates/typescript/runtime/retry.js';
import { telemetry } from '../../../templates/typescript/runtime/telemetry.js';
import { APIError, RateLimitError } from '../../../templates/typescript/runtime/error.js';
import type { ClientConfig } from '../../../templates/typescript/runtime/config.js';
import {
  countOf,
  equal,
  holds,
  make,
  thrownBy,
  unique,
  type Checks,
  type Context,
} from './check.js';

const soon = { 'retry-after-ms': '1' };

/** The number of requests of a call that fails `failures` times. */
async function attempts(
  context: Context,
  method: string,
  status: number,
  headers: Record<string, string>,
  changes: Partial<ClientConfig> = {},
  options: object = {},
): Promise<number> {
  const key = unique();
  const query = new URLSearchParams({
    key,
    failures: '1',
    status: String(status),
    headers: JSON.stringify(headers),
  });
  const client = make({ baseURL: context.url }, changes);
  await client.request({ method, path: `/flaky?${query}`, ...options }).safe();
  return countOf(context, key);
}

export const retries: Checks = {
  'idempotent requests are retried after 408, 409, 429 and 5xx': async (context) => {
    for (const method of ['get', 'put', 'delete', 'head'])
      for (const status of [408, 409, 429, 500, 503, 599])
        equal(await attempts(context, method, status, soon), 2, `${method} ${status}`);
    for (const status of [400, 401, 404, 422, 418])
      equal(await attempts(context, 'get', status, soon), 1, `get ${status}`);
  },

  'POST and PATCH are retried only if they cannot have been processed': async (context) => {
    for (const method of ['post', 'patch']) {
      equal(await attempts(context, method, 500, {}), 1, method);
      equal(await attempts(context, method, 408, {}), 1, method);
      equal(await attempts(context, method, 503, {}), 1, method);
      equal(await attempts(context, method, 429, soon), 2, method);
      equal(await attempts(context, method, 503, { 'retry-after': '0.001' }), 2, method);
      equal(await attempts(context, method, 500, soon, {}, { idempotencyKey: 'once' }), 2, method);
    }
  },

  'the policy for requests that are not idempotent can be configured': async (context) => {
    equal(await attempts(context, 'post', 500, soon, { retryUnsafe: true }), 2);
    equal(await attempts(context, 'post', 429, soon, { retryUnsafe: false }), 1);
    equal(await attempts(context, 'get', 429, soon, { retryUnsafe: false }), 2);
  },

  'x-should-retry overrides every other rule': async (context) => {
    equal(await attempts(context, 'post', 500, { ...soon, 'x-should-retry': 'true' }), 2);
    equal(await attempts(context, 'get', 500, { ...soon, 'x-should-retry': 'false' }), 1);
    equal(await attempts(context, 'get', 404, { ...soon, 'x-should-retry': 'true' }), 2);
  },

  'requests are retried at most maxRetries times, and the last error is thrown': async (
    context,
  ) => {
    const key = unique();
    const query = new URLSearchParams({
      key,
      failures: '99',
      status: '500',
      headers: JSON.stringify(soon),
    });
    const client = make({ baseURL: context.url, maxRetries: 3 });
    const error = await thrownBy(() => client.get(`/flaky?${query}`));
    equal(error['status'], 500);
    equal(await countOf(context, key), 4);
    await client.get(`/flaky?${query}`, { maxRetries: 0 }).safe();
    equal(await countOf(context, key), 5);
  },

  'a header counts the previous attempts': async (context) => {
    const key = unique();
    const query = new URLSearchParams({
      key,
      failures: '2',
      status: '500',
      headers: JSON.stringify(soon),
    });
    const client = make({ baseURL: context.url }, {}, { telemetry: telemetry('X-T-') });
    const { headers } = await client.get<{ headers: Record<string, string> }>(`/flaky?${query}`);
    equal(headers['x-t-retry-count'], '2');
  },

  'a delay beyond two minutes is not waited for: the error is thrown at once, with retryAfter':
    async ({ url }) => {
      const query = new URLSearchParams({
        key: unique(),
        failures: '9',
        status: '429',
        headers: '{"retry-after":"2592000"}',
      });
      const error = await thrownBy(() => make({ baseURL: url }).get(`/flaky?${query}`));
      holds(error instanceof RateLimitError, 'its class');
      equal((error as unknown as APIError).retryAfter, 2_592_000);
    },

  'delays that add up to more than two minutes are not waited for': async () => {
    const waits: number[] = [];
    const own = globalThis.setTimeout;
    globalThis.setTimeout = ((run: () => void, wait = 0, ...args: unknown[]) => {
      if (wait < 60_000) return own(run, wait, ...args);
      if (wait !== 60_000) waits.push(wait);
      return wait === 60_000 ? own(() => {}, 0) : own(run, 0, ...args);
    }) as never;
    try {
      let calls = 0;
      const fetch = async () => {
        calls++;
        return new Response('{}', { status: 429, headers: { 'retry-after': '70' } });
      };
      await make({ fetch, maxRetries: 9 }).get('/').safe();
      equal([calls, waits], [2, [70_000]]);
    } finally {
      globalThis.setTimeout = own;
    }
  },

  'retry-after-ms comes before retry-after in seconds or as a date; past and unreadable values are ignored':
    () => {
      const table: [string, string | undefined, number][] = [
        ['1', undefined, 1],
        ['1.5', undefined, 1.5],
        ['Fri, 01 Jan 2100 00:00:20 GMT', undefined, 20],
        ['9', '250', 0.25],
        ['-1', undefined, 0],
        ['0', undefined, 0],
        ['Thu, 31 Dec 2099 23:59:59 GMT', undefined, 0],
        ['soon', undefined, 0],
        ['soon', 'later', 0],
      ];
      for (const [after, milliseconds, expected] of table) {
        const given = {
          'retry-after': after,
          ...(milliseconds && { 'retry-after-ms': milliseconds }),
        };
        equal(retryAfter(new Headers(given), Date.UTC(2100, 0, 1)), expected, after);
      }
    },

  'a streamed body is sent once': async () => {
    let calls = 0;
    const fetch = async () => (calls++, new Response('{}', { status: 500, headers: soon }));
    await make({ fetch })
      .put('/', { body: new Blob(['s']).stream() })
      .safe();
    equal(calls, 1);
  },

  'the body of a failed attempt is cancelled': async () => {
    const cancelled: number[] = [];
    let calls = 0;
    const fetch = async () => {
      const call = calls++;
      if (call > 0) return Response.json({});
      const body = new ReadableStream({ cancel: () => void cancelled.push(call) });
      return new Response(body, { status: 500, headers: soon });
    };
    await make({ fetch }).get('/');
    equal(cancelled, [0]);
  },
};
