/** Nodes of a YAML document → JSON values: aliases, merge keys, duplicate keys and limits. */

import { isAlias, isMap, isPair, isScalar, isSeq, type Alias, type Node, type YAMLMap } from 'yaml';
import { isArray, isObject, setOwn, type Json } from '../base/json.js';
import { limits } from '../base/limits.js';
import { append, fragmentOf } from '../base/pointer.js';
import { diagnostic, type Diagnostic, type SourceLocation } from '../diagnostics/diagnostics.js';

/** Thrown to leave the recursion at the first node that is refused. */
export class Refusal {
  readonly diagnostic: Diagnostic;
  constructor(found: Diagnostic) {
    this.diagnostic = found;
  }
}

interface Converted {
  readonly value: Json;
  /** Number of nodes in it. Nodes behind an alias count each time it is used. */
  readonly size: number;
}

/** An anchor whose own node is being converted. */
interface OpenAnchor {
  readonly node: Node;
  readonly pointer: string;
}

/** A map whose members are being converted. */
interface ObjectDraft {
  readonly value: Record<string, Json>;
  readonly keys: Set<string>;
  size: number;
}

interface Merge {
  /** The node of the key `<<`. */
  readonly node: Node;
  readonly value: Json;
}

/** Converts the nodes of one document. All uses of an anchor share one value; merge keys copy members. */
export class YamlValues {
  readonly #locationOf: (offset: number) => SourceLocation;
  /** The value of each anchor, or the node and place of one that is being converted. */
  readonly #anchors = new Map<string, Converted | OpenAnchor>();
  /** Where the node is that is being converted. */
  readonly #path: (string | number)[] = [];
  /** Nodes that aliases and merge keys have repeated. */
  #repeated = 0;

  /** @param locationOf the location of an offset in the text */
  constructor(locationOf: (offset: number) => SourceLocation) {
    this.#locationOf = locationOf;
  }

  /** The value of the root node. @throws {Refusal} */
  convert(root: Node | null): Json {
    return this.#convert(root, 0).value;
  }

  #convert(node: Node | null, depth: number): Converted {
    if (node === null) return { value: null, size: 1 };
    if (depth > limits.depth) this.#exceeded(node, 'levels of nesting', limits.depth);
    if (isAlias(node)) return this.#resolveAlias(node);
    const { anchor } = node;
    if (anchor !== undefined)
      this.#anchors.set(anchor, { node, pointer: append('', ...this.#path) });
    const converted = isMap(node)
      ? this.#convertMap(node, depth)
      : isSeq(node)
        ? this.#convertSequence(node.items, depth)
        : { value: scalarValue(node), size: 1 };
    if (anchor !== undefined) this.#anchors.set(anchor, converted);
    return converted;
  }

  #convertAt(key: string | number, node: Node | null, depth: number): Converted {
    this.#path.push(key);
    const converted = this.#convert(node, depth);
    this.#path.pop();
    return converted;
  }

  #resolveAlias(node: Alias): Converted {
    const found = this.#anchors.get(node.source);
    if (found === undefined) return this.#invalid(node, `undefined anchor &${node.source}.`);
    if ('pointer' in found) {
      if (!isMap(found.node)) {
        return this.#invalid(node, `the alias *${node.source} is inside its own anchor.`);
      }
      // As tools write recursive schemas that they have resolved.
      return { value: { $ref: fragmentOf(found.pointer) }, size: 1 };
    }
    this.#countRepeated(node, found.size);
    return found;
  }

  #convertSequence(items: readonly unknown[], depth: number): Converted {
    const converted = items.map((item, index) =>
      this.#convertAt(index, isPair(item) ? null : (item as Node | null), depth + 1),
    );
    return {
      value: converted.map(({ value }) => value),
      size: converted.reduce((sum, { size }) => sum + size, 1),
    };
  }

  #convertMap(map: YAMLMap, depth: number): Converted {
    const draft: ObjectDraft = { value: {}, keys: new Set(), size: 1 };
    const merges: Merge[] = [];
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const key = isMergeKey(keyNode) ? undefined : this.#keyOf(keyNode, map);
      const { value, size } = this.#convertAt(key ?? '<<', pair.value as Node | null, depth + 1);
      draft.size += size;
      if (key === undefined) {
        merges.push({ node: keyNode!, value });
        continue;
      }
      if (draft.keys.has(key)) {
        throw new Refusal(diagnostic('key-duplicate', { key }, this.#at(keyNode ?? map)));
      }
      draft.keys.add(key);
      setOwn(draft.value, key, value);
    }
    // After all keys of the map itself, which win over merged ones.
    for (const merge of merges) this.#merge(merge, draft);
    return draft;
  }

  #merge({ node, value }: Merge, draft: ObjectDraft): void {
    for (const source of isArray(value) ? value : [value]) {
      if (!isObject(source)) {
        return this.#invalid(node, 'the value of << must be an object or an array of objects.');
      }
      const entries = Object.entries(source);
      this.#countRepeated(node, entries.length);
      draft.size += entries.length;
      for (const [key, member] of entries) {
        if (draft.keys.has(key)) continue;
        draft.keys.add(key);
        setOwn(draft.value, key, member);
      }
    }
  }

  /** Keys are the source text of scalars (`200:` is "200"), or aliases of strings. */
  #keyOf(node: Node | null, map: YAMLMap): string {
    if (isAlias(node)) {
      const { value } = this.#resolveAlias(node);
      if (typeof value === 'string') return value;
    }
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : (node.source ?? '');
    return this.#invalid(node ?? map, 'a key must be a scalar.');
  }

  #countRepeated(node: Node, size: number): void {
    this.#repeated += size;
    if (this.#repeated > limits.aliasNodes) {
      this.#exceeded(node, 'nodes repeated by YAML aliases and merge keys', limits.aliasNodes);
    }
  }

  #at(node: Node): SourceLocation {
    return this.#locationOf(node.range?.[0] ?? 0);
  }

  #invalid(node: Node, reason: string): never {
    throw new Refusal(diagnostic('syntax-invalid', { format: 'YAML', reason }, this.#at(node)));
  }

  #exceeded(node: Node, what: string, limit: number): never {
    throw new Refusal(diagnostic('limit-exceeded', { what, limit }, this.#at(node)));
  }
}

const isMergeKey = (key: Node | null): key is Node =>
  isScalar(key) && key.value === '<<' && key.type === 'PLAIN';

/** The JSON value of a scalar, which may be a number that is not finite. */
function scalarValue(node: Node): Json {
  const value: unknown = isScalar(node) ? node.value : null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') {
    return value;
  }
  return null;
}
