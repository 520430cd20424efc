/** Which format a text has. */

export type TextFormat = 'json' | 'yaml';

/** Decided by the file extension, or else by the first character that is not white space. */
export function formatOf(file: string, text: string): TextFormat {
  if (/\.json$/i.test(file)) return 'json';
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  return /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml';
}
