/** Merges headers: later sources win, `null` removes, `undefined` is ignored. Names are case-insensitive. */

import { SDKError } from './error.js';
import { plainText } from './path.js';

/** `null` removes a header, `undefined` leaves it as it is. */
export type HeaderValue = string | number | bigint | boolean | null | undefined;

/** Headers in any form that the client accepts. */
export type HeadersLike =
  | Headers
  | readonly (readonly [string, HeaderValue])[]
  | { readonly [name: string]: HeaderValue | readonly HeaderValue[] };

/** Headers, and the names that were explicitly removed. */
export interface MergedHeaders {
  readonly values: Headers;
  readonly removed: ReadonlySet<string>;
}

/** Later sources override earlier ones. @throws {SDKError} if a value contains CR, LF or NUL */
export function mergeHeaders(
  ...sources: readonly (HeadersLike | null | undefined)[]
): MergedHeaders {
  const values = new Headers();
  const removed = new Set<string>();
  for (const source of sources) {
    if (!source) continue;
    const isList = Symbol.iterator in source;
    const seen = new Set<string>();
    for (const [name, given] of isList ? source : Object.entries(source)) {
      const key = name.toLowerCase();
      if (!isList) seen.clear(); // of two spellings in one object the last one counts
      for (const value of [given].flat() as readonly HeaderValue[]) {
        if (value === undefined) continue;
        if (value === null || !seen.has(key)) {
          values.delete(name);
          removed.delete(key);
        }
        seen.add(key);
        if (value === null) removed.add(key);
        else values.append(name, checked(name, plainText(value)));
      }
    }
  }
  return { values, removed };
}

/** Merges headers into a source for a later merge. */
export function joinHeaders(
  ...sources: readonly (HeadersLike | null | undefined)[]
): readonly (readonly [string, string | null])[] {
  const { values, removed } = mergeHeaders(...sources);
  return [...[...removed].map((name) => [name, null] as const), ...values];
}

/** Parses lines of the form `Name: value`. */
export const linesOf = (text = ''): (readonly [string, string])[] =>
  [...text.matchAll(/^\s*([^:\n]+?)\s*:(.*)/gm)].map(([, name, value]) => [name!, value!]);

/** Rejects values that would start another header (RFC 9110, section 5.5). */
function checked(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) {
    throw new SDKError(`The header "${name}" holds CR, LF or NUL.`);
  }
  return value;
}
