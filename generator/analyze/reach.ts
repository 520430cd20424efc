/** Which named types are reached, how often, in which encodings, and which lead back to themselves. */

import { cyclicComponents, stronglyConnectedComponents } from '../base/graph.js';
import type { NamedType, Type, TypeId } from '../model/api.js';
import { references } from '../model/walk.js';

/** How often each named type is referred to from `roots` and from what they reach. */
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
      const target = types.get(to);
      if (count === 0 && target) pending.push(target);
    }
  }
  return counts;
}

/** The named types that `roots` reach, in the order of `types`, with their encodings. */
export function reach(
  roots: readonly { readonly type: Type; readonly encoding: 'json' | 'multipart' }[],
  types: ReadonlyMap<TypeId, NamedType>,
): Map<TypeId, NamedType> {
  const encodings = new Map<TypeId, Set<'json' | 'multipart'>>();
  const pending = [...roots];
  for (let root = pending.pop(); root; root = pending.pop()) {
    const { encoding } = root;
    for (const { to } of references(root.type)) {
      const known = encodings.get(to) ?? new Set();
      if (known.has(encoding)) continue;
      encodings.set(to, known.add(encoding));
      const target = types.get(to);
      if (target) pending.push({ type: target.use.type, encoding });
    }
  }
  const result = new Map<TypeId, NamedType>();
  for (const [id, type] of types) {
    const found = encodings.get(id);
    if (found) result.set(id, { ...type, encodings: [...found].toSorted() });
  }
  return result;
}

/** Ids of the types that stand in a cycle of references. */
export function recursiveTypes(types: ReadonlyMap<TypeId, NamedType>): Set<TypeId> {
  const edges = new Map<TypeId, readonly TypeId[]>();
  for (const [id, type] of types) {
    const targets = references(type.use.type).map(({ to }) => to);
    edges.set(
      id,
      targets.filter((to) => types.has(to)),
    );
  }
  const successors = (id: TypeId): readonly TypeId[] => edges.get(id)!;
  const components = stronglyConnectedComponents({ nodes: edges.keys(), successors });
  return new Set(cyclicComponents(components, successors).flat());
}
