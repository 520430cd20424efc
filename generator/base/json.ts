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
