/** Turns a failed `fetch`, or a body that ended early, into an error of this package. */

import type { Deadline } from './deadline.js';
import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  SDKError,
} from './error.js';
import { connectionFailure } from './retry.js';
import type { APIResponseProps } from './send.js';

/**
 * Reads the body of a response within its deadline.
 *
 * @param url of the request, for the message of an error
 */
export async function textOf(
  { response, deadline }: Pick<APIResponseProps, 'response' | 'deadline'>,
  url?: string,
): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw connectionError(error, deadline, url || response.url);
  } finally {
    deadline?.clear();
  }
}

/** @param url of the request, for the message */
export function connectionError(
  error: unknown,
  deadline: Deadline | undefined,
  url?: string,
): unknown {
  const ended = deadline?.ended();
  if (error instanceof SDKError) return error;
  if (ended === 'abort') return new APIUserAbortError({ cause: error });
  if (ended) return new APIConnectionTimeoutError({ cause: error });
  const { message, cause } = error as Error;
  const failure = connectionFailure(error);
  const code = failure?.code;
  const why = code ?? (cause as Error | undefined)?.message ?? message;
  const host = url ? placeOf(new URL(url), failure) : '';
  const help =
    code === 'UND_ERR_INVALID_ARG' ? ' Are `fetch` and `dispatcher` of one version of undici?' : '';
  return new APIConnectionError({
    message: `Connection error: ${why} ${host}.${help}`,
    cause: error,
  });
}

/** The host of a URL, and the proxy if the connection to that one failed. */
function placeOf(
  { host, hostname, port, protocol }: URL,
  failure: ReturnType<typeof connectionFailure>,
): string {
  const { hostname: name, address, port: at } = failure?.errors?.[0] ?? failure ?? {};
  const own = port || (protocol === 'http:' ? '80' : '443');
  const isProxy = name ? name !== hostname : at && `${at}` !== own;
  return isProxy ? `proxy ${address ?? name}${at ? `:${at}` : ''} for ${host}` : host;
}
