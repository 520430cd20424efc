/** Pointers → lines and columns. Texts are scanned again for this, so valid documents have no overhead. */

import type { Diagnostic, SourceLocation } from '../diagnostics/diagnostics.js';
import { formatOf } from './format.js';
import { jsonOffsets } from './json-positions.js';
import { createLineIndex, type LineColumn } from './lines.js';
import { yamlOffsets } from './yaml-positions.js';

/**
 * Adds line and column to every diagnostic that has only a pointer, and sorts diagnostics by file, line and
 * column. Locating diagnostics that are located already changes nothing.
 *
 * @param texts by file name, in the order in which diagnostics of several files are sorted
 */
export function locate(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): Diagnostic[] {
  const addPosition = createLocator(texts);
  const compare = createOrder([...texts.keys()]);
  return diagnostics
    .map((item) => {
      const source = addPosition(item.source);
      const related = item.related?.map((other) => ({
        ...other,
        source: addPosition(other.source),
      }));
      return laterFirst({ ...item, source, ...(related && { related }) }, compare);
    })
    .toSorted((a, b) => compare(a.source, b.source));
}

type Order = (a: SourceLocation, b: SourceLocation) => number;

function createOrder(files: readonly string[]): Order {
  const positions = new Map(files.map((file, index) => [file, index]));
  const positionOf = (file: string): number => positions.get(file) ?? -1;
  return (a, b) =>
    positionOf(a.file) - positionOf(b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0);
}

/** Of two locations, such as those of two equal operationIds, the later one is reported as the fault. */
function laterFirst(item: Diagnostic, compare: Order): Diagnostic {
  const [first, ...rest] = item.related ?? [];
  if (!first || compare(first.source, item.source) <= 0) return item;
  return { ...item, source: first.source, related: [{ ...first, source: item.source }, ...rest] };
}

/** Adds line and column if there is a pointer and the text of its file. Each text is scanned once. */
function createLocator(
  texts: ReadonlyMap<string, string>,
): (source: SourceLocation) => SourceLocation {
  const finders = new Map<string, (pointer: string) => LineColumn>();
  return (source) => {
    const { file, pointer, line } = source;
    const text = texts.get(file);
    if (line !== undefined || pointer === undefined || text === undefined) return source;
    const find = finders.get(file) ?? createFinder(file, text);
    finders.set(file, find);
    return { ...source, ...find(pointer) };
  };
}

function createFinder(file: string, text: string): (pointer: string) => LineColumn {
  const offsetOf = formatOf(file, text) === 'json' ? jsonOffsets(text) : yamlOffsets(text);
  const positionOf = createLineIndex(text);
  return (pointer) => positionOf(offsetOf(pointer));
}
