/** Paths: values are percent-encoded, and path traversal is rejected. */

import { SDKError } from './error.js';

/** A value that is already encoded. */
export interface PathText {
  readonly pathText: string;
}

/** Percent-encodes everything except `pchar` (RFC 3986). */
export function encodePathPart(text: string): string {
  return encodeURIComponent(text).replace(/%(?:2[46BC]|3[ABD]|40)/g, decodeURIComponent);
}

/**
 * Tag for the path of a request:
 *
 * ```ts
 * path`/users/${id}`
 * ```
 *
 * @throws {SDKError} if a value is null, undefined, empty, or an object without its own `toString`, or if
 * a segment is `.` or `..`, encoded or not
 */
export function path(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
  const faults: (readonly [start: number, length: number, message: string])[] = [];
  let result = texts[0]!;
  values.forEach((value, index) => {
    const inQuery = /[?#]/.test(result);
    const text = textOf(value);
    const raw = text ?? String(value);
    if (text === undefined || (raw === '' && !inQuery)) {
      const kind = raw ? `Value of type ${typeOf(value).slice(8, -1)}` : 'An empty value';
      faults.push([result.length, raw.length || 1, `${kind} is not a valid path parameter`]);
    }
    const isEncoded = text === undefined || isPathText(value);
    const encode = inQuery ? encodeURIComponent : encodePathPart;
    result += (isEncoded ? raw : encode(raw)) + texts[index + 1]!;
  });

  const [bare] = result.split(/[?#]/, 1);
  for (const { 0: segment, index } of bare!.matchAll(/(?<=^|\/)(\.|%2e){1,2}(?=\/|$)/gi)) {
    const message = `Value "${segment}" can't be safely passed as a path parameter`;
    faults.push([index!, segment.length, message]);
  }
  if (!faults.length) return result;
  const lines = ['Path parameters result in path with invalid segments:'];
  let carets = '';
  faults.sort((a, b) => a[0] - b[0]);
  for (const [start, length, message] of faults) {
    lines.push(message);
    carets = carets.slice(0, start).padEnd(start) + '^'.repeat(length);
  }
  throw new SDKError([...lines, result, carets].join('\n'));
}

const isPathText = (value: unknown): value is PathText =>
  typeof value === 'object' && value !== null && 'pathText' in value;

/** The value as a string; undefined if it has no meaningful one. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (isPathText(value)) return value.pathText;
  const text = plainText(value);
  return text === typeOf(value) ? undefined : text;
}

/** A date in ISO 8601, as OpenAPI has it, and every other value as the language converts it. */
export const plainText = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value);

const typeOf = (value: unknown): string => Object.prototype.toString.call(value);
