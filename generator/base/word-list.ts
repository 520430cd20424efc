/** Lists of words in the source. */

/** The words of a text that white space separates. */
export const wordList = (text: string): string[] => text.trim().split(/\s+/);
