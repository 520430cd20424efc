/** Text → JSON value, as JSON or YAML. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Json } from '../base/json.js';
import { scanJson } from './json-positions.js';
import { lineColumn } from './positions.js';
import { parseYaml } from './yaml.js';

export interface ParseResult {
  /** Absent when the text is not valid. */
  readonly value?: Json;
  readonly diagnostics: readonly Diagnostic[];
}

export type Format = 'json' | 'yaml';

/** By the extension; where that says nothing, by the first character that is no space. */
export function formatOf(file: string, text: string): Format {
  if (/\.json$/i.test(file)) return 'json';
  if (/\.ya?ml$/i.test(file)) return 'yaml';
  return /^\uFEFF?\s*[{[]/.test(text) ? 'json' : 'yaml';
}

/** @param file how diagnostics name it */
export function parse(text: string, file: string): ParseResult {
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const reason = 'the text holds a NUL character.';
    const source = { file, ...lineColumn(text, nul) };
    return { diagnostics: [diagnostic('syntax-invalid', { format: 'text', reason }, source)] };
  }
  return formatOf(file, text) === 'json' ? parseJson(text, file) : parseYaml(text, file);
}

function parseJson(text: string, file: string): ParseResult {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) as Json, diagnostics: [] };
  } catch (error) {
    const scan = scanJson(text);
    const offset = 'offset' in scan ? scan.offset : 0;
    const reason =
      offset >= text.trimEnd().length
        ? 'the text ends too early.'
        : `unexpected ${JSON.stringify(text[offset])}.`;
    const source = { file, ...lineColumn(text, offset) };
    const found = diagnostic('syntax-invalid', { format: 'JSON', reason }, source);
    if (error instanceof SyntaxError) return { diagnostics: [found] };
    throw error;
  }
}
