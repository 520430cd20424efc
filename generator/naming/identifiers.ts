/** Identifiers as most languages define them (Unicode UAX #31). */

import { shortHash } from '../base/hash.js';
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
export function toIdentifier(name: string, fallback: string): string {
  const kept = isPart(name) ? name : [...name].filter(isPart).join('');
  const started = kept === '' ? fallback : /^[\p{ID_Start}_]/u.test(kept) ? kept : `_${kept}`;
  if (started.length <= limits.nameLength) return started;
  const hash = shortHash(started);
  return [...started].slice(0, limits.nameLength - hash.length).join('') + hash;
}
