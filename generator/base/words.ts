/** Text → words, and their singular. All characters other than letters and digits are separators. */

import { withoutNewLetters } from './letters.js';
import { singularOf } from './plurals.js';

/** The words of a text or identifier, in their original case: `SIMCardStatus_v2` → SIM, Card, Status, v2. */
export function words(text: string): string[] {
  return (
    withoutNewLetters(text.normalize('NFC'))
      .replace(/['’]/g, '')
      .match(/[\p{ID_Continue}]+/gu)
      ?.flatMap((part) => part.split('_'))
      .flatMap(
        (part) =>
          part.match(
            /\p{Lu}{2,}s(?!\p{Ll})|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+[\p{N}]*|\p{Lu}+\p{N}*|[^\p{Lu}]+/gu,
          ) ?? [],
      )
      .filter((word) => word !== '') ?? []
  );
}

/** The words of a name that may be in upper case as a whole, where no word is an initialism: `SHIPPING_RATE`. */
export const quietWords = (name: string): string[] =>
  words(/\p{Ll}/u.test(name) ? name : name.toLowerCase());

/** The English singular of a word, in the same case. */
export function singular(word: string): string {
  // Plurals of initialisms: `IDs`.
  if (/^\p{Lu}{2,}s$/u.test(word)) return word.slice(0, -1);
  const lower = word.toLowerCase();
  const other = singularOf(lower);
  if (other === lower) return word;
  if (lower.startsWith(other)) return word.slice(0, other.length);
  if (word === word.toUpperCase()) return other.toUpperCase();
  return word === lower ? other : other.slice(0, 1).toUpperCase() + other.slice(1);
}

/** Words with the last one in the singular: `phone numbers` → `phone number`. */
export const singularAll = (parts: readonly string[]): string[] =>
  parts.map((word, index) => (index === parts.length - 1 ? singular(word) : word));

/** The words of a name in lower case, separated by spaces: equal for the same name in different cases. */
export const wordKey = (name: string): string => words(name).join(' ').toLowerCase();

/** The letters and digits of a name in lower case: equal for the same name in any case and language. */
export const letterKey = (name: string): string =>
  name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
