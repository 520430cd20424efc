/**
 * Characters that cannot be seen or that reorder what is seen: C0 and C1 controls, bidirectional and
 * zero-width marks, line separators, lone surrogates ("Trojan Source", CVE-2021-42574).
 */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Shows such characters as `\uXXXX`. @param kept characters that are layout, not text */
export const escapeUnprintable = (text: string, kept = ''): string =>
  text.replace(unprintable, (mark) =>
    kept.includes(mark) ? mark : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** A string in double quotes, as JSON has it, in which every character can be seen. */
export const quoteJson = (text: string): string => escapeUnprintable(JSON.stringify(text));
