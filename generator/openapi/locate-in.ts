/** Where pointers lead, through the references that they pass. */

import { own, type Json } from '../base/json.js';
import { limits } from '../base/limits.js';
import type { Referent } from './identifiers.js';
import type { LoadedDocument } from './load.js';
import { parseReference } from './unresolvable.js';

/**
 * The place of a value; undefined if there is none. A pointer such as `#/components/schemas/User/properties/id` may
 * pass a `$ref`, as tools write it that bundle several files into one.
 */
export function locateIn(
  files: LoadedDocument['files'],
  referent: Referent,
  steps = 0,
): Referent | undefined {
  const { file, parts } = referent;
  let node: Json | undefined = files.get(file)?.value;
  for (const [index, part] of parts.entries()) {
    const next = own(node, part);
    if (next === undefined) {
      const reference = own(node, '$ref');
      const target = typeof reference === 'string' ? parseReference(reference, file) : undefined;
      if (!target || steps >= limits.referenceSteps) return undefined;
      const rest = { ...target, parts: [...target.parts, ...parts.slice(index)] };
      return locateIn(files, rest, steps + 1);
    }
    node = next;
  }
  return node === undefined ? undefined : referent;
}
