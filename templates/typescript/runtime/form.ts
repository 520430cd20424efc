/** Request bodies in `application/x-www-form-urlencoded`. */

import { isA } from './env.js';
import { encodingOf, joined, type FormEncodings } from './form-encoding.js';
import { itemNames, named, nested, repeated, type ItemName } from './item-names.js';
import { jsonText } from './json-text.js';
import { isObject, stringifyQuery } from './query.js';

/** How a form is written. */
export interface FormOptions {
  /**
   * The format of arrays. By default they have indices, but an array of scalars directly in the form repeats its
   * name.
   */
  readonly arrays?: 'repeat' | 'brackets' | 'indices';
  readonly encoding?: FormEncodings;
}

/** Encodes a body like a query string. A `URLSearchParams` or a string is sent as it is. */
export function urlEncoded(body: unknown, options: FormOptions = {}): URLSearchParams | undefined {
  if (body === null || body === undefined) return undefined;
  if (isA('URLSearchParams', body)) return body;
  if (typeof body !== 'object') return new URLSearchParams(String(body));
  const parts = Object.entries(body).map(([name, value]) => fieldsOf(name, value, options));
  return new URLSearchParams(parts.filter(Boolean).join('&'));
}

function fieldsOf(
  name: string,
  value: unknown,
  { arrays = 'indices', encoding }: FormOptions,
): string {
  const how = encodingOf(encoding, name);
  const write = (written: unknown, itemName: ItemName = repeated): string =>
    stringifyQuery({ [name]: written }, named(itemName));
  if (value === undefined || how === undefined) {
    const repeats = arrays === 'indices' && Array.isArray(value) && !value.some(isObject);
    return write(value, repeats ? repeated : itemNames[arrays]);
  }
  if (how === 'brackets') return write(value, nested(arrays));
  if (how === 'spread') {
    const isRecord = isObject(value) && !Array.isArray(value);
    return isRecord ? stringifyQuery(value, named(repeated)) : fieldsOf(name, value, { arrays });
  }
  if ('join' in how) return write(joined(value, how.join));
  const items = Array.isArray(value) ? value : [value];
  return write(items.map(jsonText));
}
