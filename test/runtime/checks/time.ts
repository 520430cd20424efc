/** Timeouts, aborts, connections that fail. */

import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
} from '../../../templates/typescript/runtime/error.js';
import { clientCredentials } from '../../../templates/typescript/runtime/oauth.js';
import {
  countOf,
  equal,
  holds,
  make,
  matches,
  thrownBy,
  unique,
  type Checks,
  type Options,
} from './check.js';

/** Reads the body of a response to its end. */
async function drain({ body }: Response): Promise<void> {
  const reader = body!.getReader();
  while (!(await reader.read()).done);
}

export const time: Checks = {
  'the timeout covers a response that does not arrive': async ({ url }) => {
    const error = await thrownBy(() =>
      make({ baseURL: url, timeout: 80, maxRetries: 0 }).get('/stall/headers'),
    );
    holds(error instanceof APIConnectionTimeoutError, error.stack ?? '');
    equal(error.message, 'Request timed out.');
  },

  'the timeout covers a body that never ends': async ({ url }) => {
    for (const at of ['/stall/body', '/stall/body?status=400', '/drip?every=20&count=200']) {
      const begun = Date.now();
      const error = await thrownBy(() =>
        make({ baseURL: url, timeout: 150, maxRetries: 0 }).get(at),
      );
      holds(error instanceof APIConnectionTimeoutError, `${at}: ${error.stack}`);
      holds(Date.now() - begun < 3000, 'in time');
    }
  },

  'each attempt has its own timeout': async ({ url }) => {
    const query = new URLSearchParams({ key: unique(), failures: '1', stall: 'headers' });
    // Long enough for a machine that does something else.
    const client = make({ baseURL: url, timeout: 2_000 });
    equal((await client.get<{ method: string }>(`/flaky?${query}`)).method, 'GET');
  },

  'a POST that timed out is not retried': async (context) => {
    const key = unique();
    const query = new URLSearchParams({ key, failures: '9', stall: 'headers' });
    await make({ baseURL: context.url, timeout: 80 }).post(`/flaky?${query}`).safe();
    equal(await countOf(context, key), 1);
  },

  'the timeout and the signal cover the reading of a body': async ({ url, runtime }) => {
    const never = (): Promise<never> => new Promise(() => {});
    async function* stalled(): AsyncGenerator<string> {
      yield 'a';
      await never();
    }
    const bodies = [never, ...(runtime === 'browser' ? [] : [stalled])];
    for (const body of bodies) {
      const client = make({ baseURL: url, timeout: 120, maxRetries: 0 });
      const late = await thrownBy(() => client.post('/echo', { body: body() }));
      holds(late instanceof APIConnectionTimeoutError, late.stack ?? '');
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 20);
      const { signal } = controller;
      const aborted = await thrownBy(() => client.post('/echo', { body: body(), signal }));
      holds(aborted instanceof APIUserAbortError, aborted.stack ?? '');
    }
  },

  'after asResponse, the timeout applies to each wait for data': async ({ url }) => {
    const client = make({ baseURL: url, timeout: 1000, maxRetries: 0 });
    const slow = await client.get('/drip?every=150&count=8').asResponse(); // 1.2 s in total
    equal(await slow.text(), 'xxxxxxxx');
    const stalled = await make({ baseURL: url, timeout: 500 }).get('/stall/body').asResponse();
    // Chromium replaces the errors of streams in `text()`.
    const error = await thrownBy(() => drain(stalled));
    holds(error instanceof APIConnectionTimeoutError, error.stack ?? '');
    const cut = await client.get('/cut').asResponse();
    const ended = await thrownBy(() => drain(cut));
    holds(ended instanceof APIConnectionError, ended.stack ?? '');
  },

  'after asResponse, the timeout does not run while the caller pauses': async ({ url }) => {
    const client = make({ baseURL: url, timeout: 500, maxRetries: 0 });
    const response = await client.get('/drip?every=20&count=2').asResponse();
    const reader = response.body!.getReader();
    let text = '';
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      const { done, value } = await reader.read();
      if (done) break;
      text += new TextDecoder().decode(value);
    }
    equal(text, 'xx');
  },

  'the signal of the caller aborts the request, is not retried, and keeps no listener': async (
    context,
  ) => {
    const { signal, abort, added, listeners } = watchedSignal();
    const client = make({ baseURL: context.url });
    for (let count = 0; count < 20; count++) await client.get('/echo', { signal });
    const flaky = new URLSearchParams({
      key: unique(),
      failures: '1',
      status: '500',
      headers: '{"retry-after-ms":"1"}',
    });
    await client.get(`/flaky?${flaky}`, { signal });
    await client.get('/answer?status=404', { signal }).safe();
    await (await client.get('/echo', { signal }).asResponse()).text();
    holds(added() > 20 && listeners.size === 0, `${listeners.size} of ${added()} are left`);
    const key = unique();
    const query = new URLSearchParams({ key, failures: '9', stall: 'headers' });
    setTimeout(abort, 50);
    const error = await thrownBy(() => client.get(`/flaky?${query}`, { signal }));
    holds(error instanceof APIUserAbortError, error.stack ?? '');
    equal(error.message, 'Request was aborted.');
    equal(await countOf(context, key), 1);
    const late = await thrownBy(() => client.get('/echo', { signal }));
    holds(late instanceof APIUserAbortError, 'aborted before');
  },

  'an abort ends the delay between attempts, and the reading of a body': async ({ url }) => {
    const query = new URLSearchParams({
      key: unique(),
      failures: '9',
      status: '500',
      headers: '{"retry-after":"100"}',
    });
    for (const at of [`/flaky?${query}`, '/stall/body']) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 60);
      const error = await thrownBy(() =>
        make({ baseURL: url }).get(at, { signal: controller.signal }),
      );
      holds(error instanceof APIUserAbortError, `${at}: ${error.stack}`);
    }
  },

  'the timeout and the signal also cover credentials that take time': async ({ url }) => {
    let calls = 0;
    const apiKey = () => {
      calls++;
      return new Promise<string>(() => {});
    };
    const late = await thrownBy(() => make({ baseURL: url, apiKey, timeout: 60 }).get('/echo'));
    holds(late instanceof APIConnectionTimeoutError, late.stack ?? '');
    equal(calls, 1);
    const controller = new AbortController();
    const { signal } = controller;
    setTimeout(() => controller.abort(), 40);
    const aborted = await thrownBy(() => make({ baseURL: url, apiKey }).get('/echo', { signal }));
    holds(aborted instanceof APIUserAbortError, aborted.stack ?? '');
    const failing = make({ baseURL: url, apiKey: () => Promise.reject(new Error('no vault')) });
    equal((await thrownBy(() => failing.get('/echo'))).message, 'no vault');
  },

  'the timeout and the signal also cover the token request': async ({ url }) => {
    const token = (at: string, options: Options) =>
      make(
        { baseURL: url, clientID: 'id', clientSecret: 's', ...options },
        {
          schemes: { oauth: clientCredentials('clientID', 'clientSecret', `${url}${at}`) },
          security: [['oauth']],
        },
      );
    const late = await thrownBy(() => token('/stall/headers', {}).get('/echo', { timeout: 80 }));
    holds(late instanceof APIConnectionTimeoutError, late.stack ?? '');
    const controller = new AbortController();
    const { signal } = controller;
    setTimeout(() => controller.abort(), 60);
    const first = await thrownBy(() => token('/stall/headers', {}).get('/echo', { signal }));
    holds(first instanceof APIUserAbortError, first.stack ?? '');
    // The second token, after the API has rejected the first one.
    const query = new URLSearchParams({ key: unique(), stall: 'second' });
    const renewed = token(`/token?${query}`, {});
    const again = await thrownBy(() =>
      renewed.get(`/guarded?needs=other&key=${unique()}`, { timeout: 300, maxRetries: 0 }),
    );
    holds(again instanceof APIConnectionTimeoutError, again.stack ?? '');
  },

  'after a dropped connection GET is retried and POST is not': async (context) => {
    for (const [method, expected] of [
      ['get', 2],
      ['post', 1],
    ] as const) {
      for (const how of ['drop', 'reset']) {
        const key = unique();
        const query = new URLSearchParams({ key, failures: '9', fault: how });
        const error = await thrownBy(() =>
          make({ baseURL: context.url, maxRetries: 1 }).request({
            method,
            path: `/flaky?${query}`,
          }),
        );
        holds(error instanceof APIConnectionError, error.stack ?? '');
        const count = await countOf(context, key);
        equal(count, expected, `${method} ${how}`);
      }
    }
  },

  'a truncated body is a connection error': async ({ url }) => {
    const error = await thrownBy(() => make({ baseURL: url, maxRetries: 0 }).get('/cut'));
    holds(error instanceof APIConnectionError, error.stack ?? '');
  },

  'a POST is retried if the connection was refused': async ({ runtime }) => {
    if (runtime === 'browser') return; // a page does not get the cause
    let calls = 0;
    const fetch: typeof globalThis.fetch = (...args) => (calls++, globalThis.fetch(...args));
    // Nothing listens on this port, and `fetch` does not block it.
    const client = make({ baseURL: 'http://127.0.0.1:59999', fetch, maxRetries: 1 });
    const error = await thrownBy(() => client.post('/'));
    matches(
      error.message,
      runtime === 'node' ? /ECONNREFUSED 127\.0\.0\.1:59999/ : /127\.0\.0\.1:59999/,
    );
    equal(calls, 2);
  },

  'a response may arrive in chunks that split a character': async ({ url }) => {
    equal(await make({ baseURL: url }).get('/split'), { name: 'ä😀' });
  },
};

/** A signal that counts its listeners. */
function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  let added = 0;
  const listeners = new Set<unknown>();
  const { addEventListener: add, removeEventListener: remove } = signal;
  signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    added++;
    listeners.add(listener);
    add.call(signal, type, listener);
  };
  signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    listeners.delete(listener);
    remove.call(signal, type, listener);
  };
  return { signal, abort: () => controller.abort(), added: () => added, listeners };
}
