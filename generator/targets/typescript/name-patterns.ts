/** Patterns of member names as template literal types: `^x-` is `x-${string}`. */

import type { ObjectType } from '../../model/api.js';
import { code, distinct, join, tmpl, type Code } from './code.js';

/** A pattern as the literal parts between which anything may stand; empty at an end that is not anchored. */
type Parts = readonly string[];

/**
 * The template literal type of the names that each pattern of an object matches; undefined if one is not exactly
 * that, or matches a declared name, which has a type of its own.
 *
 * @param declared names of the members of the object and of its bases
 */
export function namePatterns(
  { patterns }: ObjectType,
  declared: readonly string[],
): readonly Code[] | undefined {
  const all = patterns.map(({ pattern }) => partsOf(pattern));
  if (!all.every((parts) => parts !== undefined)) return undefined;
  if (declared.some((name) => all.some((parts) => matches(name, parts)))) return undefined;
  const keys = all.map((parts) => code`\`${join(parts.map(tmpl), code`$\{string}`)}\``);
  return distinct(keys).length === keys.length ? keys : undefined;
}

/** The parts of a regular expression that has no other syntax than anchors and `.*`. */
function partsOf(pattern: string): Parts | undefined {
  const start = pattern.startsWith('^');
  const end = pattern.endsWith('$') && pattern.length > 1;
  const parts = pattern.slice(start ? 1 : 0, end ? -1 : undefined).split('.*');
  if (parts.some((part) => /[\\^$.|?*+()[\]{}]/.test(part))) return undefined;
  const whole = [...(start ? [] : ['']), ...parts, ...(end ? [] : [''])];
  const inner = whole.filter(
    (part, index) => part !== '' || index === 0 || index === whole.length - 1,
  );
  // Without a literal part, these are all names; with one alone, it is a single name.
  return inner.length > 1 && inner.some((part) => part !== '') ? inner : undefined;
}

/** Whether a name begins and ends with the outer parts, and has the inner ones in order between them. */
function matches(name: string, parts: Parts): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop() ?? '';
  if (!name.startsWith(first)) return false;
  let position = first.length;
  for (const part of rest) {
    const found = name.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return name.endsWith(last) && name.length - last.length >= position;
}
