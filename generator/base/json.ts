import { compare } from './order.js';

/** Any JSON value (RFC 8259). A bigint is an integer that a number cannot hold. */
export type Json = null | boolean | number | bigint | string | readonly Json[] | JsonObject;

export type JsonObject = { readonly [key: string]: Json };

/** Whether a value is an object, and neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `Array.isArray` with the type of JSON arrays. */
export function isArray(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

/** The own member `key` of an object or item of an array, or else undefined. `__proto__` is a key like any other. */
export function own(value: Json | undefined, key: string): Json | undefined {
  if (isArray(value)) return /^(0|[1-9]\d*)$/.test(key) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Sets an own member, `__proto__` included. */
export function setOwn(target: Record<string, Json>, key: string, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}

/**
 * The nesting depth of a value, 0 for a scalar, and whether all its numbers are finite: in JSON text, `1e400` is
 * an infinite one.
 */
export function measure(value: Json): { readonly depth: number; readonly isFinite: boolean } {
  if (typeof value === 'number') return { depth: 0, isFinite: Number.isFinite(value) };
  if (typeof value !== 'object' || value === null) return { depth: 0, isFinite: true };
  let [depth, isFinite] = [0, true];
  for (const member of Object.values(value)) {
    const inner = measure(member as Json);
    depth = Math.max(depth, inner.depth);
    isFinite &&= inner.isFinite;
  }
  return { depth: depth + 1, isFinite };
}

/** Whether a value is a number. */
export const isNumber = (value: unknown): value is number | bigint =>
  typeof value === 'number' || typeof value === 'bigint';

/** Whether a value is an integer. */
export const isInteger = (value: unknown): boolean =>
  typeof value === 'bigint' || Number.isInteger(value);

/** What `jsonText` has besides the value, as `JSON.stringify` has it. */
export interface JsonTextOptions {
  readonly replace?: (this: unknown, name: string, value: unknown) => unknown;
  /** In spaces. */
  readonly indent?: number;
}

/** The text of a value, in which a bigint is a number with all of its digits. */
export function jsonText(value: unknown, { replace, indent }: JsonTextOptions = {}): string {
  let hasBigInts = false;
  const textWith = (mark: string): string =>
    JSON.stringify(
      value,
      function (this: unknown, name, item: unknown) {
        const given = replace ? replace.call(this, name, item) : item;
        if (typeof given !== 'bigint') return given;
        hasBigInts = true;
        return `${mark}${given}`;
      },
      indent,
    );
  const plain = textWith('');
  if (!hasBigInts) return plain;
  const mark = unusedIn(plain);
  return textWith(mark).replaceAll(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1');
}

/** Parses a text; an integer that a number cannot hold is a bigint. @throws {SyntaxError} if it is not JSON */
export function parseJsonText(text: string): Json {
  const value = JSON.parse(text) as Json;
  if (!/\d{16}/.test(text)) return value;
  const mark = unusedIn(text);
  const root: { value: Json } = { value: JSON.parse(withLongMarked(text, mark)) as Json };
  const pending: object[] = [root];
  for (let owner = pending.pop(); owner; owner = pending.pop()) {
    for (const [name, member] of Object.entries(owner) as [string, Json][]) {
      if (typeof member === 'object' && member !== null) pending.push(member);
      if (typeof member !== 'string' || !member.startsWith(mark)) continue;
      setOwn(owner as Record<string, Json>, name, BigInt(member.slice(mark.length)));
    }
  }
  return root.value;
}

/** A valid text, in which integers that a number cannot hold are strings that begin with a mark. */
function withLongMarked(text: string, mark: string): string {
  const quoteOrInteger = /"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;
  let [marked, done] = ['', 0];
  for (let found = quoteOrInteger.exec(text); found; found = quoteOrInteger.exec(text)) {
    const [token] = found;
    if (token === '"') quoteOrInteger.lastIndex = endOfString(text, found.index);
    else if (!Number.isSafeInteger(Number(token))) {
      marked += `${text.slice(done, found.index)}"${mark}${token}"`;
      done = quoteOrInteger.lastIndex;
    }
  }
  return marked + text.slice(done);
}

/** The offset after the string that starts at one. Long strings would exceed the stack of regular expressions. */
function endOfString(text: string, start: number): number {
  let [end, slashes] = [start, 0];
  do {
    end = text.indexOf('"', end + 1);
    for (slashes = 0; text[end - slashes - 1] === '\\'; slashes++);
  } while (slashes % 2 > 0);
  return end + 1;
}

/** A text that another one does not contain. */
function unusedIn(text: string): string {
  let mark = '#';
  while (text.includes(mark)) mark += '#';
  return mark;
}

/** Structural equality. The order of the members of objects is ignored. */
export function jsonEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key]));
}

/** Members sorted by name, because their order in a document has no meaning and must not affect the output. */
export function sortedEntries<V>(value: Readonly<Record<string, V>>): [string, V][] {
  return Object.entries(value).toSorted(([a], [b]) => compare(a, b));
}
