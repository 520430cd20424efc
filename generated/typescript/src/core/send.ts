/** Sends a request, and retries it as configured. */

import type { Client } from './client.js';
import { fetchOf, stateOf } from './client-state.js';
import { sleep, startDeadline, within, type Deadline } from './deadline.js';
import { isA } from './env.js';
import { connectionError, textOf } from './connection.js';
import { APIConnectionError, APIError } from './error.js';
import { chain, type OutgoingRequest } from './middleware.js';
import { tell, type Observation, type Outcome } from './observer.js';
import type { BuiltRequest, FinalRequestOptions } from './request.js';
import { backOff, longestWait, mayRepeat, retryAfter, shouldRetry, wasNeverSent } from './retry.js';

/** A response whose body has not been read yet. */
export interface APIResponseProps {
  response: Response;
  readonly options: FinalRequestOptions;
  readonly deadline?: Deadline | undefined;
  readonly observation?: Observation | undefined;
  /** The text of the body, once it is read for its value. */
  text?: Promise<string>;
  /** Reports the end of the call, once. */
  readonly end?: (outcome: Outcome) => void;
  /** Reads the body again, once the caller has the response. */
  reread?: () => Promise<string>;
  /** The response that the caller gets. */
  shown?: Promise<Response>;
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
  if ('body' in options) options.body = await inTime(client, options);
  await client['prepareOptions']?.(options);
  const { signal, method } = options;
  const maxRetries = options.maxRetries ?? client.maxRetries;
  const { config, observe } = stateOf(client);
  config.idempotency?.apply(options, client);
  let waited = 0;
  let observation: Observation | undefined;
  let isEnded = false;
  for (let retryCount = 0; ; retryCount++) {
    const deadline = startDeadline(options.timeout ?? client.timeout, signal);
    const previous = observation;
    observation = undefined;
    let left: number | false = false;
    let harmless = false;
    let wait = 0;
    const end = (outcome: Outcome): void => {
      if (!isEnded) void tell(() => (observation ?? previous)?.ended?.(outcome));
      isEnded = true;
    };
    try {
      // Credentials may take time as well.
      const built = await within(deadline.signal, client.buildRequest(options, { retryCount }));
      const { req, url } = built;
      await client['prepareRequest']?.(req, { url, options });
      void tell(() => (observation = observe?.({ url, req, options, retryCount, previous })));
      left = !isA('ReadableStream', req.body) && maxRetries - retryCount;
      const key = config.idempotency?.header ?? 'Idempotency-Key';
      const hasKey = !!options.idempotent || req.headers.has(key);
      harmless = mayRepeat(method, hasKey, config.nonIdempotent);
      const response = await attempt(client, { built, deadline, options });
      deadline.release();
      const props: APIResponseProps = { response, options, deadline, observation, end };
      if (response.ok) {
        void tell(() => observation?.response?.(response));
        // A call whose value nobody waits for ends as well.
        if (props.observation?.ended) setTimeout(() => props.text || end({ response }));
        return props;
      }
      wait = retryAfter(response.headers, Date.now());
      const again =
        waited + wait <= longestWait &&
        shouldRetry(response, harmless, config.nonIdempotent, wait) &&
        left;
      void tell(() => observation?.response?.(response, again || undefined));
      if (!again) throw await errorOf(client, props, url, wait);
      await response.body?.cancel();
      deadline.clear();
    } catch (thrown) {
      deadline.clear();
      const error = deadline.ended() ? connectionError(thrown, deadline) : thrown;
      let again: number | false = false;
      if (error instanceof APIConnectionError) {
        again = (harmless || (!deadline.ended() && wasNeverSent(error.cause))) && left;
        void tell(() => observation?.failed?.(error, again || undefined));
      }
      if (!again) {
        end({ error });
        throw error;
      }
    }
    waited += wait;
    await sleep(wait * 1000 || backOff(retryCount, Math.random()), signal);
  }
}

/** The body, which may be a promise, such as that of a file that is still read. */
async function inTime(
  client: Client,
  { body, timeout, signal }: FinalRequestOptions,
): Promise<unknown> {
  const deadline = startDeadline(timeout ?? client.timeout, signal);
  try {
    return await within(deadline.signal, Promise.resolve(body));
  } catch (error) {
    throw deadline.ended() ? connectionError(error, deadline) : error;
  } finally {
    deadline.clear();
  }
}

interface Attempted {
  readonly built: BuiltRequest;
  readonly deadline: Deadline;
  readonly options: FinalRequestOptions;
}

function attempt(client: Client, { built, deadline, options }: Attempted): Promise<Response> {
  const { middleware, config } = stateOf(client);
  const fetch = fetchOf(client); // called without `this`
  const last = async (request: OutgoingRequest): Promise<Response> => {
    const { url, operation: _, ...init } = request;
    try {
      return await fetch(url, init);
    } catch (error) {
      throw connectionError(error, deadline, url);
    }
  };
  const { auth, req, url } = built;
  const all = [...middleware, ...(auth.send ?? [])];
  if (config.redirects) all.push(config.redirects(client));
  const { operation } = options;
  return chain(all, last)({ ...req, url, signal: deadline.signal, operation });
}

/** The error for a response; its body is read within the deadline. */
async function errorOf(
  client: Client,
  props: APIResponseProps,
  url: string,
  retryAfter: number,
): Promise<APIError> {
  const body = parsed(await textOf(props, url));
  void tell(() => props.observation?.parsed?.(body));
  const { status, headers } = props.response;
  const more = { retryAfter: retryAfter || undefined, messages: stateOf(client).config.messages };
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
