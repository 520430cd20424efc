/** Text → words, and the English singular of a word. All characters other than letters and digits are separators. */

import { withoutNewLetters } from './letters.js';

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
            /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{Lo}\p{M}]+[\p{N}]*|\p{Lu}+\p{N}*|[^\p{Lu}]+/gu,
          ) ?? [],
      )
      .filter((word) => word !== '') ?? []
  );
}

const unchanged =
  /(ss|us|is|news|series|species|media|data|metadata|status|analytics|sms|mms|dns|https?|chaos|cosmos|^(dos|ios|kudos|macos|os|pos|qos))$/;

/** The English singular of a word, in the same case; an unknown plural loses its final s. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  if (lower === 'people') return word.slice(0, 1) + 'erson';
  if (lower === 'children') return word.slice(0, 5);
  if (unchanged.test(lower) || lower.length < 3 || !lower.endsWith('s')) return word;
  if (/[^aeiou]ies$/.test(lower) && lower.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|z)es$/.test(lower)) return word.slice(0, -2);
  if (/(status|bus|virus|campus|bonus|census|alias|bias|gas|lens)es$/.test(lower)) {
    return word.slice(0, -2);
  }
  return word.slice(0, -1);
}

/** Words with the last one in the singular: `phone numbers` → `phone number`. */
export const singularAll = (parts: readonly string[]): string[] =>
  parts.map((word, index) => (index === parts.length - 1 ? singular(word) : word));

/** The words of a name in lower case, separated by spaces: equal for the same name in different cases. */
export const wordKey = (name: string): string => words(name).join(' ').toLowerCase();

/** The letters and digits of a name in lower case: equal for the same name in any case and language. */
export const letterKey = (name: string): string =>
  name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
