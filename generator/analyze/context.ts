/** What the modules of `build` share: places, reports, and the named types that are still to be built. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { ObjectTypes, SchemaObject } from '../openapi/document.js';
import { append } from '../base/pointer.js';
import type { Located, Place, Spec } from '../openapi/references.js';
import type { RefType, TypeId } from '../model/api.js';
import { idOf } from '../model/identity.js';

export interface BuildContext {
  readonly spec: Spec;
  readonly report: (found: Diagnostic) => void;
  /** Notes that a schema is referred to, so that it becomes a named type. */
  readonly refer: (target: Located<SchemaObject | boolean>) => TypeId;
}

export const below = (place: Place, ...parts: readonly (string | number)[]): Place => ({
  file: place.file,
  pointer: append(place.pointer, ...parts),
});

export const at = (context: BuildContext, place: Place): TypeId => idOf(place, context.spec.root);

/** The reference to a schema; undefined if it leads nowhere, which was reported on reading. */
export function refer(reference: string, place: Place, context: BuildContext): RefType | undefined {
  const target = context.spec.resolve(reference, place.file, 'Schema');
  return target && { kind: 'ref', at: at(context, place), to: context.refer(target) };
}

/** Follows references of an object to the object itself; undefined if they lead nowhere or in a circle. */
export function dereference<K extends keyof ObjectTypes>(
  value: ObjectTypes[K],
  place: Place,
  object: K,
  context: BuildContext,
): Located<ObjectTypes[K]> | undefined {
  let found: Located<ObjectTypes[K]> = { ...place, value };
  const seen = new Set<string>();
  for (;;) {
    const reference =
      typeof found.value === 'object' ? (found.value as { $ref?: unknown }).$ref : undefined;
    if (typeof reference !== 'string') return found;
    const key = at(context, found);
    if (seen.has(key)) {
      context.report(diagnostic('reference-cycle', { reference }, place));
      return undefined;
    }
    seen.add(key);
    const next = context.spec.resolve(reference, found.file, object);
    if (!next) return undefined;
    found = next;
  }
}
