/** Identifiers as most languages define them (Unicode UAX #31). */

import { shortHash } from '../base/hash.js';
import { limits } from '../base/limits.js';

/** Whether a name is an identifier in most languages. Reserved words are not considered. */
export const isIdentifier = (name: string): boolean =>
  /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name);

/**
 * A valid identifier from any text. An identifier of at most `limits.nameLength` characters is returned
 * unchanged.
 *
 * @param fallback for text without a single letter, digit or underscore
 */
export function toIdentifier(name: string, fallback: string): string {
  const kept = name.replace(/[^\p{ID_Continue}]/gu, '');
  const started = kept === '' ? fallback : /^[\p{ID_Start}_]/u.test(kept) ? kept : `_${kept}`;
  if (started.length <= limits.nameLength) return started;
  const hash = shortHash(started);
  return [...started].slice(0, limits.nameLength - hash.length).join('') + hash;
}
