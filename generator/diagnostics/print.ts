/** Diagnostics as text: `file:line:column  severity code  message`, then a code frame and help. */

import { createRequire } from 'node:module';
import type { Diagnostic, SourceLocation } from './diagnostics.js';
import { escapeUnprintable } from '../base/unprintable.js';

const position = ({ file, line, column }: SourceLocation): string =>
  line === undefined ? file : `${file}:${line}:${column ?? 1}`;

/**
 * Prints located diagnostics. Consecutive ones with the same help have it once, after the last. One diagnostic
 * alone shows more of the file than each of several.
 *
 * @param texts by file name, for the code frames
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): string {
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] | undefined => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    if (!lines.has(file)) lines.set(file, text.split('\n'));
    return lines.get(file);
  };
  return diagnostics
    .map((item, index) => {
      const lines = renderOne(item, linesOf, diagnostics.length === 1 ? wide : narrow);
      const next = diagnostics[index + 1];
      if (!hasSameHelp(item, next))
        lines.push(...(item.help === '' ? [] : [`  help: ${item.help}`]), '');
      else if (item.source.line !== undefined) lines.push('');
      // Text of the document must not control the terminal.
      return escapeUnprintable(lines.join('\n'), '\n\t');
    })
    .join('\n');
}

const hasSameHelp = (item: Diagnostic, next: Diagnostic | undefined): boolean =>
  next?.code === item.code && next.help === item.help;

/** How many lines a code frame has around the line that it shows. */
interface FrameSize {
  readonly above: number;
  readonly below: number;
}

const wide: FrameSize = { above: 2, below: 1 };
const narrow: FrameSize = { above: 1, below: 0 };

type Lines = (file: string) => readonly string[] | undefined;

function renderOne(item: Diagnostic, linesOf: Lines, size: FrameSize): string[] {
  const lines = [`${position(item.source)}  ${item.severity} ${item.code}  ${item.message}`];
  lines.push(...frame(item.source, linesOf, size));
  for (const { message, source } of item.related ?? []) {
    lines.push(`  ${position(source)}  ${message}`, ...frame(source, linesOf, size));
  }
  return lines;
}

/** Lines around a location, with a marker below its column. Long lines are cut around the column. */
function frame(source: SourceLocation, linesOf: Lines, { above, below }: FrameSize): string[] {
  const all = linesOf(source.file);
  if (!all || source.line === undefined) return [];
  const { line, column = 1 } = source;
  const first = Math.max(0, line - 1 - above);
  const cut = Math.max(0, column - 60);
  const lines = all
    .slice(first, line + below)
    .map((row) => row.replace(/\r$/, '').slice(cut, cut + 120));
  // Loaded here, because only runs with diagnostics need it.
  const { codeFrameColumns } = createRequire(import.meta.url)(
    '@babel/code-frame',
  ) as typeof import('@babel/code-frame');
  const shown = codeFrameColumns(
    lines.join('\n'),
    { start: { line: line - first, column: column - cut } },
    { linesAbove: above, linesBelow: below },
  );
  return renumber(shown, first).map((row) => `  ${row}`);
}

/** Replaces the line numbers of the excerpt with those of the whole file. */
function renumber(text: string, offset: number): string[] {
  const rows = text.split('\n');
  const width = String(offset + rows.length).length;
  return rows.map((row) => {
    const match = /^([> ]) *(\d*) \|(.*)$/.exec(row);
    if (!match) return row;
    const [, mark, number, rest] = match;
    const shown = number === '' ? '' : String(Number(number) + offset);
    return `${mark} ${shown.padStart(width)} |${rest}`;
  });
}
