/** Bodies of `application/x-www-form-urlencoded`. */

import { stringifyQuery, type ArrayFormat } from './query.js';

/** Written as a query string is. */
export const urlEncoded = (
  body: object | null | undefined,
  arrays: ArrayFormat = 'repeat',
): URLSearchParams | undefined =>
  body ? new URLSearchParams(stringifyQuery(body, arrays)) : undefined;
