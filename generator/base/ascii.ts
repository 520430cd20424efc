/** File names that are the same on every file system. */

/** Replaces every character but lower-case ASCII letters, digits, `_` and `-` by its code point: `é` → `ue9`. */
export const toAsciiFileName = (name: string): string =>
  name.replaceAll(/[^a-z0-9_-]/gu, (letter) => `u${letter.codePointAt(0)!.toString(16)}`);
