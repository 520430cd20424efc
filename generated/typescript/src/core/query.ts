/** Query strings: nested objects use brackets, and arrays the format of the API. */

/** A value that serializes itself. */
export interface QueryText {
  /** Returns `name=value&…`, percent-encoded; an empty string sends nothing. */
  readonly queryText: (name: string) => string;
}

/** The format of arrays without a documented style: `a=1&a=2`, `a=1,2` or `a[]=1&a[]=2`. */
export type ArrayFormat = 'repeat' | 'comma' | 'brackets';

/** @throws {RangeError} if a value contains itself */
export function stringifyQuery(query: object, arrays: ArrayFormat): string {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(query)) append(parts, name, value, arrays, []);
  return parts.filter(Boolean).join('&');
}

function append(
  parts: string[],
  name: string,
  value: unknown,
  arrays: ArrayFormat,
  within: readonly object[],
): void {
  if (value === undefined) return;
  if (typeof value !== 'object' || value === null || value instanceof Date) {
    parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(queryScalar(value))}`);
    return;
  }
  if (isQueryText(value)) {
    parts.push(value.queryText(name));
    return;
  }
  if (within.includes(value)) throw new RangeError(`The query value ${name} contains itself.`);
  const add = (key: string, member: unknown): void =>
    append(parts, key, member, arrays, [...within, value]);
  if (!Array.isArray(value)) {
    for (const [key, member] of Object.entries(value)) add(`${name}[${key}]`, member);
  } else if (arrays === 'comma') {
    const items = value.filter((item) => item !== undefined).map(queryScalar);
    if (items.length) add(name, items.join(','));
  } else {
    for (const item of value) add(arrays === 'brackets' ? `${name}[]` : name, item);
  }
}

/** Null becomes an empty string, a date its ISO 8601 form. */
export function queryScalar(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const isQueryText = (value: object): value is QueryText =>
  'queryText' in value && typeof value.queryText === 'function';
