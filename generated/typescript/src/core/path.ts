/** Paths: values are percent-encoded, and what would lead elsewhere is refused. */

import { SDKError } from './error.js';

/** A value that is already in the form that the path needs. */
export interface PathText {
  readonly pathText: string;
}

/** RFC 3986 `pchar` stays as it is; everything else is percent-encoded. */
export function encodePathPart(text: string): string {
  return encodeURIComponent(text).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);
}

/**
 * The path of a request, from a template:
 *
 * ```ts
 * path`/users/${id}`
 * ```
 *
 * @throws {SDKError} for a value that is null, undefined, empty or an object without a text of its own,
 * and for a segment that is `.` or `..` in any spelling.
 */
export function path(texts: TemplateStringsArray, ...values: readonly unknown[]): string {
  const faults: { start: number; length: number; message: string }[] = [];
  let result = texts[0]!;
  values.forEach((value, index) => {
    const inQuery = /[?#]/.test(texts.slice(0, index + 1).join(''));
    const text = textOf(value);
    const encoded =
      text === undefined
        ? String(value)
        : isPathText(value)
          ? text
          : (inQuery ? encodeURIComponent : encodePathPart)(text);
    if (text === undefined) {
      const type = Object.prototype.toString.call(value).slice(8, -1);
      const message = `Value of type ${type} is not a valid path parameter`;
      faults.push({ start: result.length, length: encoded.length, message });
    } else if (text === '' && !inQuery) {
      const message = 'An empty value is not a valid path parameter';
      faults.push({ start: result.length, length: 1, message });
    }
    result += encoded + texts[index + 1]!;
  });

  const bare = result.split(/[?#]/, 1)[0]!;
  for (const { 0: segment, index = 0 } of bare.matchAll(/(?<=^|\/)(?:\.|%2e){1,2}(?=\/|$)/gi)) {
    const message = `Value ${JSON.stringify(segment)} can't be safely passed as a path parameter`;
    faults.push({ start: index, length: segment.length, message });
  }
  if (faults.length === 0) return result;
  faults.sort((a, b) => a.start - b.start);
  let carets = '';
  for (const { start, length } of faults) {
    carets =
      carets.padEnd(start) +
      '^'.repeat(Math.max(1, start + length - Math.max(start, carets.length)));
  }
  throw new SDKError(
    [
      'Path parameters result in path with invalid segments:',
      ...faults.map(({ message }) => message),
      result,
      carets,
    ].join('\n'),
  );
}

const isPathText = (value: unknown): value is PathText =>
  typeof value === 'object' && value !== null && 'pathText' in value;

/** The text of a value; undefined if it has none of its own. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (isPathText(value)) return value.pathText;
  if (typeof value !== 'object') return String(value);
  const text = String(value);
  return text === Object.prototype.toString.call(value) ? undefined : text;
}
