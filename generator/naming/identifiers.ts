/** Identifiers as most languages define them (Unicode UAX #31). */

import { withoutNewLetters } from '../base/letters.js';
import { limits } from '../base/limits.js';

/**
 * Whether a text is a part of an identifier in every version of most languages. Some languages compare identifiers in
 * NFKC.
 */
const isPart = (text: string): boolean =>
  [text, text.normalize('NFKC')].every(
    (form) => /^\p{ID_Continue}*$/u.test(form) && withoutNewLetters(form) === form,
  );

/** Whether a name is an identifier in most languages. Reserved words are not considered. */
export const isIdentifier = (name: string): boolean =>
  /^[\p{ID_Start}_]/u.test(name) && isPart(name);

/**
 * A valid identifier from any text. An identifier of at most `limits.nameLength` characters is returned
 * unchanged.
 *
 * @param fallback for text without a single letter, digit or underscore
 */
export const toIdentifier = (name: string, fallback: string): string =>
  identifiers(name, fallback)[0]!;

/** The same with other possibilities for a name that is too long, which keep other words of it. */
export function identifiers(name: string, fallback: string): string[] {
  const kept = isPart(name) ? name : [...name].filter(isPart).join('');
  const started = kept === '' ? fallback : /^[\p{ID_Start}_]/u.test(kept) ? kept : `_${kept}`;
  if (started.length <= limits.nameLength) return [started];
  return [0.5, 0.25, 0.375].map((share) => withoutMiddle(started, share * limits.nameLength));
}

/**
 * A long identifier without words in its middle: it begins with what it belongs to, and ends with what it is.
 *
 * @param length of its end
 */
function withoutMiddle(name: string, length: number): string {
  const parts = name.split(/(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=_)(?=[^_])/u);
  const end = fitting(parts.toReversed(), length).toReversed();
  const rest = limits.nameLength - end.join('').length;
  const start = fitting(parts.slice(0, parts.length - end.length), rest);
  // A first word that is too long by itself is cut anywhere.
  return (start.join('') || parts[0]!.slice(0, rest)) + end.join('');
}

/** The first parts that have at most this length together. */
function fitting(parts: readonly string[], length: number): readonly string[] {
  let sum = 0;
  const end = parts.findIndex((part) => (sum += part.length) > length);
  return end === -1 ? parts : parts.slice(0, end);
}
