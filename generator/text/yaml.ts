/**
 * YAML 1.2 text → JSON value.
 *
 * @see https://yaml.org/spec/1.2.2/
 */

import {
  isScalar,
  Composer,
  Lexer,
  LineCounter,
  Parser,
  type Document,
  type Node,
  type YAMLError,
} from 'yaml';
import { limits } from '../base/limits.js';
import { diagnostic, type Diagnostic, type SourceLocation } from '../diagnostics/diagnostics.js';
import type { ParseResult } from './parse-result.js';
import { Refusal, YamlValues } from './yaml-values.js';

type LocationOf = (offset: number) => SourceLocation;

/**
 * Parses YAML. Syntax errors, duplicate keys and values that JSON cannot represent are diagnostics.
 *
 * @param file name in diagnostics
 */
export function parseYaml(text: string, file: string): ParseResult {
  const lines = new LineCounter();
  const locationOf = (offset: number): SourceLocation => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  try {
    const [document, ...others] = documentsOf(text, lines, locationOf);
    const diagnostics = [
      ...syntaxErrors(document!.errors, locationOf),
      ...others
        .filter(hasContent)
        .slice(0, 1)
        .map(({ range }) => severalDocuments(locationOf(range[0]))),
    ];
    if (diagnostics.length > 0) return { diagnostics };
    const values = new YamlValues(locationOf);
    return { value: values.convert(document!.contents as Node | null), diagnostics: [] };
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: [error.diagnostic] };
    throw error;
  }
}

/** The documents of a text: at least one, which may be empty. @throws {Refusal} */
function documentsOf(text: string, lines: LineCounter, locationOf: LocationOf): Document.Parsed[] {
  const composer = new Composer({
    version: '1.2',
    intAsBigInt: true,
    uniqueKeys: false, // that check is quadratic; ours is not
  });
  return [...composer.compose(tokensOf(text, lines, locationOf), true, text.length)];
}

/** The tokens of a text. Its nesting is limited here, because the composer uses recursion. @throws {Refusal} */
function* tokensOf(text: string, lines: LineCounter, locationOf: LocationOf) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    // The document is on the stack too.
    if (parser.stack.length <= limits.depth + 1) continue;
    const params = { what: 'levels of nesting', limit: limits.depth };
    throw new Refusal(diagnostic('limit-exceeded', params, locationOf(parser.offset)));
  }
  yield* parser.end();
}

const hasContent = ({ contents, errors }: Document.Parsed): boolean =>
  errors.length > 0 || !(contents === null || (isScalar(contents) && contents.value === null));

const severalDocuments = (source: SourceLocation): Diagnostic =>
  diagnostic(
    'syntax-invalid',
    { format: 'YAML', reason: 'the file contains several documents.' },
    source,
  );

function syntaxErrors(errors: readonly YAMLError[], locationOf: LocationOf): Diagnostic[] {
  return errors.map(({ message, pos }) => {
    const params = { format: 'YAML', reason: firstSentence(message) };
    return diagnostic('syntax-invalid', params, locationOf(pos[0]));
  });
}

/** The first sentence of the parser's message: position and excerpt are shown by us. */
const firstSentence = (message: string): string =>
  message.split(/ at line |\n/, 1)[0]!.replace(/:?$/, '.');
