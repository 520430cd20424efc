/** Sends a request, and retries it as configured. */

import type { Client } from './client.js';
import { fetchOf, stateOf } from './client-state.js';
import { sleep, startDeadline, type Deadline } from './deadline.js';
import { isA } from './env.js';
import { connectionError, textOf } from './connection.js';
import { APIConnectionError, APIError } from './error.js';
import { chain, type OutgoingRequest } from './middleware.js';
import type { CallObserver } from './observer.js';
import type { BuiltRequest, FinalRequestOptions } from './request.js';
import { backOff, longestWait, mayRepeat, retryAfter, shouldRetry, wasNeverSent } from './retry.js';

/** A response whose body has not been read yet. */
export interface APIResponseProps {
  response: Response;
  readonly options: FinalRequestOptions;
  readonly deadline?: Deadline | undefined;
  readonly observer?: CallObserver | undefined;
  /** The text of the body, once it is read for its value. */
  text?: Promise<string>;
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
  const { signal, maxRetries = client.maxRetries } = options;
  const { config, observe } = stateOf(client);
  config.idempotency?.apply(options, client);
  const observer = observe?.(options);
  let waited = 0;
  for (let retryCount = 0; ; retryCount++) {
    const deadline = startDeadline(options.timeout ?? client.timeout, signal);
    let left: number | undefined;
    const retries = (may: boolean | undefined): number | undefined => (may && left) || undefined;
    let harmless: boolean | undefined;
    let wait = 0;
    try {
      // Credentials and files may take time as well.
      const built = await Promise.race([
        client.buildRequest(options, { retryCount }),
        deadline.over,
      ]);
      observer?.attempt({ ...built, options, retryCount });
      left = isA('ReadableStream', built.req.body) ? 0 : maxRetries - retryCount;
      harmless = built.hasKey || options.idempotent || mayRepeat(options.method, config);
      const response = await attempt(client, { built, options, deadline });
      deadline.release();
      const props: APIResponseProps = { response, options, deadline, observer };
      wait = retryAfter(response.headers, Date.now());
      const again = retries(
        !response.ok &&
          waited + wait <= longestWait &&
          shouldRetry(response, harmless, config, wait),
      );
      observer?.response(props, again);
      if (response.ok) return props;
      if (!again) throw await errorOf(client, props, wait);
      await response.body?.cancel();
      deadline.clear();
    } catch (thrown) {
      deadline.clear();
      const error: unknown = deadline.signal.aborted ? deadline.signal.reason : thrown;
      let again;
      if (error instanceof APIConnectionError) {
        again = retries(harmless || wasNeverSent(error.cause));
        observer?.failed(error, again);
      }
      if (!again) {
        observer?.ended({ error });
        throw error;
      }
    }
    waited += wait;
    await sleep(wait * 1000 || backOff(retryCount, Math.random()), signal);
  }
}

interface Attempted {
  readonly built: BuiltRequest;
  readonly deadline: Deadline;
  readonly options: FinalRequestOptions;
}

function attempt(client: Client, { built, deadline, options }: Attempted): Promise<Response> {
  const { middleware, config, describe } = stateOf(client);
  const fetch = fetchOf(client); // called without `this`
  const last = async (request: OutgoingRequest): Promise<Response> => {
    try {
      return await fetch(request.url, request);
    } catch (error) {
      throw connectionError(error, { deadline, url: request.url, describe });
    }
  };
  const { auth, req, url } = built;
  return chain(
    [...middleware, auth.send, config.redirects?.(client)],
    last,
  )({ ...req, url, operation: options.operation, signal: deadline.signal });
}

/** The error for a response; its body is read within the deadline. */
async function errorOf(
  client: Client,
  props: APIResponseProps,
  retryAfter: number,
): Promise<APIError> {
  const text = await textOf(props);
  let body: unknown;
  try {
    body = (props.options.parse ?? JSON.parse)(text);
  } catch {
    // Proxies often respond with HTML.
    body = text || undefined;
  }
  props.observer?.parsed(body);
  const { status, headers } = props.response;
  const more = { retryAfter: retryAfter || undefined, messages: stateOf(client).config.messages };
  return client['makeStatusError'](status, body, undefined, headers, more);
}
