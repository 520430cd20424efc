/** Text → words → a name in some case. Letters of any script stay; everything else separates. */

import { shortHash } from '../base/hash.js';
import { limits } from '../base/limits.js';

/** `SIMCardStatus_v2` → SIM, Card, Status, v2. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
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

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

export interface CaseOptions {
  /** Lower case; upper-cased as a whole inside a name. */
  readonly initialisms: ReadonlySet<string>;
}

/** One word within a name: an initialism, or what was written in capitals, stays in capitals. */
function inner(word: string, { initialisms }: CaseOptions): string {
  const lower = word.toLowerCase();
  if (initialisms.has(lower)) return word.toUpperCase();
  if (lower.endsWith('s') && initialisms.has(lower.slice(0, -1))) {
    return `${word.slice(0, -1).toUpperCase()}s`;
  }
  return capital(word);
}

/** `UserProfileID` */
export const pascal = (parts: readonly string[], options: CaseOptions): string =>
  parts.map((word) => inner(word, options)).join('');

/** `userProfileID`: the first word is lower case, whatever it is. */
export const camel = (parts: readonly string[], options: CaseOptions): string =>
  parts.map((word, index) => (index === 0 ? word.toLowerCase() : inner(word, options))).join('');

/** `user-profile-id` */
export const kebab = (parts: readonly string[]): string =>
  parts.map((word) => word.toLowerCase()).join('-');

/** `user_profile_id` */
export const snake = (parts: readonly string[]): string =>
  parts.map((word) => word.toLowerCase()).join('_');

/** `USER_PROFILE_ID` */
export const constant = (parts: readonly string[]): string =>
  parts.map((word) => word.toUpperCase()).join('_');

/** What may begin and continue an identifier in most languages (Unicode UAX #31). */
export const isIdentifier = (name: string): boolean =>
  /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(name);

/** Makes any text a valid identifier; text that is already one is not changed. */
export function toIdentifier(name: string, fallback: string): string {
  const kept = name.replace(/[^\p{ID_Continue}]/gu, '');
  const started = kept === '' ? fallback : /^[\p{ID_Start}_]/u.test(kept) ? kept : `_${kept}`;
  if (started.length <= limits.nameLength) return started;
  const hash = shortHash(started);
  return [...started].slice(0, limits.nameLength - hash.length).join('') + hash;
}

const unchanged =
  /(ss|us|is|news|series|species|media|data|metadata|status|analytics|sms|mms|dns|https?|os)$/;

/** English singular of a word; unknown forms lose a final s. */
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

export const singularAll = (parts: readonly string[]): string[] =>
  parts.map((word, index) => (index === parts.length - 1 ? singular(word) : word));

/** The words of a name alone, to compare names of different cases. */
export const spoken = (name: string): string => words(name).join(' ').toLowerCase();

/** Letters and digits of a name alone: what is left of it in any case and any language. */
export const letters = (name: string): string =>
  name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
