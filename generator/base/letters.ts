/** Characters that are letters or digits for some compilers only: for those whose tables are of a newer Unicode. */

/**
 * What identifiers can contain in Unicode 17, but not in Unicode 13, the oldest that a supported compiler has. Of the
 * characters beyond the Basic Multilingual Plane there are too many.
 */
const newer = `
  0870-0887 0889-088f 0897-089f 08b5 08c8-08d2 0c3c 0c5c-0c5d 0cdc-0cdd 0cf3 0ece 170d 1715
  171f 180f 1ac1-1add 1ae0-1aeb 1b4c 1c89-1c8a 1dfa 200c-200d 2c2f 2c5f 30fb 9ffd-9fff
  a7c0-a7c1 a7cb-a7dc a7f1-a7f4 ff65
  10000-10ffff`;

const escaped = newer.replaceAll(/[\da-f]+/g, '\\u{$&}').replaceAll(/\s/g, '');
const newLetters = new RegExp(`[${escaped}]`, 'gu');

/** A text without letters that an older compiler does not know. */
export const withoutNewLetters = (text: string): string => text.replaceAll(newLetters, '');
