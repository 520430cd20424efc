/** Extensions of users: middleware, hooks of subclasses, a custom fetch. */

import { APIClient } from '../../../templates/typescript/runtime/api-client.js';
import { APIPromise } from '../../../templates/typescript/runtime/api-promise.js';
import { Client } from '../../../templates/typescript/runtime/client.js';
import {
  APIConnectionError,
  APIError,
  SDKError,
} from '../../../templates/typescript/runtime/error.js';
import { setHidden } from '../../../templates/typescript/runtime/internal.js';
import { observer } from '../../../templates/typescript/runtime/observer.js';
import { APIResource, type FakeOf } from '../../../templates/typescript/runtime/resource.js';
import type { HeadersLike, MergedHeaders } from '../../../templates/typescript/runtime/headers.js';
import type {
  BuiltRequest,
  FinalRequestOptions,
} from '../../../templates/typescript/runtime/request.js';
import {
  config,
  equal,
  holds,
  make,
  more,
  thrownBy,
  unique,
  type Checks,
  type Echo,
  type Options,
} from './check.js';

const json = { 'Content-Type': 'application/json' };

export const extension: Checks = {
  'middleware can change the request and the response; the first is outermost': async ({ url }) => {
    const order: string[] = [];
    const client = make({ baseURL: url })
      .use(async (request, next) => {
        order.push('first');
        request.headers.set('X-Trace', 'abc');
        const response = await next(request);
        order.push(`then ${response.status}`);
        return response;
      })
      .use(async (request, next) => {
        order.push('second');
        return next({ ...request, url: `${request.url}?more=1` });
      });
    const echo = await client.get<Echo>('/echo');
    equal([echo.url, echo.headers['x-trace']], ['/echo?more=1', 'abc']);
    equal(order, ['first', 'second', 'then 200']);
  },

  'middleware wraps each attempt, and can respond without sending': async ({ url }) => {
    let calls = 0;
    const client = make({ baseURL: url }).use(async (request, next) => (calls++, next(request)));
    const query = new URLSearchParams({
      key: unique(),
      failures: '1',
      status: '500',
      headers: '{"retry-after-ms":"1"}',
    });
    await client.get(`/flaky?${query}`);
    equal(calls, 2);
    equal(
      await make()
        .use(async () => Response.json({ cached: true }))
        .get('/'),
      { cached: true },
    );
  },

  'an error thrown by middleware is passed on unchanged and not retried': async () => {
    let calls = 0;
    const client = make().use(async () => {
      calls++;
      throw new TypeError('mine');
    });
    equal((await thrownBy(() => client.get('/'))).message, 'mine');
    equal(calls, 1);
  },

  'middleware sees connection errors': async () => {
    const seen: unknown[] = [];
    const fetch = async () => Promise.reject(new TypeError('down'));
    const client = make({ fetch, maxRetries: 1 }).use(async (request, next) =>
      next(request).catch((error: unknown) => {
        seen.push(error instanceof APIConnectionError);
        throw error;
      }),
    );
    const error = await thrownBy(() => client.get('/'));
    equal([error.message, seen], ['Connection error: down default.invalid.', [true, true]]);
  },

  'middleware and observers know the operation': async ({ url }) => {
    const seen: unknown[] = [];
    const client = make({
      baseURL: url,
      fetch: async (input, init) => (seen.push(init!.method), fetch(input, init)),
      observe: observer(({ req, options }) => (seen.push([req.method, options.operation]), {})),
    }).use(async (request, next) => {
      seen.push([request.method, request.operation]);
      return next(request);
    });
    const operation = { id: 'getEcho', path: '/echo/{id}' };
    await client.get('/echo/1', { operation });
    equal(seen, [['GET', operation], ['GET', operation], 'GET']);
    await client.get('/echo');
    equal(seen.slice(3), [['GET', undefined], ['GET', undefined], 'GET']);
  },

  'an observer hears of the end of each call once': async ({ url }) => {
    const ends: string[] = [];
    const observe = observer(() => ({
      ended: ({ response, error }) => {
        ends.push(`${response?.status ?? (error as Error).name}`);
      },
    }));
    const client = make({ baseURL: url, observe });
    const after = async (call: () => Promise<unknown>): Promise<string> => {
      ends.length = 0;
      await call().catch(() => {});
      const pause = async (time: number) => new Promise((resolve) => setTimeout(resolve, time));
      for (let count = 0; !ends.length && count < 100; count++) await pause(20);
      await pause(20);
      return ends.join();
    };
    const failing = `/flaky?${new URLSearchParams({ key: unique(), failures: '1', status: '500', headers: '{"retry-after-ms":"1"}' })}`;
    equal(await after(() => client.get('/echo')), '200');
    equal(await after(() => client.get(failing)), '200', 'retried');
    equal(await after(() => client.get('/echo').asResponse()), '200', 'asResponse');
    equal(await after(() => client.get('/echo').withResponse()), '200', 'withResponse');
    equal(await after(() => client.get('/echo', { decode: 'response' })), '200', 'decode');
    equal(await after(() => client.get('/answer?status=404').safe()), 'NotFoundError');
    const both = client.get('/echo');
    equal(await after(async () => [await both.asResponse(), await both]), '200', 'both');
    equal(await after(async () => void client.get('/echo')), '200', 'not awaited');
    const fetched = async () => Promise.reject(new TypeError('down'));
    const down = make({ fetch: fetched, observe, maxRetries: 1 });
    equal(await after(() => down.get('/')), 'APIConnectionError');
    const malformed = make({ observe, fetch: async () => new Response('{', { headers: json }) });
    equal(await after(() => malformed.get('/')), 'MalformedResponseError');
    const controller = new AbortController();
    const { signal } = controller;
    const waiting = after(() => make({ fetch: fetched, observe }).get('/', { signal }));
    setTimeout(() => controller.abort(), 20);
    equal(await waiting, 'APIUserAbortError', 'aborted between attempts');
    const whole = observer(
      () => ({}),
      ({ response, error, options }) =>
        ends.push(`${options.path} ${response?.status ?? (error as Error).name}`),
    );
    const all = make({ baseURL: url, observe: whole, apiKey: undefined });
    equal(await after(() => all.get('/echo')), '/echo SDKError', 'no credential');
    const fails = () => Promise.reject(new Error('no vault'));
    const failing2 = make({ baseURL: url, observe: whole, apiKey: fails });
    equal(await after(() => failing2.get('/echo')), '/echo Error', 'a credential that throws');
    const body: Record<string, unknown> = {};
    body['self'] = body;
    const sent = make({ baseURL: url, observe: whole });
    equal(await after(() => sent.post('/echo', { body })), '/echo TypeError', 'no JSON');
    const aborted = AbortSignal.abort();
    equal(await after(() => sent.get('/echo', { signal: aborted })), '/echo APIUserAbortError');
    equal(await after(() => sent.get('/echo')), '/echo 200', 'sent');
  },

  'clients, their copies and promises work through a Proxy': async ({ url }) => {
    // As tracing libraries and Vue wrap objects: members are looked up on the target, and called on the wrapper.
    const wrapped = <T extends object>(target: T): T => new Proxy(target, {});
    class Own extends APIClient {
      get items(): APIResource {
        return setHidden(this, 'items', new APIResource(this));
      }
    }
    const options: Options = { apiKey: 'key', baseURL: url, logLevel: 'off' };
    const own = new Own(options, config, more);
    const client = wrapped(own).use(async (request, next) => next(request));
    for (const each of [client, wrapped(client.withOptions({ timeout: 1000 }))]) {
      const echo = await wrapped(each.get<Echo>('/echo'));
      equal([echo.method, echo.headers['authorization']], ['GET', 'Bearer key']);
    }
    equal((await wrapped(client.get('/echo')).withResponse()).response.status, 200);
    equal((await wrapped(client.get('/echo')).asResponse()).status, 200);
    equal((await wrapped(client.get('/echo')).safe()).ok, true);
    equal(await wrapped(client.get<Echo>('/echo'))._thenUnwrap(({ method }) => method), 'GET');
    holds(client.items === client.items && client.items === own.items, 'one resource');
  },

  'a custom fetch is the only transport': async () => {
    const seen: unknown[] = [];
    const fetch = async (input: unknown, init?: RequestInit) => {
      seen.push([input, init!.method, init!.body]);
      return Response.json({ own: true });
    };
    equal(await make({ fetch }).post('/a', { body: 1 }), { own: true });
    equal(seen, [['http://default.invalid/v1/a', 'POST', '1']]);
  },

  'an observer that throws or rejects does not fail a call': async ({ url }) => {
    const fail = (): never => {
      throw new Error('of the observer');
    };
    const reject = (): never => Promise.reject(new Error('of the observer')) as never;
    const event = (how: () => never) => ({ id: 'x', response: how, failed: how, parsed: how });
    const observers: Parameters<typeof observer>[0][] = [
      fail,
      reject,
      () => event(fail),
      () => event(reject),
      () => undefined as never,
      () => ({ id: 'x' }) as never,
    ];
    for (const each of observers) {
      const observe = observer(each);
      const client = make({ baseURL: url, observe });
      equal((await client.get<Echo>('/echo')).method, 'GET');
      equal((await client.get('/answer?status=404').safe()).status, 404);
      const failing = make({ observe, maxRetries: 1, fetch: () => Promise.reject(new Error('x')) });
      holds(
        (await thrownBy(() => failing.get('/'))) instanceof APIConnectionError,
        'its own error',
      );
      const query = new URLSearchParams({
        key: unique(),
        failures: '1',
        status: '500',
        headers: '{"retry-after-ms":"1"}',
      });
      equal((await client.get<Echo>(`/flaky?${query}`)).method, 'GET');
    }
  },

  'a fake of a resource has asynchronous functions where the types agree': async () => {
    class Pets extends APIResource {
      retrieve(id: string): APIPromise<{ id: string }> {
        return this.client.get(`/pets/${id}`);
      }
      get toys(): Toys {
        return new Toys(this.client);
      }
    }
    class Toys extends APIResource {
      count(): APIPromise<number> {
        return this.client.get('/toys');
      }
    }
    const fake: FakeOf<Pets> = {
      retrieve: async (id) => ({ id }),
      toys: { count: async () => 1 },
    };
    const real: FakeOf<Pets> = new Pets(make());
    const wrong: FakeOf<Pets> = {
      // @ts-expect-error: the types do not agree
      retrieve: async () => 1,
    };
    equal([await fake.retrieve!('1'), await fake.toys!.count!()], [{ id: '1' }, 1]);
    holds(real.retrieve && wrong.retrieve, 'both have the method');
    const pets = new Pets(make());
    pets.retrieve = () => APIPromise.of({ id: 'of a test' });
    equal(await pets.retrieve('1'), { id: 'of a test' });
    const options: Options = { fetchOptions: { dispatcher: {}, keepalive: true } };
    equal(make(options).fetchOptions?.keepalive, true);
  },

  'subclasses can override hooks': async ({ url }) => {
    const called: string[] = [];
    class Own extends APIClient {
      protected override async prepareOptions(options: FinalRequestOptions): Promise<void> {
        called.push('prepareOptions');
        (options as { path: string }).path = '/echo/prepared';
      }
      protected override async prepareRequest(
        request: BuiltRequest['req'],
        { url: at, options }: { url: string; options: FinalRequestOptions },
      ): Promise<void> {
        called.push(`prepareRequest ${new URL(at).pathname} ${options.method}`);
        request.headers.set('X-Prepared', '1');
      }
      protected override defaultQuery() {
        return { q: [1, 2] };
      }
      protected override stringifyQuery(query: object): string {
        return `own=${Object.keys(query).join()}`;
      }
      protected override validateHeaders({ values }: MergedHeaders): void {
        called.push(`validateHeaders ${values.get('authorization')}`);
      }
      protected override async authHeaders(): Promise<HeadersLike> {
        return { Authorization: 'Own' };
      }
    }
    const echo = await new Own({ baseURL: url, logLevel: 'off' }, config, more).get<Echo>('/any');
    equal(
      [echo.url, echo.headers['x-prepared'], echo.headers['authorization']],
      ['/echo/prepared?own=q', '1', 'Own'],
    );
    equal(called, ['prepareOptions', 'validateHeaders Own', 'prepareRequest /echo/prepared get']);
  },

  'subclasses can override the hooks for errors and idempotency keys': async ({ url }) => {
    class OwnError extends SDKError {}
    const keys: (string | null)[] = [];
    class Own extends APIClient {
      constructor() {
        const options: Options = { baseURL: url, maxRetries: 0, apiKey: 'k' };
        super(options, config, more);
        this.idempotencyHeader = 'X-Once';
      }
      protected override makeStatusError(): APIError {
        return new OwnError('own') as APIError;
      }
      protected override defaultIdempotencyKey(): string {
        return 'key of mine';
      }
    }
    const client = new Own().use(async (request, next) => {
      keys.push(request.headers.get('x-once'));
      return next(request);
    });
    holds(
      (await thrownBy(() => client.get('/answer?status=400'))) instanceof OwnError,
      'an error of its own',
    );
    await client.post('/echo');
    equal(keys, [null, 'key of mine']);
  },

  'fetchWithTimeout is one fetch with a timeout': async ({ url }) => {
    const client = make({ baseURL: url });
    equal((await client.fetchWithTimeout(`${url}/echo`, {}, 5000)).status, 200);
    const error = await thrownBy(() =>
      client.fetchWithTimeout(`${url}/stall/headers`, undefined, 60),
    );
    equal(error.name, 'AbortError');
  },

  'createClient leaves out what only the class needs': async ({ url }) => {
    const options: Options = { baseURL: url, apiKey: 'k' };
    const client = new Client(options, config);
    equal((await client.get<Echo>('/echo')).headers['authorization'], 'Bearer k');
    equal((await thrownBy(() => client.get('/answer?status=404')))['status'], 404);
  },
};
