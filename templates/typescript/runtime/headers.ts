/** Merges headers: later sources win, `null` removes, `undefined` is ignored. Names are case-insensitive. */

import { SDKError } from './error.js';

/** `null` removes a header, `undefined` leaves it as it is. */
export type HeaderValue = string | number | boolean | null | undefined;

/** Headers in any form that the client accepts. */
export type HeadersLike =
  | Headers
  | MergedHeaders
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
    const seen = new Set<string>();
    for (const [name, given] of entries(source)) {
      const key = name.toLowerCase();
      for (const value of [given].flat() as readonly HeaderValue[]) {
        if (value === undefined) continue;
        if (!seen.has(key) || value === null) values.delete(name);
        if (!seen.has(key)) removed.delete(key);
        seen.add(key);
        if (value === null) removed.add(key);
        else values.append(name, checked(name, String(value)));
      }
    }
  }
  return { values, removed };
}

/** Parses lines of the form `Name: value`. */
export const linesOf = (text = ''): (readonly [string, string])[] =>
  [...text.matchAll(/^([^:\n]+):(.*)$/gm)].map(([, name, value]) => [name!.trim(), value!.trim()]);

type Entry = readonly [string, HeaderValue | readonly HeaderValue[]];

function entries(source: HeadersLike): Iterable<Entry> {
  if (source instanceof Headers || Array.isArray(source)) return source as Iterable<Entry>;
  if (!isMerged(source)) return Object.entries(source);
  return [...[...source.removed].map((name) => [name, null] as const), ...source.values];
}

const isMerged = (source: HeadersLike): source is MergedHeaders =>
  (source as MergedHeaders).values instanceof Headers;

/** Rejects values that would start another header (RFC 9110, section 5.5). */
function checked(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) {
    throw new SDKError(`The value of the header ${JSON.stringify(name)} holds CR, LF or NUL.`);
  }
  return value;
}
