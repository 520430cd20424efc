/** Header merging: later sources win, null removes, undefined says nothing. Names know no case. */

import { SDKError } from './error.js';

export type HeaderValue = string | number | boolean | null | undefined;

export type HeadersLike =
  | Headers
  | MergedHeaders
  | readonly (readonly [string, HeaderValue])[]
  | { readonly [name: string]: HeaderValue | readonly HeaderValue[] };

/** Headers together with the names that were removed on purpose. */
export interface MergedHeaders {
  readonly values: Headers;
  readonly removed: ReadonlySet<string>;
}

export function mergeHeaders(
  ...sources: readonly (HeadersLike | null | undefined)[]
): MergedHeaders {
  const values = new Headers();
  const removed = new Set<string>();
  for (const source of sources) {
    if (!source) continue;
    const seen = new Set<string>();
    for (const [name, value] of entries(source)) {
      if (value === undefined) continue;
      const key = name.toLowerCase();
      if (!seen.has(key)) {
        values.delete(name);
        removed.delete(key);
        seen.add(key);
      }
      if (value === null) {
        values.delete(name);
        removed.add(key);
      } else values.append(name, checked(name, String(value)));
    }
  }
  return { values, removed };
}

function* entries(source: HeadersLike): Generator<readonly [string, HeaderValue]> {
  if (source instanceof Headers) for (const pair of source) yield pair;
  else if (isMerged(source)) {
    for (const name of source.removed) yield [name, null];
    for (const pair of source.values) yield pair;
  } else if (isPairs(source)) for (const pair of source) yield pair;
  else {
    for (const [name, value] of Object.entries(source)) {
      if (isList(value)) for (const item of value) yield [name, item];
      else yield [name, value];
    }
  }
}

const isMerged = (source: HeadersLike): source is MergedHeaders =>
  (source as MergedHeaders).values instanceof Headers;

const isPairs = (source: HeadersLike): source is readonly (readonly [string, HeaderValue])[] =>
  Array.isArray(source);

const isList = (value: HeaderValue | readonly HeaderValue[]): value is readonly HeaderValue[] =>
  Array.isArray(value);

/** A value with a line break would begin another header (RFC 9110, section 5.5). */
function checked(name: string, value: string): string {
  if (/[\r\n\0]/.test(value)) {
    throw new SDKError(`The value of the header ${JSON.stringify(name)} holds CR, LF or NUL.`);
  }
  return value;
}
