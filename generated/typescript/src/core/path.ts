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
  const faults: string[] = []; // by position
  let carets = '';
  const report = (start: number, { length }: string, message: string): void => {
    faults[start] = message;
    carets =
      carets.slice(0, start).padEnd(start) + '^'.repeat(length) + carets.slice(start + length);
  };
  let result = texts[0]!;
  values.forEach((value, index) => {
    const inQuery = /[?#]/.test(result);
    const { pathText } = Object(value) as Partial<PathText>;
    let text = pathText ?? plainText(value);
    const type = Object.prototype.toString.call(value);
    const isText = value !== null && value !== undefined && text !== type;
    if (!isText) {
      report(
        result.length,
        text,
        `Value of type ${type.slice(8, -1)} is not a valid path parameter`,
      );
    } else if (!text && !inQuery) {
      report(result.length, ' ', unsafe(''));
    } else if (pathText === undefined) {
      text = (inQuery ? encodeURIComponent : encodePathPart)(text);
    }
    result += text + texts[index + 1]!;
  });

  const [bare] = result.split(/[?#]/, 1);
  for (const { 0: segment, index } of bare!.matchAll(/(?<=^|\/)(\.|%2e){1,2}(?=\/|$)/gi)) {
    report(index!, segment, unsafe(segment));
  }
  if (!faults.length) return result;
  const title = 'Path parameters result in path with invalid segments:';
  throw new SDKError([title, ...Object.values(faults), result, carets].join('\n'));
}

const unsafe = (text: string): string =>
  `Value "${text}" can't be safely passed as a path parameter`;

/** A date in ISO 8601, as OpenAPI has it, and every other value as the language converts it. */
export const plainText = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : String(value);
