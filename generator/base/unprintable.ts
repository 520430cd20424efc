import { jsonText } from './json.js';

/**
 * Characters that are invisible or that reorder the text around them: C0 and C1 controls, bidirectional and
 * zero-width marks, line separators, lone surrogates ("Trojan Source", CVE-2021-42574).
 */
const unprintable =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Replaces such characters by `\uXXXX`. @param kept characters to leave unchanged, such as line ends */
export const escapeUnprintable = (text: string, kept = ''): string =>
  text.replace(unprintable, (mark) =>
    kept.includes(mark) ? mark : `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The same JSON with every character visible. @param json valid JSON; only line feeds that indent it stay */
export const visibleJson = (json: string): string => escapeUnprintable(json, '\n');

/** A value as such JSON, indented. */
export const indentedJson = (value: unknown): string => visibleJson(jsonText(value, { indent: 2 }));

/** A JSON string in which every character is visible. */
export const quoteJson = (text: string): string => visibleJson(JSON.stringify(text));
