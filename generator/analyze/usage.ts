/** How named types are used: how often, in which encodings, and whether recursively. */

import { cyclicComponents, stronglyConnectedComponents } from '../base/graph.js';
import type { NamedType, Type, TypeId } from '../model/api.js';
import { references } from '../model/walk.js';

/** How many references to each named type `roots` and the types that they reach have. */
export function countReferences(
  roots: readonly Type[],
  types: ReadonlyMap<TypeId, Type>,
): Map<TypeId, number> {
  const counts = new Map<TypeId, number>();
  const pending = [...roots];
  for (let type = pending.pop(); type; type = pending.pop()) {
    for (const { to } of references(type)) {
      const count = counts.get(to) ?? 0;
      counts.set(to, count + 1);
      const referent = types.get(to);
      if (count === 0 && referent) pending.push(referent);
    }
  }
  return counts;
}

/** A type that the API uses by itself, and how its values are written. */
export interface Root {
  readonly type: Type;
  readonly encoding: NamedType['encodings'][number];
}

/** The named types that `roots` reach, in the order of `types`, with the encodings that reach them. */
export function reachedTypes(
  roots: readonly Root[],
  types: ReadonlyMap<TypeId, NamedType>,
): Map<TypeId, NamedType> {
  const encodings = new Map<TypeId, Set<Root['encoding']>>();
  const pending = [...roots];
  for (let root = pending.pop(); root; root = pending.pop()) {
    const { encoding } = root;
    for (const { to } of references(root.type)) {
      const known = encodings.get(to) ?? new Set();
      if (known.has(encoding)) continue;
      encodings.set(to, known.add(encoding));
      const referent = types.get(to);
      if (referent) pending.push({ type: referent.use.type, encoding });
    }
  }
  const result = new Map<TypeId, NamedType>();
  for (const [id, type] of types) {
    const found = encodings.get(id);
    if (found) result.set(id, { ...type, encodings: [...found].toSorted() });
  }
  return result;
}

/** Ids of the types that are part of a cycle of references. */
export function recursiveTypes(types: ReadonlyMap<TypeId, NamedType>): Set<TypeId> {
  const edges = new Map<TypeId, readonly TypeId[]>();
  for (const [id, type] of types) {
    const referents = references(type.use.type).map(({ to }) => to);
    edges.set(
      id,
      referents.filter((to) => types.has(to)),
    );
  }
  const successors = (id: TypeId): readonly TypeId[] => edges.get(id)!;
  const components = stronglyConnectedComponents({ nodes: edges.keys(), successors });
  return new Set(cyclicComponents(components, successors).flat());
}
