/** Responses and errors: the results of a promise. */

import { APIPromise } from '../../../templates/typescript/runtime/api-promise.js';
import * as errors from '../../../templates/typescript/runtime/error.js';
import { equal, holds, make, matches, thrownBy, type Checks } from './check.js';

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

export const answers: Checks = {
  'a promise gives the data, the data with its response, the raw response, and a mapped value; the body is parsed once':
    async ({ url }) => {
      const client = make({ baseURL: url });
      const promise = client.get<{ url: string }>('/echo');
      const [first, second, { data, response }] = await Promise.all([
        promise,
        promise,
        promise.withResponse(),
      ]);
      equal(first.url, '/echo');
      holds(second === first && data === first, 'one value');
      equal(response.status, 200);
      const raw = await client.get('/echo').asResponse();
      equal([raw.bodyUsed, raw.url], [false, `${url}/echo`]);
      matches(await raw.text(), /"url":"\/echo"/);
      const seen = client.get<{ url: string }>('/echo')._thenUnwrap(({ url: at }) => at);
      equal([await seen, seen instanceof APIPromise], ['/echo', true]);
      let done = 0;
      await client.get('/echo').finally(() => done++);
      equal(await client.get('/answer?status=404').catch(() => 'caught'), 'caught');
      equal(done, 1);
    },

  'the body is not parsed before it is awaited': async ({ url }) => {
    const client = make({ baseURL: url });
    const promise = client.get(`/answer?${query({ body: '{"cut' })}`);
    equal((await promise.asResponse()).status, 200);
  },

  'value and response can be asked for in every order, and each is one object': async ({ url }) => {
    const call = () => make({ baseURL: url }).get<{ url: string }>('/echo/1');
    const orders: ((promise: ReturnType<typeof call>) => Promise<unknown>)[] = [
      (promise) => promise,
      async (promise) => {
        const response = await promise.asResponse();
        return response.bodyUsed || response.text();
      },
      (promise) => promise.asResponse(),
      (promise) => promise.withResponse(),
      (promise) => promise.safe(),
      (promise) => promise._thenUnwrap((data) => data.url),
    ];
    for (const [at, first] of orders.entries()) {
      for (const second of orders) {
        const promise = call();
        await first(promise);
        await second(promise);
        const [value, response] = [await promise, await promise.asResponse()];
        equal(value.url, '/echo/1', `order ${at}`);
        const both = await promise.withResponse();
        const safe = await promise.safe();
        holds(both.response === response && both.data === value, 'withResponse has the same');
        holds(safe.ok && safe.response === response && safe.data === value, 'safe has the same');
        equal([response.status, response.url], [200, `${url}/echo/1`]);
        if (!response.bodyUsed) matches(await response.text(), /"url":"\/echo\/1"/);
      }
    }
    const promise = call();
    const [value, response] = await Promise.all([promise, promise.asResponse()]);
    equal([value.url, ((await response.json()) as { url: string }).url], ['/echo/1', '/echo/1']);
    const bytes = make({ baseURL: url }).get<Response>('/echo', { decode: 'response' });
    holds((await bytes) === (await bytes.asResponse()), 'one response');
    const none = make({ baseURL: url }).get('/answer?status=204');
    equal([await none, (await none.asResponse()).status], [null, 204]);
  },

  'APIPromise.of is a promise of a value, for tests': async () => {
    const promise = APIPromise.of({ id: 1 });
    holds(promise instanceof APIPromise, 'its class');
    equal(await promise, { id: 1 });
    const { data, response } = await promise.withResponse();
    equal([data, response.status, await response.json()], [{ id: 1 }, 200, { id: 1 }]);
    const result = await promise.safe();
    holds(result.ok && result.data.id === 1, 'safe');
    equal(await APIPromise.of(undefined), undefined);
  },

  'APIPromise has a public constructor': async () => {
    const client = make();
    const options = { method: 'get', path: '/' };
    const received = Promise.resolve({
      response: Response.json({ a: 1 }),
      options,
      controller: new AbortController(),
      requestLogID: 'log_1',
      retryOfRequestLogID: undefined,
      startTime: Date.now(),
    });
    equal(await new APIPromise(client, received), { a: 1 });
    const own = new APIPromise<string>(client, received, (made, props) => {
      holds(made === client, 'the client');
      return String(props.response.status);
    });
    equal(await own, '200');
  },

  'a response is parsed by its status and content type': async ({ url }) => {
    const client = make({ baseURL: url });
    const of = (status: number, type: string, body: string) =>
      client.get(`/answer?${query({ status: String(status), type, body })}`);
    equal(await of(204, 'application/json', ''), null);
    equal(await of(205, 'application/json', ''), null);
    equal(await client.request({ method: 'HEAD', path: '/answer' }), null);
    equal(await of(200, 'application/vnd.api+json; charset=utf-8', '[1]'), [1]);
    equal(await of(200, 'Application/JSON', '1'), 1);
    equal(await of(200, 'text/plain', '1'), 1);
    equal(await of(200, 'application/json', 'null'), null);
  },

  'asResponse leaves the body to the caller': async ({ url }) => {
    const client = make({ baseURL: url });
    const at = `/answer?${query({ type: 'application/pdf', body: 'bytes' })}`;
    const response = await client.get<Response>(at, { decode: 'response' });
    equal(
      [response.headers.get('content-type'), await response.text()],
      ['application/pdf', 'bytes'],
    );
  },

  'malformed JSON rejects with an APIError that has the status, headers and text': async ({
    url,
  }) => {
    const client = make({ baseURL: url });
    const at = `/answer?${query({ body: '{"cut' })}`;
    const error = await thrownBy(() => client.get(at));
    holds(error instanceof errors.MalformedResponseError, 'its class');
    holds(error instanceof errors.APIError, 'an APIError');
    equal([error.name, error['status'], error['error']], ['MalformedResponseError', 200, '{"cut']);
    equal((error['headers'] as Headers).get('content-type'), 'application/json');
    const result = await client.get(at).safe();
    equal([result.ok, result.status], [false, undefined]);
  },

  'an answer that is not JSON rejects with the start of its text, once': async ({ url }) => {
    const client = make({ baseURL: url });
    const page = `<html>${'x'.repeat(5000)}`;
    let calls = 0;
    client.use((request, next) => (calls++, next(request)));
    for (const [type, body] of [
      ['text/html', page],
      ['text/plain', 'done'],
      ['application/jsonl', '1'],
      ['application/json', ''],
    ] as const) {
      calls = 0;
      const at = `/answer?${query({ type, body })}`;
      const error = await thrownBy(() => client.get(at));
      holds(error instanceof errors.MalformedResponseError, type);
      equal([error['error'], calls], [body.slice(0, 1000), 1]);
      equal((error['headers'] as Headers).get('content-type'), type);
      matches(error.message, new RegExp(`^200 Unexpected answer \\(${type}\\): .{0,100}$`));
    }
  },

  'a 304 is an error with its status and headers, in safe too': async ({ url, runtime }) => {
    if (runtime === 'browser') return; // the cache of a browser answers
    const client = make({ baseURL: url });
    const at = `/answer?${query({ status: '304', id: '7' })}`;
    const error = await thrownBy(() => client.get(at));
    equal([error.name, error['status'], error['requestID']], ['APIError', 304, '7']);
    const result = await client.get(at).safe();
    equal([result.ok, result.status], [false, 304]);
    equal((result as { headers: Headers }).headers.get('x-request-id'), '7');
  },

  'each status has an error class, and err.name is the name of the class': async ({ url }) => {
    const client = make({ baseURL: url, maxRetries: 0 });
    const table = {
      400: 'BadRequestError',
      401: 'AuthenticationError',
      403: 'PermissionDeniedError',
      404: 'NotFoundError',
      409: 'ConflictError',
      418: 'APIError',
      422: 'UnprocessableEntityError',
      429: 'RateLimitError',
      500: 'InternalServerError',
      599: 'InternalServerError',
    } as const;
    for (const [status, name] of Object.entries(table)) {
      const at = `/answer?${query({ status, body: '{"message":"no","more":1}', id: '7' })}`;
      const error = await thrownBy(() => client.get(at));
      holds(error instanceof errors[name] && error instanceof errors.SDKError, name);
      equal([error.name, error.message, error['status']], [name, `${status} no`, Number(status)]);
      equal([error['error'], error['requestID']], [{ message: 'no', more: 1 }, '7']);
    }
  },

  'an error message contains the text of the API': async ({ url }) => {
    const client = make({ baseURL: url });
    const message = async (body: string, own = client) =>
      (await thrownBy(() => own.get(`/answer?${query({ status: '404', body })}`))).message;
    equal(await message(''), '404 status code (no body)');
    equal(await message('plain'), '404 plain');
    const page = `<html><head><title>502 Bad Gateway</title></head>${' '.repeat(9000)}</html>`;
    const short = await message(page);
    holds(short.startsWith('404 <html>') && short.length < 300, short);
    equal(
      (await thrownBy(() => client.get(`/answer?${query({ status: '404', body: page })}`)))[
        'error'
      ],
      page,
    );
    const own = 'x'.repeat(2000);
    equal(await message(JSON.stringify({ message: own })), `404 ${own}`);
    equal(await message('{"detail":"RFC 9457","title":"x"}'), '404 RFC 9457');
    equal(await message('{"errors":[{"title":"t","detail":"JSON:API"}]}'), '404 JSON:API');
    equal(await message('{"error":{"message":"nested"}}'), '404 nested');
    equal(await message('{"other":[1]}'), '404 {"other":[1]}');
    const pointed = make({ baseURL: url }, { messages: ['/problems/0/text'] });
    equal(await message('{"message":"m","problems":[{"text":"pointed"}]}', pointed), '404 pointed');
  },

  'error classes have public constructors': () => {
    const made = new errors.APIError(400, { message: 'm' }, undefined, new Headers());
    equal([made.message, made.status], ['400 m', 400]);
    equal(
      new errors.APIError(undefined, undefined, undefined, undefined).message,
      '(no status code or body)',
    );
    equal(
      new errors.APIError(500, undefined, undefined, new Headers()).message,
      '500 status code (no body)',
    );
    const generated = errors.APIError.generate(404, {}, undefined, new Headers());
    holds(generated instanceof errors.NotFoundError, 'generate');
    const without = errors.APIError.generate(undefined, new Error('x'), undefined, undefined);
    equal([without.name, without.message], ['APIConnectionError', 'Connection error.']);
    equal(new errors.APIConnectionTimeoutError().message, 'Request timed out.');
    equal(new errors.APIUserAbortError().message, 'Request was aborted.');
  },

  'safe returns every outcome of the request as a value': async ({ url }) => {
    const client = make({ baseURL: url });
    const failed = await client
      .get(`/answer?${query({ status: '422', body: '{"why":"x"}' })}`)
      .safe();
    holds(!failed.ok && failed.status === 422, 'a failure');
    equal((failed as { error: unknown }).error, { why: 'x' });
    holds(
      (failed as { cause: Error }).cause instanceof errors.UnprocessableEntityError,
      'its cause',
    );
    const well = await client.get(`/answer?${query({ body: '1' })}`).safe();
    equal([well.ok, well.status, (well as { data: unknown }).data], [true, 200, 1]);
    const wrong = await thrownBy(() =>
      client
        .get('/echo')
        ._thenUnwrap(() => {
          throw new TypeError('mine');
        })
        .safe(),
    );
    equal(wrong.message, 'mine');
  },

  'a connection error names the host and the cause, and nothing of the query': async ({
    runtime,
  }) => {
    const error = await thrownBy(() =>
      make({ baseURL: 'http://127.0.0.1:1', maxRetries: 0 }).get('/?secret=1'),
    );
    holds(error instanceof errors.APIConnectionError, 'its class');
    matches(error.message, /^Connection error: .+ 127\.0\.0\.1:1\.$/);
    if (runtime === 'node') equal(error.message, 'Connection error: bad port 127.0.0.1:1.');
    holds(!error.message.includes('secret'), 'no query');
    holds(error.cause instanceof Error, 'what fetch threw');
  },
};
