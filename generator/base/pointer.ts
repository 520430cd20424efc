/** JSON pointers (RFC 6901) and the `#/…` fragments that references use. */

import { own, type Json } from './json.js';

/** Escapes one part of a pointer: `a/b` → `a~1b`. */
const escapePart = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/** A pointer with further parts, which are escaped. */
export const append = (pointer: string, ...parts: readonly (string | number)[]): string =>
  parts.reduce<string>((result, part) => `${result}/${escapePart(String(part))}`, pointer);

/** The parts of a pointer, unescaped. */
export const parsePointer = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The reference to a pointer in the same file: `#/a/b`. */
export const fragmentOf = (pointer: string): string => `#${pointer.replaceAll('%', '%25')}`;

/** The parts of a fragment (what follows `#`), percent-decoded; undefined if it is not a pointer. */
export function parseFragment(fragment: string): string[] | undefined {
  if (fragment !== '' && !fragment.startsWith('/')) return undefined;
  try {
    return parsePointer(decodeURIComponent(fragment));
  } catch {
    return undefined; // not percent-encoded
  }
}

/** The value at `parts` within `value`, or undefined. Own members only. */
export function evaluate(value: Json | undefined, parts: readonly string[]): Json | undefined {
  return parts.reduce<Json | undefined>((node, part) => own(node, part), value);
}
