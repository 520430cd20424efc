/** The state that the parts of the analysis share: the document, diagnostics, and the schemas still to be analyzed. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { ObjectTypes, SchemaObject } from '../openapi/document.js';
import { append } from '../base/pointer.js';
import type { Located, Place } from '../base/place.js';
import type { ResolvedDocument } from '../openapi/references.js';
import type { RefType, TypeId } from '../model/api.js';
import { idOf } from '../model/identity.js';

/** What every function of the analysis works with. `report` and `schemas` collect as they go. */
export interface AnalyzeContext {
  readonly spec: ResolvedDocument;
  readonly report: (found: Diagnostic) => void;
  readonly schemas: SchemaQueue;
}

/** Schemas that become named types because something refers to them. */
export interface SchemaQueue {
  /** Ids of all schemas that were ever queued. */
  readonly known: Set<TypeId>;
  /** Those that are not analyzed yet; the last one is next. */
  readonly pending: Located<SchemaObject | boolean>[];
}

/** The location of a part of the object at `place`. */
export const below = (place: Place, ...parts: readonly (string | number)[]): Place => ({
  file: place.file,
  pointer: append(place.pointer, ...parts),
});

/** The id of a location. */
export const idAt = (place: Place, { spec }: AnalyzeContext): TypeId => idOf(place, spec.root);

/** The id of a schema, which is queued unless it was before. */
export function queueSchema(
  schema: Located<SchemaObject | boolean>,
  context: AnalyzeContext,
): TypeId {
  const id = idAt(schema, context);
  const { known, pending } = context.schemas;
  if (!known.has(id)) {
    known.add(id);
    pending.push(schema);
  }
  return id;
}

/** The reference to a schema; undefined if it cannot be resolved, which has been reported already. */
export function refer(
  reference: string,
  place: Place,
  context: AnalyzeContext,
): RefType | undefined {
  const referent = context.spec.resolve(reference, place.file, 'Schema');
  return referent && { kind: 'ref', at: idAt(place, context), to: queueSchema(referent, context) };
}

/**
 * Follows the references of an object to the object itself.
 *
 * @returns undefined if a reference cannot be resolved, or is circular, which is reported
 */
export function dereference<K extends keyof ObjectTypes>(
  kind: K,
  object: Located<ObjectTypes[K]>,
  context: AnalyzeContext,
): Located<ObjectTypes[K]> | undefined {
  const { chain, isComplete } = followReferences(kind, object, context);
  return isComplete ? chain.at(-1) : undefined;
}

/** An object, and what its references lead to, one after the other. */
interface ReferenceChain<T> {
  readonly chain: readonly Located<T>[];
  /** Whether the last one is no reference; otherwise, what is wrong has been reported. */
  readonly isComplete: boolean;
}

/** Follows the references of an object; a circular chain is reported. */
export function followReferences<K extends keyof ObjectTypes>(
  kind: K,
  object: Located<ObjectTypes[K]>,
  context: AnalyzeContext,
): ReferenceChain<ObjectTypes[K]> {
  const chain = [object];
  let current = object;
  const seen = new Set<TypeId>();
  for (;;) {
    const reference =
      typeof current.value === 'object' ? (current.value as { $ref?: unknown }).$ref : undefined;
    if (typeof reference !== 'string') return { chain, isComplete: true };
    const id = idAt(current, context);
    if (seen.has(id)) {
      const { file, pointer } = object;
      context.report(diagnostic('reference-cycle', { reference }, { file, pointer }));
      return { chain: chain.slice(0, -1), isComplete: false };
    }
    seen.add(id);
    const next = context.spec.resolve(reference, current.file, kind);
    if (!next) return { chain, isComplete: false };
    current = next;
    chain.push(next);
  }
}
