/** Members of forms that are not written in the default way (OpenAPI, Encoding Object). */

import { isObject, queryScalar } from './query.js';

export type FormEncoding =
  /** Each item has one of these media types: that of a file, if it is among them. */
  | { readonly contentType: readonly string[] }
  /** The items of an array, or the names and values of an object, are one field. */
  | { readonly join: string }
  /** Each member of an object is a field of the form itself. */
  | 'spread'
  /** Each scalar is a field, with its path in brackets. */
  | 'brackets';

/** By name of the member. */
export type FormEncodings = Readonly<Record<string, FormEncoding>>;

export const encodingOf = (
  encoding: FormEncodings | undefined,
  name: string,
): FormEncoding | undefined =>
  encoding && Object.hasOwn(encoding, name) ? encoding[name] : undefined;

/** The items of an array, or the names and values of an object, as one text; undefined if there are none. */
export function joined(value: unknown, separator: string): string | undefined {
  if (!isObject(value)) return queryScalar(value);
  const items: unknown[] = Array.isArray(value)
    ? value
    : Object.entries(value)
        .filter(([, member]) => member !== undefined)
        .flat();
  return items.length > 0 ? items.map(queryScalar).join(separator) : undefined;
}

export const isJsonType = (mediaType: string): boolean => /[/+]json *(;|$)/i.test(mediaType);
