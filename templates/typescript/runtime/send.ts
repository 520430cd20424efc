/** Sends a request, and retries it as configured. */

import type { Client } from './client.js';
import { sleep, startDeadline, type Deadline } from './deadline.js';
import { connectionError } from './connection.js';
import { APIConnectionError, APIError, APIUserAbortError, SDKError } from './error.js';
import { chain, type OutgoingRequest } from './middleware.js';
import type { Observation } from './observer.js';
import type { BuiltRequest, FinalRequestOptions } from './request.js';
import { backOff, longestWait, mayRepeat, retryAfter, shouldRetry, wasNeverSent } from './retry.js';

/** A response whose body has not been read yet. */
export interface APIResponseProps {
  readonly response: Response;
  readonly options: FinalRequestOptions;
  readonly deadline?: Deadline | undefined;
  readonly observation?: Observation | undefined;
  /** Accepted for compatibility with code that constructs an `APIPromise`; ignored. */
  readonly controller?: AbortController | undefined;
  readonly requestLogID?: string | undefined;
  readonly retryOfRequestLogID?: string | undefined;
  readonly startTime?: number | undefined;
}

/** @throws {SDKError} if the last attempt fails, or if the request cannot be built */
export async function send(
  client: Client,
  given: FinalRequestOptions | PromiseLike<FinalRequestOptions>,
): Promise<APIResponseProps> {
  const options = { ...(await given) };
  if ('body' in options) options.body = await options.body;
  await client['prepareOptions']?.(options);
  const { signal, method } = options;
  const maxRetries = options.maxRetries ?? client.maxRetries;
  const { config } = client;
  config.idempotency?.apply(options, client);
  let waited = 0;
  let observation: Observation | undefined;
  for (let retryCount = 0; ; retryCount++) {
    if (signal?.aborted) throw new APIUserAbortError({ cause: signal.reason });
    const built = await client.buildRequest(options, { retryCount });
    const { req, url } = built;
    await client['prepareRequest']?.(req, { url, options });
    observation = client.observe?.({ url, req, options, retryCount, previous: observation });
    const canRepeat = !(req.body instanceof ReadableStream);
    const left = canRepeat && retryCount < maxRetries ? maxRetries - retryCount : undefined;
    const key = config.idempotency?.header ?? 'idempotency-key';
    const hasKey = !!options.idempotent || req.headers.has(key);
    const harmless = mayRepeat(method, hasKey, config.nonIdempotent);
    const deadline = startDeadline(built.timeout, signal);
    let wait: number | undefined;
    try {
      const response = await attempt(client, built, deadline);
      const props = { response, options, deadline, observation };
      if (response.ok) {
        observation?.response(response);
        return props;
      }
      wait = retryAfter(response.headers, Date.now());
      const fits = waited + (wait ?? 0) <= longestWait;
      const again =
        left !== undefined && fits && shouldRetry(response, harmless, config.nonIdempotent, wait);
      observation?.response(response, again ? left : undefined);
      if (!again) throw await errorOf(client, props, url, wait);
      await response.body?.cancel();
      deadline.clear();
    } catch (error) {
      deadline.clear();
      if (!(error instanceof APIConnectionError)) throw error;
      const again =
        left !== undefined && (harmless || (!deadline.ended() && wasNeverSent(error.cause)));
      observation?.failed(error, again ? left : undefined);
      if (!again) throw error;
    }
    waited += wait ?? 0;
    await sleep(wait === undefined ? backOff(retryCount, Math.random()) : wait * 1000, signal);
  }
}

function attempt(client: Client, built: BuiltRequest, deadline: Deadline): Promise<Response> {
  const { fetch } = client; // called without `this`
  const last = async ({ url, ...init }: OutgoingRequest): Promise<Response> => {
    try {
      return await fetch(url, init);
    } catch (error) {
      throw error instanceof SDKError ? error : connectionError(error, deadline, url);
    }
  };
  const { auth, req, url } = built;
  const all = [...client.middleware, ...(auth.send ?? [])];
  return chain(all, last)({ ...req, url, signal: deadline.signal });
}

/** The error for a response; its body is read within the deadline. */
async function errorOf(
  client: Client,
  { response, deadline, observation }: APIResponseProps,
  url: string,
  retryAfter: number | undefined,
): Promise<APIError> {
  const text = await response.text().catch((error: unknown) => {
    throw connectionError(error, deadline, url);
  });
  const body = parsed(text);
  observation?.parsed(body);
  const { status, headers } = response;
  const more = { retryAfter, messages: client.config.messages };
  const make = client['makeStatusError'] ?? APIError.generate;
  return make.call(client as never, status, body, undefined, headers, more);
}

/** The parsed JSON, the text if it is not JSON, or undefined if it is empty. */
function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text; // proxies often respond with HTML
  }
}
