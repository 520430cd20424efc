/** Positions of the values in a JSON text. Scanned only when a diagnostic needs them. */

import { parsePointer } from '../base/pointer.js';

export interface PositionNode {
  /** Offset of the value. */
  readonly start: number;
  /** Offset of its key, if it is a member of an object. */
  readonly key?: number;
  readonly children?: ReadonlyMap<string, PositionNode>;
}

/** The positions of a valid text, or the offset at which an invalid one stops being JSON. */
export type Scan =
  | { readonly root: PositionNode; readonly repeated: readonly RepeatedKey[] }
  | { readonly offset: number };

/** A key that its object has already. */
export interface RepeatedKey {
  readonly name: string;
  readonly offset: number;
  /** Offset of the key before it. */
  readonly earlier: number;
}

/** An object or array that is not closed yet. */
interface Open {
  readonly children: Map<string, PositionNode>;
  readonly isArray: boolean;
  /** What must come next. In an empty object or array, the closing bracket can come instead. */
  expects: 'key' | 'colon' | 'value' | 'comma';
  /** The key of the member whose value comes next; arrays have none. */
  key: { readonly name: string; readonly offset: number } | undefined;
}

interface Scanner {
  readonly text: string;
  /** Where the next token is looked for. */
  offset: number;
  readonly stack: Open[];
  /** Set when the outermost value has begun. */
  root: PositionNode | undefined;
  readonly repeated: RepeatedKey[];
}

interface Token {
  readonly kind: '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'literal';
  readonly start: number;
  readonly text: string;
}

/** Offsets of every member and element of a JSON text (RFC 8259). Linear in the text; uses no recursion. */
export function scanJson(text: string): Scan {
  const offset = text.startsWith('\uFEFF') ? 1 : 0;
  const scanner: Scanner = { text, offset, stack: [], root: undefined, repeated: [] };
  for (;;) {
    if (scanner.root && scanner.stack.length === 0) {
      const rest = skipSpace(scanner);
      return rest < text.length
        ? { offset: rest }
        : { root: scanner.root, repeated: scanner.repeated };
    }
    const token = nextToken(scanner);
    if (!token) return { offset: skipSpace(scanner) };
    if (!accept(scanner, token)) return { offset: token.start };
  }
}

/** Finds the offset of the value at a pointer, or of its nearest ancestor: that of the key if there is one. */
export function jsonOffsets(text: string): (pointer: string) => number {
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

const tokens =
  /[\s]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]+|\\.)*")|(-?\d[\d.eE+-]*|true|false|null))/y;

/** Reads the next token; undefined at the end of the text. */
function nextToken(scanner: Scanner): Token | undefined {
  tokens.lastIndex = scanner.offset;
  const match = tokens.exec(scanner.text);
  if (!match) return undefined;
  const [whole, mark, string] = match;
  const text = whole.trimStart();
  scanner.offset = tokens.lastIndex;
  const kind = (mark as Token['kind'] | undefined) ?? (string === undefined ? 'literal' : 'string');
  return { kind, text, start: tokens.lastIndex - text.length };
}

/** Whether a token is allowed at its position; updates the scanner if so. */
function accept(scanner: Scanner, token: Token): boolean {
  const top = scanner.stack.at(-1);
  const expects = top?.expects ?? 'value';
  switch (token.kind) {
    case '}':
    case ']':
      return close(scanner, token.kind);
    case ',':
      if (!top || expects !== 'comma') return false;
      top.expects = top.isArray ? 'value' : 'key';
      return true;
    case ':':
      if (!top || expects !== 'colon') return false;
      top.expects = 'value';
      return true;
    case 'string':
      if (top && expects === 'key') {
        top.key = { name: JSON.parse(token.text) as string, offset: token.start };
        reportRepeated(scanner, top);
        top.expects = 'colon';
        return true;
      }
      return addValue(scanner, { start: token.start });
    case 'literal':
      return addValue(scanner, { start: token.start });
    case '{':
    case '[':
      return open(scanner, token);
  }
}

function reportRepeated({ repeated }: Scanner, { key, children }: Open): void {
  const earlier = key && children.get(key.name)?.key;
  if (earlier !== undefined) repeated.push({ ...key!, earlier });
}

/** Adds a value to the object or array that is open, or makes it the root. */
function addValue(scanner: Scanner, node: PositionNode): boolean {
  const top = scanner.stack.at(-1);
  if (!top) {
    scanner.root = node;
    return true;
  }
  if (top.expects !== 'value') return false;
  if (top.key) top.children.set(top.key.name, { ...node, key: top.key.offset });
  else top.children.set(String(top.children.size), node);
  top.expects = 'comma';
  return true;
}

function open(scanner: Scanner, { kind, start }: Token): boolean {
  const children = new Map<string, PositionNode>();
  if (!addValue(scanner, { start, children })) return false;
  const isArray = kind === '[';
  scanner.stack.push({ children, isArray, expects: isArray ? 'value' : 'key', key: undefined });
  return true;
}

function close({ stack }: Scanner, bracket: '}' | ']'): boolean {
  const top = stack.at(-1);
  if (!top || top.isArray !== (bracket === ']')) return false;
  const isEmpty = top.children.size === 0 && top.expects === (top.isArray ? 'value' : 'key');
  if (!isEmpty && top.expects !== 'comma') return false;
  stack.pop();
  return true;
}

/** Offset of the next character that is not white space, or of the end. */
function skipSpace({ text, offset }: Scanner): number {
  const rest = /\S|$/g;
  rest.lastIndex = offset;
  return rest.exec(text)?.index ?? text.length;
}
