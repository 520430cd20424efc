/** Characters that are letters or digits for some compilers only: for those whose tables are of a newer Unicode. */

/**
 * What identifiers can contain in Unicode 17, but not in Unicode 13, which is that of Python 3.9; Go 1.22 has Unicode 15.
 * Of the characters beyond the Basic Multilingual Plane there are too many.
 */
const newer =
  /[\u{0870}-\u{0887}\u{0889}-\u{088f}\u{0897}-\u{089f}\u{08b5}\u{08c8}-\u{08d2}\u{0c3c}\u{0c5c}-\u{0c5d}\u{0cdc}-\u{0cdd}\u{0cf3}\u{0ece}\u{170d}\u{1715}\u{171f}\u{180f}\u{1ac1}-\u{1add}\u{1ae0}-\u{1aeb}\u{1b4c}\u{1c89}-\u{1c8a}\u{1dfa}\u{200c}-\u{200d}\u{2c2f}\u{2c5f}\u{30fb}\u{9ffd}-\u{9fff}\u{a7c0}-\u{a7c1}\u{a7cb}-\u{a7dc}\u{a7f1}-\u{a7f4}\u{ff65}\u{10000}-\u{10ffff}]/gu;

/** A text without letters that an older compiler does not know. */
export const withoutNewLetters = (text: string): string => text.replaceAll(newer, '');
