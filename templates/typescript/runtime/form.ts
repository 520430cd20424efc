/** Request bodies in `application/x-www-form-urlencoded`. */

import { isA } from './env.js';
import { stringifyQuery, type ArrayFormat } from './query.js';

/** Encodes a body like a query string. A `URLSearchParams` or a string is sent as it is. */
export function urlEncoded(
  body: unknown,
  arrays: ArrayFormat = 'repeat',
): URLSearchParams | undefined {
  if (body === null || body === undefined) return undefined;
  if (isA('URLSearchParams', body)) return body;
  return new URLSearchParams(
    typeof body === 'object' ? stringifyQuery(body, arrays) : String(body),
  );
}
