/** Query strings: nested objects use brackets, and arrays the format of the API. */

/** A value that serializes itself. */
export interface QueryText {
  /** Returns `name=value&…`, percent-encoded; an empty string sends nothing. */
  readonly queryText: (name: string) => string;
}

/**
 * The format of arrays without a documented style: `a=1&a=2`, `a=1,2` or `a[]=1&a[]=2`. Arrays of objects have
 * indices, unless the format is `brackets`.
 */
export type ArrayFormat = 'repeat' | 'comma' | 'brackets';

/** Returns the name of an item of an array. */
export type ItemName = (name: string, list: readonly unknown[], index: number) => string;

/** @throws {RangeError} if a value contains itself */
export function stringifyQuery(query: object, arrays: ArrayFormat | ItemName): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) append(parts, name, value, arrays, []);
  return parts.filter(Boolean).join('&');
}

function append(
  parts: string[],
  name: string,
  value: unknown,
  arrays: ArrayFormat | ItemName,
  within: readonly object[],
): void {
  if (value === undefined) return;
  if (!isObject(value)) {
    const text = isQueryText(value)
      ? value.queryText(name)
      : `${encodeURIComponent(name)}=${encodeURIComponent(queryScalar(value))}`;
    parts.push(text);
    return;
  }
  if (within.includes(value)) throw new RangeError(`The query value ${name} contains itself.`);
  const add = (key: string, member: unknown): void =>
    append(parts, key, member, arrays, [...within, value]);
  if (!Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) add(`${name}[${key}]`, member);
  } else if (arrays === 'comma' && !value.some(isObject)) {
    const items = value.filter((item) => item !== undefined).map(queryScalar);
    if (items.length) add(name, items.join(','));
  } else {
    value.forEach((item, index) => {
      if (typeof arrays === 'function') add(arrays(name, value, index), item);
      else if (arrays === 'brackets') add(name.endsWith('[]') ? name : `${name}[]`, item);
      else add(isObject(item) ? `${name}[${index}]` : name, item);
    });
  }
}

/** Whether a value has members, as opposed to a scalar or a value that serializes itself. */
export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !isQueryText(value);

/** Null becomes an empty string, a date its ISO 8601 form. */
export function queryScalar(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const isQueryText = (value: unknown): value is QueryText =>
  typeof (value as QueryText | null)?.queryText === 'function';
