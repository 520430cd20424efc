/**
 * YAML 1.2 text → JSON value.
 *
 * @see https://yaml.org/spec/1.2.2/
 */

import { LineCounter, parseDocument, type Document, type Node, type YAMLError } from 'yaml';
import { limits } from '../base/limits.js';
import { diagnostic, type Diagnostic, type SourceLocation } from '../diagnostics/diagnostics.js';
import type { ParseResult } from './parse-result.js';
import { Refusal, YamlValues } from './yaml-values.js';

/**
 * Parses YAML. Syntax errors, duplicate keys and values that JSON cannot represent are diagnostics.
 *
 * @param file name in diagnostics
 */
export function parseYaml(text: string, file: string): ParseResult {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false, // that check is quadratic; ours is not
    lineCounter: lines,
    logLevel: 'error', // with 'silent', further documents in the text would be ignored
  });
  const locationOf = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const diagnostics = syntaxErrors(document.errors, locationOf);
  return diagnostics.length > 0 ? { diagnostics } : toValue(document, locationOf);
}

function toValue(
  document: Document.Parsed,
  locationOf: (offset: number) => SourceLocation,
): ParseResult {
  try {
    const values = new YamlValues(locationOf);
    return { value: values.convert(document.contents as Node | null), diagnostics: [] };
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: [error.diagnostic] };
    throw error;
  }
}

function syntaxErrors(
  errors: readonly YAMLError[],
  locationOf: (offset: number) => SourceLocation,
): Diagnostic[] {
  const overflow = errors.find(({ message }) => /call stack/.test(message));
  if (overflow) {
    const params = { what: 'levels of nesting', limit: limits.depth };
    return [diagnostic('limit-exceeded', params, locationOf(overflow.pos[0]))];
  }
  return errors.map(({ code, message, pos }) => {
    const reason =
      code === 'MULTIPLE_DOCS' ? 'the file contains several documents.' : firstSentence(message);
    return diagnostic('syntax-invalid', { format: 'YAML', reason }, locationOf(pos[0]));
  });
}

/** The first sentence of the parser's message: position and excerpt are shown by us. */
const firstSentence = (message: string): string =>
  message.split(/ at line |\n/, 1)[0]!.replace(/:?$/, '.');
