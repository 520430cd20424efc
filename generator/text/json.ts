/** JSON text → JSON value (RFC 8259). A leading byte order mark is ignored. */

import { parseJsonText } from '../base/json.js';
import { diagnostic } from '../diagnostics/diagnostics.js';
import { scanJson } from './json-positions.js';
import { lineColumn } from './lines.js';
import type { ParseResult } from './parse-result.js';

/** Parses JSON. A syntax error is a diagnostic with line and column. @param file name in diagnostics */
export function parseJson(text: string, file: string): ParseResult {
  try {
    return { value: parseJsonText(text.replace(/^\uFEFF/, '')), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Engines word and locate the error differently, so the offset comes from our own scan.
    const scan = scanJson(text);
    const offset = 'offset' in scan ? scan.offset : 0;
    const reason =
      offset >= text.trimEnd().length
        ? 'unexpected end of file.'
        : `unexpected ${JSON.stringify(text[offset])}.`;
    const source = { file, ...lineColumn(text, offset) };
    return { diagnostics: [diagnostic('syntax-invalid', { format: 'JSON', reason }, source)] };
  }
}
