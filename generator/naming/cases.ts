/** Words → a name in some case. */

import { quietWords } from '../base/words.js';
import { isIdentifier } from './identifiers.js';

const capital = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toUpperCase() + rest.join('');
};

/** Settings of the cases with capital letters. */
export interface CaseOptions {
  /** In lower case; such a word is upper case as a whole inside a name: `accessIPAddress`. */
  readonly initialisms: ReadonlySet<string>;
}

/** One word inside a name: initialisms are upper case, and so are their plurals except for the s. */
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

/** `userProfileID`: the first word is always lower case. */
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

/** A name in Pascal case unchanged, and any other from its words. @param type the case of types */
export function pascalSpelling(name: string, type: (words: readonly string[]) => string): string {
  if (isIdentifier(name) && /^\p{Lu}[\p{L}\p{Nd}]*$/u.test(name)) return name;
  return type(quietWords(name));
}
