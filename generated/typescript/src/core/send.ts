/** One request: attempts, each with its deadline, until there is an answer or no reason to go on. */

import { headersOf } from './authorize.js';
import type { Client } from './client.js';
import { startDeadline, sleep, type Deadline } from './deadline.js';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
  APIUserAbortError,
  SDKError,
} from './error.js';
import { followRedirects } from './redirect.js';
import type { BuiltRequest, FinalRequestOptions } from './request.js';
import {
  backOff,
  connectionCode,
  mayRepeat,
  retryAfter,
  shouldRetry,
  wasNeverSent,
  type RetrySubject,
} from './retry.js';

/** An answer whose body is still to be read, within the deadline of its attempt. */
export interface Received {
  readonly response: Response;
  readonly options: FinalRequestOptions;
  readonly deadline: Deadline;
}

export async function send(client: Client, given: FinalRequestOptions): Promise<Received> {
  const options = 'body' in given ? { ...given, body: await given.body } : given;
  const maxRetries = options.maxRetries ?? client.maxRetries;
  for (let retryCount = 0; ; retryCount++) {
    if (options.signal?.aborted) throw new APIUserAbortError({ cause: options.signal.reason });
    const request = client.buildRequest(options, { retryCount });
    const isLast = retryCount >= maxRetries || request.init.body instanceof ReadableStream;
    const subject: RetrySubject = {
      method: request.init.method,
      hasIdempotencyKey: request.init.headers.has('idempotency-key'),
      policy: client.config.nonIdempotent,
    };
    const deadline = startDeadline(request.timeout, options.signal);
    let wait: number | undefined;
    try {
      const response = await attempt(client, request, deadline);
      if (response.ok) return { response, options, deadline };
      const now = Date.now();
      if (isLast || !shouldRetry(response, subject, now)) throw await errorOf(response, deadline);
      wait = retryAfter(response.headers, now);
      await response.body?.cancel();
      deadline.clear();
    } catch (error) {
      deadline.clear();
      if (error instanceof SDKError) throw error;
      const failure = connectionError(error, deadline, request.url);
      const again = mayRepeat(subject) || (!deadline.ended() && wasNeverSent(error));
      if (failure instanceof APIUserAbortError || isLast || !again) throw failure;
    }
    const pause = wait === undefined ? backOff(retryCount, Math.random()) : wait * 1000;
    await sleep(pause, options.signal);
  }
}

function attempt(client: Client, request: BuiltRequest, deadline: Deadline): Promise<Response> {
  const { fetch } = client; // called without `this`
  const init = { ...request.init, signal: deadline.signal };
  if (!request.guardRedirects) return fetch(request.url, init);
  const names = Object.values(client.config.schemes).flatMap(headersOf);
  return followRedirects(fetch, request.url, init, names);
}

/** The error of an answer; its body is read within the deadline. */
async function errorOf(response: Response, deadline: Deadline): Promise<APIError> {
  const text = await response.text();
  deadline.clear();
  const body = parsed(text);
  return APIError.generate(response.status, body, undefined, response.headers, {
    retryAfter: retryAfter(response.headers, Date.now()),
  });
}

/** JSON if it is any; else the text; undefined if there is none. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text; // what a proxy says is seldom JSON
  }
}

/** What a failed `fetch` or a body that broke off is to the caller. */
export function connectionError(
  error: unknown,
  deadline: Deadline,
  url: string,
): APIConnectionError | APIUserAbortError {
  switch (deadline.ended()) {
    case 'abort':
      return new APIUserAbortError({ cause: error });
    case 'timeout':
      return new APIConnectionTimeoutError({ cause: error });
    default: {
      const { message, cause } = error as Error;
      const why = connectionCode(error) ?? (cause as Error | undefined)?.message ?? message;
      const { host } = new URL(url);
      return new APIConnectionError({ message: `Connection error: ${why} ${host}.`, cause: error });
    }
  }
}
