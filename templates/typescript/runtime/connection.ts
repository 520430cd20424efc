/** Turns a failed `fetch`, or a body that ended early, into an error of this package. */

import type { Deadline } from './deadline.js';
import { APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from './error.js';
import { connectionCode } from './retry.js';

/** @param url of the request, for the message */
export function connectionError(
  error: unknown,
  deadline: Deadline | undefined,
  url: string,
): APIConnectionError | APIUserAbortError {
  switch (deadline?.ended()) {
    case 'abort':
      return new APIUserAbortError({ cause: error });
    case 'timeout':
      return new APIConnectionTimeoutError({ cause: error });
    default: {
      const { message, cause } = error as Error;
      const code = connectionCode(error);
      const why = code ?? (cause as Error | undefined)?.message ?? message;
      const { host } = new URL(url);
      const help =
        code === 'UND_ERR_INVALID_ARG'
          ? ' Are `fetch` and `dispatcher` of one version of undici?'
          : '';
      return new APIConnectionError({
        message: `Connection error: ${why} ${host}.${help}`,
        cause: error,
      });
    }
  }
}
