/**
 * Arrays and objects in paths and headers.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-values
 */

import { jsonText } from './json-text.js';
import { encodePathPart, plainText, type PathText } from './path.js';

type Encode = (text: string) => string;

/** Style `simple`: `blue,black` and `R,100,G,200`; exploded `R=100,G=200`. */
export const simplePath = (value: unknown, explode = false): PathText => ({
  pathText: joined(value, ',', explode, strict),
});

/** Style `label`: `.blue,black`; exploded `.blue.black` and `.R=100.G=200`. */
export const labelPath = (value: unknown, explode = false): PathText => ({
  pathText: `.${joined(value, explode ? '.' : ',', explode, strict)}`,
});

/** Style `matrix`: `;color=blue,black`; exploded `;color=blue;color=black` and `;R=100;G=200`. */
export function matrixPath(name: string, value: unknown, explode = false): PathText {
  const key = strict(name);
  if (!explode || isPlain(value)) {
    const text = joined(value, ',', false, strict);
    return { pathText: text === '' ? `;${key}` : `;${key}=${text}` };
  }
  const parts = Array.isArray(value)
    ? value.map((item) => `${key}=${strict(plainText(item))}`)
    : [joined(value, ';', true, strict)];
  return { pathText: parts.map((part) => `;${part}`).join('') };
}

/** A parameter in JSON. */
export const jsonPath = (value: unknown): PathText => ({
  pathText: encodePathPart(jsonText(value)),
});

/** An array or object in a header. */
export const simpleHeader = (value: unknown, explode = false): string | undefined =>
  value === undefined ? undefined : joined(value, ',', explode, String);

/** A header in JSON. Non-ASCII characters are escaped, as header values must be ASCII. */
export const jsonHeader = (value: unknown): string | undefined =>
  value === undefined
    ? undefined
    : jsonText(value).replace(
        /[^ -~]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );

/** Encodes separators too, so that values cannot contain them. */
const strict: Encode = encodeURIComponent;

const isPlain = (
  value: unknown,
): value is Date | string | number | bigint | boolean | null | undefined =>
  typeof value !== 'object' || value === null || value instanceof Date;

function joined(value: unknown, separator: string, explode: boolean, encode: Encode): string {
  if (Array.isArray(value)) return value.map((item) => encode(plainText(item))).join(separator);
  if (isPlain(value)) return encode(plainText(value));
  return Object.entries(value as object)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => [encode(name), encode(plainText(member))].join(explode ? '=' : ','))
    .join(separator);
}
