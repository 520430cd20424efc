/** Pointer → line and column. Texts are read anew for it: documents without faults never pay for it. */

import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import type { Diagnostic, Source } from '../diagnostics/diagnostics.js';
import { scanJson, type PositionNode } from './json-positions.js';
import { formatOf } from './parse.js';
import { parsePointer } from '../base/pointer.js';

/** Line and column, counted from 1, of an offset. */
export const lineColumn = (text: string, offset: number): { line: number; column: number } =>
  createLineIndex(text)(offset);

/** The same for many offsets of one text: its lines are found once. */
function createLineIndex(text: string): (offset: number) => { line: number; column: number } {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}

/**
 * Fills in the line and column of every diagnostic that has only a pointer, and puts them in the order of
 * the texts.
 */
export function locate(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
): Diagnostic[] {
  const finders = new Map<string, (pointer: string) => { line: number; column: number }>();
  const place = (source: Source): Source => {
    const text = texts.get(source.file);
    if (source.line !== undefined || source.pointer === undefined || text === undefined) {
      return source;
    }
    let find = finders.get(source.file);
    if (!find) {
      const offsetOf = formatOf(source.file, text) === 'json' ? jsonFinder(text) : yamlFinder(text);
      const positionOf = createLineIndex(text);
      find = (pointer) => positionOf(offsetOf(pointer));
      finders.set(source.file, find);
    }
    return { ...source, ...find(source.pointer) };
  };
  const files = [...texts.keys()];
  const compare = (a: Source, b: Source): number =>
    files.indexOf(a.file) - files.indexOf(b.file) ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0);
  return diagnostics
    .map((item) => {
      const source = place(item.source);
      if (!item.related) return { ...item, source };
      const related = item.related.map((other) => ({ ...other, source: place(other.source) }));
      const [first, ...rest] = related;
      // Of two places the later one is at fault, in whatever order they were met.
      if (!first || compare(first.source, source) < 0) return { ...item, source, related };
      return { ...item, source: first.source, related: [{ ...first, source }, ...rest] };
    })
    .toSorted((a, b) => compare(a.source, b.source));
}

/** The offset of what a pointer leads to, or of its nearest ancestor: the key where there is one. */
function jsonFinder(text: string): (pointer: string) => number {
  const scan = scanJson(text);
  return (pointer) => {
    if (!('root' in scan)) return 0;
    let node: PositionNode = scan.root;
    for (const part of parsePointer(pointer)) {
      const child = node.children?.get(part);
      if (!child) break;
      node = child;
    }
    return node.key ?? node.start;
  };
}

function yamlFinder(text: string): (pointer: string) => number {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const children = new Map<Node, Map<string, { key: number; value: Node | null }>>();
  const childrenOf = (node: Node): Map<string, { key: number; value: Node | null }> => {
    const known = children.get(node);
    if (known) return known;
    const made = new Map<string, { key: number; value: Node | null }>();
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = pair.key as Node | null;
        if (!isScalar(key)) continue;
        const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
        made.set(name, { key: key.range?.[0] ?? 0, value: pair.value as Node | null });
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const value = item as Node | null;
        made.set(String(index), { key: value?.range?.[0] ?? 0, value });
      });
    }
    children.set(node, made);
    return made;
  };
  return (pointer) => {
    let node = document.contents as Node | null;
    let offset = node?.range?.[0] ?? 0;
    for (const part of parsePointer(pointer)) {
      const child = node === null ? undefined : childrenOf(node).get(part);
      if (!child) break;
      offset = child.key;
      node = child.value;
    }
    return offset;
  };
}
