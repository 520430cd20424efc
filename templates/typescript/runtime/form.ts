/** Bodies of `application/x-www-form-urlencoded`. */

import { stringifyQuery, type ArrayFormat } from './query.js';

/** Written as a query string is. A `URLSearchParams` and a text are taken as they are. */
export function urlEncoded(
  body: unknown,
  arrays: ArrayFormat = 'repeat',
): URLSearchParams | undefined {
  if (body === null || body === undefined) return undefined;
  if (body instanceof URLSearchParams) return body;
  return new URLSearchParams(
    typeof body === 'object' ? stringifyQuery(body, arrays) : String(body),
  );
}
