/** Which named types are reached, how often, in which encodings, and which lead back to themselves. */

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
  return new Set(cyclic(stronglyConnected(edges), edges).flat());
}

/** The components in which something leads back to itself. */
export const cyclic = (
  components: readonly (readonly TypeId[])[],
  edges: ReadonlyMap<TypeId, readonly TypeId[]>,
): (readonly TypeId[])[] =>
  components.filter(
    (component) => component.length > 1 || edges.get(component[0]!)!.includes(component[0]!),
  );

/**
 * Strongly connected components, what is pointed to before what points to it (Tarjan's algorithm, without
 * recursion: chains of references may be longer than the stack).
 *
 * @param edges of every node, to nodes that are among its keys
 */
export function stronglyConnected(
  edges: ReadonlyMap<TypeId, readonly TypeId[]>,
): (readonly TypeId[])[] {
  const index = new Map<TypeId, number>();
  const low = new Map<TypeId, number>();
  const stack: TypeId[] = [];
  const onStack = new Set<TypeId>();
  const result: TypeId[][] = [];

  for (const start of edges.keys()) {
    if (index.has(start)) continue;
    const work: { id: TypeId; next: number }[] = [{ id: start, next: 0 }];
    while (work.length > 0) {
      const frame = work.at(-1)!;
      const { id } = frame;
      if (frame.next === 0) {
        index.set(id, index.size);
        low.set(id, index.get(id)!);
        stack.push(id);
        onStack.add(id);
      }
      const target = edges.get(id)![frame.next++];
      if (target !== undefined) {
        if (!index.has(target)) work.push({ id: target, next: 0 });
        else if (onStack.has(target)) low.set(id, Math.min(low.get(id)!, index.get(target)!));
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent) low.set(parent.id, Math.min(low.get(parent.id)!, low.get(id)!));
      if (low.get(id) !== index.get(id)) continue;
      const component = stack.splice(stack.lastIndexOf(id));
      for (const member of component) onStack.delete(member);
      result.push(component);
    }
  }
  return result;
}
