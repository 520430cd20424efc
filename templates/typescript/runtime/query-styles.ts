/**
 * Styles of query parameters.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#style-examples
 */

import { named, nested } from './item-names.js';
import { jsonText } from './json-text.js';
import { queryScalar, stringifyQuery, type QueryText } from './query.js';

type Reserved = { readonly allowReserved?: boolean };

/** Style `form`: `color=blue&color=black` and `R=100&G=200`; not exploded `color=blue,black` and `color=R,100`. */
export function formQuery(
  value: unknown,
  { explode = true, allowReserved }: Reserved & { readonly explode?: boolean } = {},
): QueryText | undefined {
  const encode = encoder(allowReserved);
  return styled(value, (name) => {
    if (Array.isArray(value)) {
      const items = value.map((item) => encode(queryScalar(item)));
      if (items.length === 0) return '';
      return explode
        ? items.map((item) => `${encodeURIComponent(name)}=${item}`).join('&')
        : `${encodeURIComponent(name)}=${items.join(',')}`;
    }
    if (!isRecord(value)) return `${encodeURIComponent(name)}=${encode(queryScalar(value))}`;
    const members = membersOf(value, encode, explode);
    if (members.length === 0) return '';
    return explode
      ? members.map(([key, text]) => `${key}=${text}`).join('&')
      : `${encodeURIComponent(name)}=${members.flat().join(',')}`;
  });
}

/** Style `spaceDelimited`: `color=blue%20black`. */
export const spaceDelimitedQuery = (value: unknown, options?: Reserved): QueryText | undefined =>
  delimited(value, '%20', options);

/** Style `pipeDelimited`: `color=blue%7Cblack`. */
export const pipeDelimitedQuery = (value: unknown, options?: Reserved): QueryText | undefined =>
  delimited(value, '%7C', options);

/** Style `deepObject`: `color[R]=100&color[G]=200`, with indices of arrays: `color[list][0]=1`. */
export function deepObjectQuery(
  value: unknown,
  {
    arrays = 'indices',
    allowReserved,
  }: Reserved & { readonly arrays?: 'indices' | 'brackets' } = {},
): QueryText | undefined {
  const keep = allowReserved === true ? withReserved : String;
  return styled(value, (name) => {
    const pairs = stringifyQuery({ [name]: value }, named(nested(arrays))).split('&');
    return pairs.map((pair) => pair.replace(/=.*/, keep)).join('&');
  });
}

/** A parameter in JSON. */
export const jsonQuery = (value: unknown): QueryText | undefined =>
  styled(value, (name) => `${encodeURIComponent(name)}=${encodeURIComponent(jsonText(value))}`);

function delimited(
  value: unknown,
  separator: string,
  options: Reserved = {},
): QueryText | undefined {
  const encode = encoder(options.allowReserved);
  return styled(value, (name) => {
    const items = Array.isArray(value)
      ? value.map((item) => encode(queryScalar(item)))
      : isRecord(value)
        ? membersOf(value, encode).flat()
        : [encode(queryScalar(value))];
    return items.length === 0 ? '' : `${encodeURIComponent(name)}=${items.join(separator)}`;
  });
}

const styled = (value: unknown, queryText: QueryText['queryText']): QueryText | undefined =>
  value === undefined ? undefined : { queryText };

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

/** @param repeat whether an array repeats the name of its member, as an array parameter does */
const membersOf = (
  value: object,
  encode: (text: string) => string,
  repeat = false,
): [string, string][] =>
  Object.entries(value)
    .flatMap(([key, member]: [string, unknown]) =>
      repeat && Array.isArray(member)
        ? member.map((item) => [key, item] as const)
        : [[key, member] as const],
    )
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => [encodeURIComponent(key), encode(queryScalar(member))]);

/** `allowReserved` keeps reserved characters (RFC 3986), except those that would end the value. */
const encoder = (allowReserved: boolean | undefined): ((text: string) => string) =>
  allowReserved === true ? (text) => withReserved(encodeURIComponent(text)) : encodeURIComponent;

const withReserved = (encoded: string): string =>
  encoded.replace(/%(?:3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|5B|5D)/g, decodeURIComponent);
