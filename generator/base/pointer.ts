/** JSON pointers (RFC 6901) and the `#/…` fragments that references use. */

import { own, type Json } from './json.js';

/** `/a~1b/c` from its parts. */
export const escapePart = (part: string): string =>
  part.replaceAll('~', '~0').replaceAll('/', '~1');

export const append = (pointer: string, ...parts: readonly (string | number)[]): string =>
  parts.reduce<string>((result, part) => `${result}/${escapePart(String(part))}`, pointer);

export const parsePointer = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

/** The reference that leads to a pointer in the same file. */
export const fragmentOf = (pointer: string): string => `#${pointer.replaceAll('%', '%25')}`;

/** The parts of a fragment (`/a/b` after `#`), percent-decoded; undefined if it is no pointer. */
export function parseFragment(fragment: string): string[] | undefined {
  if (fragment !== '' && !fragment.startsWith('/')) return undefined;
  try {
    return parsePointer(decodeURIComponent(fragment));
  } catch {
    return undefined; // a stray % is no percent-encoding, hence no pointer
  }
}

/** What `parts` lead to within `value`, or undefined. Own members only. */
export function evaluate(value: Json | undefined, parts: readonly string[]): Json | undefined {
  return parts.reduce<Json | undefined>((node, part) => own(node, part), value);
}
