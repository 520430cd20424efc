/** Positions of the nodes of a YAML text. Parsed again only when a diagnostic needs them. */

import { isMap, isScalar, isSeq, parseDocument, type Node } from 'yaml';
import { parsePointer } from '../base/pointer.js';

interface Child {
  /** Offset of the key, or of the item of a sequence. */
  readonly offset: number;
  readonly value: Node | null;
}

/** Finds the offset of the value at a pointer, or of its nearest ancestor: that of the key if there is one. */
export function yamlOffsets(text: string): (pointer: string) => number {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const known = new Map<Node, ReadonlyMap<string, Child>>();
  const childrenOf = (node: Node): ReadonlyMap<string, Child> => {
    const children = known.get(node) ?? readChildren(node);
    known.set(node, children);
    return children;
  };
  return (pointer) => {
    let node = document.contents as Node | null;
    let offset = node?.range?.[0] ?? 0;
    for (const part of parsePointer(pointer)) {
      const child = node === null ? undefined : childrenOf(node).get(part);
      if (!child) break;
      ({ offset, value: node } = child);
    }
    return offset;
  };
}

/** The children of a map by key or of a sequence by index; none for scalars and aliases. */
function readChildren(node: Node): ReadonlyMap<string, Child> {
  if (isSeq(node)) {
    return new Map(
      node.items.map((item, index) => {
        const value = item as Node | null;
        return [String(index), { offset: value?.range?.[0] ?? 0, value }];
      }),
    );
  }
  const children = new Map<string, Child>();
  for (const pair of isMap(node) ? node.items : []) {
    const key = pair.key as Node | null;
    if (!isScalar(key)) continue;
    const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
    children.set(name, { offset: key.range?.[0] ?? 0, value: pair.value as Node | null });
  }
  return children;
}
