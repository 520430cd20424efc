/** Turns a failed `fetch`, or a body that ended early, into an error of this package. */

import type { Deadline } from './deadline.js';
import { APIConnectionError, SDKError } from './error.js';
import { connectionFailure } from './retry.js';
import type { APIResponseProps } from './send.js';

/** Describes a failed connection to a URL. */
export type Describe = (error: unknown, url: string) => string;

/** Reads the body of a response within its deadline. */
export async function textOf({
  response,
  deadline,
}: Pick<APIResponseProps, 'response' | 'deadline'>): Promise<string> {
  try {
    return await response.text();
  } catch (error) {
    throw connectionError(error, { deadline, url: response.url });
  } finally {
    deadline?.clear();
  }
}

/** What is known about a failed request. */
interface About {
  readonly deadline: Deadline | undefined;
  readonly url?: string;
  readonly describe?: Describe | undefined;
}

/** Returns the error that a failed request is reported as. */
export function connectionError(
  error: unknown,
  { deadline, url = '', describe = briefly }: About,
): unknown {
  if (deadline?.signal.aborted) return deadline.signal.reason;
  if (error instanceof SDKError) return error;
  return new APIConnectionError({
    message: `Connection error: ${describe(error, url)}`,
    cause: error,
  });
}

/** The reason and the host: `ECONNREFUSED api.example.com.` */
const briefly: Describe = (error, url) => `${reasonOf(error)} ${url && new URL(url).host}.`;

/** The error code of a failed connection, or else the message of its cause. */
export const reasonOf = (error: unknown): string =>
  connectionFailure(error)?.code ??
  (((error as Error).cause as Error | undefined) ?? (error as Error)).message;
