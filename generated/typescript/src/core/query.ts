/** Query strings: nested objects use brackets, and arrays the format of the API. */

import { plainText } from './path.js';

/** A value that serializes itself. */
export interface QueryText {
  /** Returns `name=value&…`, percent-encoded; an empty string sends nothing. */
  readonly queryText: (name: string) => string;
}

/** Returns the items of an array that are written, with their names. */
export type ArrayFormat = (
  name: string,
  list: readonly unknown[],
) => readonly (readonly [name: string, item: unknown])[];

/** @throws {RangeError} if a value contains itself */
export function stringifyQuery(query: object, arrays: ArrayFormat): string {
  const parts: string[] = [];
  const append = (name: string, value: unknown): void => {
    if (value === undefined) return;
    if (!isObject(value)) {
      const text = isQueryText(value) ? value.queryText(name) : pair(name, value);
      if (text) parts.push(text);
      return;
    }
    const members = Array.isArray(value)
      ? arrays(name, value)
      : Object.entries(value).map(([key, member]) => [`${name}[${key}]`, member] as const);
    for (const [key, member] of members) append(key, member);
  };
  for (const [name, value] of Object.entries(query)) append(name, value);
  return parts.join('&');
}

/** Null becomes an empty string. */
const pair = (name: string, value: unknown): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value === null ? '' : plainText(value))}`;

/** Whether a value has members, as opposed to a scalar or a value that serializes itself. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !isQueryText(value);

/** Null becomes an empty string, a date its ISO 8601 form. */
export function queryScalar(value: unknown): string {
  if (value === null || value === undefined) return '';
  return isObject(value) ? JSON.stringify(value) : plainText(value);
}

const isQueryText = (value: unknown): value is QueryText =>
  typeof (value as QueryText | null)?.queryText === 'function';
