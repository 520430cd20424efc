/**
 * YAML 1.2 text → JSON value. Aliases share one value, merge keys are copied, both within limits;
 * duplicate keys are errors, found with a set per map.
 *
 * @see https://yaml.org/spec/1.2.2/
 */

import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Node,
  type YAMLMap,
} from 'yaml';
import { diagnostic, type Diagnostic, type Source } from '../diagnostics/diagnostics.js';
import { isArray, isObject, setOwn, type Json } from '../base/json.js';
import { limits } from '../base/limits.js';
import type { ParseResult } from './parse.js';

interface Converted {
  readonly value: Json;
  /** Nodes in it, aliases counted as often as they are used. */
  readonly size: number;
}

const tooDeep = { what: 'levels of nesting', limit: limits.depth };

/** The first sentence of the parser's message: place and excerpt are shown by us. */
const reasonOf = (message: string): string =>
  message.split(/ at line |\n/, 1)[0]!.replace(/:?$/, '.');

/** Thrown to leave the recursion; caught below, never seen outside. */
class Refusal {
  readonly diagnostic: Diagnostic;
  constructor(found: Diagnostic) {
    this.diagnostic = found;
  }
}

export function parseYaml(text: string, file: string): ParseResult {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    uniqueKeys: false,
    lineCounter: lines,
    logLevel: 'error', // what is silent takes the first of several documents
  });
  const offsetSource = (offset: number): Source => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const overflow = document.errors.find(({ message }) => /call stack/.test(message));
  if (overflow) {
    return { diagnostics: [diagnostic('limit-exceeded', tooDeep, offsetSource(overflow.pos[0]))] };
  }
  if (document.errors.length > 0) {
    return {
      diagnostics: document.errors.map(({ code, message, pos }) => {
        const reason =
          code === 'MULTIPLE_DOCS' ? 'the text holds several documents.' : reasonOf(message);
        const params = { format: 'YAML', reason };
        return diagnostic('syntax-invalid', params, offsetSource(pos[0]));
      }),
    };
  }

  const anchors = new Map<string, Converted | 'open'>();
  let repeated = 0;

  const at = (node: Node): Source => offsetSource(node.range?.[0] ?? 0);
  const refuse = (found: Diagnostic): never => {
    throw new Refusal(found);
  };
  const invalid = (node: Node, reason: string): never =>
    refuse(diagnostic('syntax-invalid', { format: 'YAML', reason }, at(node)));
  const exceeded = (node: Node, what: string, limit: number): never =>
    refuse(diagnostic('limit-exceeded', { what, limit }, at(node)));
  const repeat = (node: Node, size: number): void => {
    repeated += size;
    if (repeated > limits.aliasNodes) {
      exceeded(node, 'nodes repeated by YAML aliases and merge keys', limits.aliasNodes);
    }
  };

  function convert(node: Node | null, depth: number): Converted {
    if (node === null) return { value: null, size: 1 };
    if (depth > limits.depth) exceeded(node, tooDeep.what, tooDeep.limit);
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || target === 'open') {
        return invalid(
          node,
          target === 'open'
            ? `the alias *${node.source} stands within its own anchor.`
            : `there is no anchor &${node.source}.`,
        );
      }
      repeat(node, target.size);
      return target;
    }
    const { anchor } = node;
    if (anchor !== undefined) anchors.set(anchor, 'open');
    const converted = isMap(node)
      ? convertMap(node, depth)
      : isSeq(node)
        ? convertSequence(node.items, depth)
        : { value: scalar(node), size: 1 };
    if (anchor !== undefined) anchors.set(anchor, converted);
    return converted;
  }

  function convertSequence(items: readonly unknown[], depth: number): Converted {
    let size = 1;
    const value = items.map((item) => {
      const converted = convert(isPair(item) ? null : (item as Node | null), depth + 1);
      size += converted.size;
      return converted.value;
    });
    return { value, size };
  }

  function convertMap(map: YAMLMap, depth: number): Converted {
    const value: Record<string, Json> = {};
    const keys = new Set<string>();
    const merges: { node: Node; value: Json }[] = [];
    let size = 1;
    for (const pair of map.items) {
      const keyNode = pair.key as Node | null;
      const isMerge = isScalar(keyNode) && keyNode.value === '<<' && keyNode.type === 'PLAIN';
      const converted = convert(pair.value as Node | null, depth + 1);
      size += converted.size;
      if (isMerge) {
        merges.push({ node: keyNode, value: converted.value });
        continue;
      }
      const key = keyText(keyNode, map);
      if (keys.has(key)) refuse(diagnostic('key-duplicate', { key }, at(keyNode ?? map)));
      keys.add(key);
      setOwn(value, key, converted.value);
    }
    for (const { node, value: merged } of merges) {
      for (const source of isArray(merged) ? merged : [merged]) {
        if (!isObject(source)) {
          invalid(node, 'the merge key << takes an object or a list of objects.');
          continue;
        }
        const entries = Object.entries(source);
        repeat(node, entries.length);
        size += entries.length;
        for (const [key, member] of entries) {
          if (keys.has(key)) continue;
          keys.add(key);
          setOwn(value, key, member);
        }
      }
    }
    return { value, size };
  }

  function keyText(node: Node | null, map: YAMLMap): string {
    if (isAlias(node)) {
      const { value } = convert(node, 0);
      if (typeof value === 'string') return value;
    }
    if (isScalar(node)) return typeof node.value === 'string' ? node.value : (node.source ?? '');
    return invalid(node ?? map, 'a key must be a plain value.');
  }

  function scalar(node: Node): Json {
    const value: unknown = isScalar(node) ? node.value : null;
    if (typeof value === 'bigint') return Number(value);
    if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
    if (typeof value === 'string' || typeof value === 'boolean') return value;
    return null;
  }

  try {
    return { value: convert(document.contents as Node | null, 0).value, diagnostics: [] };
  } catch (error) {
    if (error instanceof Refusal) return { diagnostics: [error.diagnostic] };
    throw error;
  }
}
