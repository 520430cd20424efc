/** Text → JSON value, as JSON or YAML. */

import { diagnostic } from '../diagnostics/diagnostics.js';
import { formatOf } from './format.js';
import { parseJson } from './json.js';
import { lineColumn } from './lines.js';
import type { ParseResult } from './parse-result.js';
import { parseYaml } from './yaml.js';

/** Parses a text. Invalid text results in diagnostics and no value. @param file its name in diagnostics */
export function parse(text: string, file: string): ParseResult {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const reason = 'the file contains a NUL character.';
    const source = { file, ...lineColumn(text, nul) };
    return { diagnostics: [diagnostic('syntax-invalid', { format: 'text', reason }, source)] };
  }
  return formatOf(file, text) === 'json' ? parseJson(text, file) : parseYaml(text, file);
}
