/** Diagnostics as people read them: one line first, then a code frame and help. */

import { createRequire } from 'node:module';
import type { Diagnostic, Source } from './diagnostics.js';
import { escapeUnprintable } from '../base/unprintable.js';

const place = ({ file, line, column }: Source): string =>
  line === undefined ? file : `${file}:${line}:${column ?? 1}`;

/** @param texts sources by file name, for the code frames */
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
  return diagnostics.map((item) => renderOne(item, linesOf)).join('\n');
}

type Lines = (file: string) => readonly string[] | undefined;

function renderOne(item: Diagnostic, linesOf: Lines): string {
  const lines = [`${place(item.source)}  ${item.severity} ${item.code}  ${item.message}`];
  lines.push(...frame(item.source, linesOf));
  for (const { message, source } of item.related ?? []) {
    lines.push(`  ${place(source)}  ${message}`, ...frame(source, linesOf));
  }
  lines.push(`  help: ${item.help}`, '');
  // Text of the document cannot move the cursor of a terminal.
  return escapeUnprintable(lines.join('\n'), '\n\t');
}

/** Three lines of the source, with a mark under the place. Long lines are cut around it. */
function frame(source: Source, linesOf: Lines): string[] {
  const all = linesOf(source.file);
  if (!all || source.line === undefined) return [];
  const { line, column = 1 } = source;
  const first = Math.max(0, line - 3);
  const cut = Math.max(0, column - 60);
  const lines = all
    .slice(first, line + 1)
    .map((row) => row.replace(/\r$/, '').slice(cut, cut + 120));
  // Loaded here, as only faulty documents need it.
  const { codeFrameColumns } = createRequire(import.meta.url)(
    '@babel/code-frame',
  ) as typeof import('@babel/code-frame');
  const shown = codeFrameColumns(
    lines.join('\n'),
    { start: { line: line - first, column: column - cut } },
    { linesAbove: 2, linesBelow: 1 },
  );
  return renumber(shown, first).map((row) => `  ${row}`);
}

/** Line numbers of the whole file instead of those of the excerpt. */
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

/** Warnings of one code that are shown whole; `validate` shows all. */
const shownOfEach = 3;

/** The first warnings of each code, and a line for each code of which there are more. Errors all. */
export function firstOfEach(diagnostics: readonly Diagnostic[]): {
  readonly shown: readonly Diagnostic[];
  readonly more: readonly string[];
} {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ severity, code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return severity === 'error' || count <= shownOfEach;
  });
  const warnings = new Set(
    shown.filter(({ severity }) => severity === 'warning').map(({ code }) => code as string),
  );
  const more = [...counts]
    .filter(([code, count]) => warnings.has(code) && count > shownOfEach)
    .map(
      ([code, count]) => `… and ${count - shownOfEach} more ${code} (sdkwright validate tells all)`,
    );
  return { shown, more };
}
