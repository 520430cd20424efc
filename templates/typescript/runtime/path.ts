/** Paths: values are percent-encoded, and path traversal is rejected. */

import { SDKError } from './error.js';

/** A value that is already encoded. */
export interface PathText {
  readonly pathText: string;
}

/** Percent-encodes everything except `pchar` (RFC 3986). */
export function encodePathPart(text: string): string {
  return encodeURIComponent(text).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
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
  const faults: { start: number; length: number; message: string }[] = [];
  let result = texts[0]!;
  values.forEach((value, index) => {
    const inQuery = /[?#]/.test(result);
    const text = textOf(value);
    const encode = isPathText(value) ? String : inQuery ? encodeURIComponent : encodePathPart;
    const encoded = text === undefined ? String(value) : encode(text);
    const fault = (length: number, message: string): unknown =>
      faults.push({
        start: result.length,
        length,
        message: `${message} is not a valid path parameter`,
      });
    if (text === undefined) {
      fault(encoded.length, `Value of type ${Object.prototype.toString.call(value).slice(8, -1)}`);
    } else if (!text && !inQuery) fault(1, 'An empty value');
    result += encoded + texts[index + 1]!;
  });

  const [bare] = result.split(/[?#]/, 1);
  for (const { 0: segment, index } of bare!.matchAll(/(?<=^|\/)(?:\.|%2e){1,2}(?=\/|$)/gi)) {
    const message = `Value ${JSON.stringify(segment)} can't be safely passed as a path parameter`;
    faults.push({ start: index!, length: segment.length, message });
  }
  if (!faults.length) return result;
  faults.sort((a, b) => a.start - b.start);
  const isFault = (at: number) =>
    faults.some(({ start, length }) => at >= start && at < start + length);
  const carets = `${result} `.replace(/./gs, (_, at: number) => (isFault(at) ? '^' : ' '));
  throw new SDKError(
    [
      'Path parameters result in path with invalid segments:',
      ...faults.map(({ message }) => message),
      result,
      carets.trimEnd(),
    ].join('\n'),
  );
}

const isPathText = (value: unknown): value is PathText =>
  typeof value === 'object' && value !== null && 'pathText' in value;

/** The value as a string; undefined if it has no meaningful one. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (isPathText(value)) return value.pathText;
  if (typeof value !== 'object') return String(value);
  const text = String(value);
  return text === Object.prototype.toString.call(value) ? undefined : text;
}
