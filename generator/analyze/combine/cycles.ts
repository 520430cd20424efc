/**
 * Named types that lead back to themselves before they say anything: through bare references, `allOf`,
 * `oneOf` and `anyOf` alone. `A = A | B` says no more than B, and no language can write it, so the part
 * that leads back is left out. What leads back through a member or an item is recursion, and stays.
 */

import type { Type, TypeId } from '../../model/api.js';
import { splitBases } from './base-classes.js';
import { cyclicComponents, stronglyConnectedComponents, type Graph } from '../../base/graph.js';

export interface Untangled {
  readonly types: ReadonlyMap<TypeId, Type>;
  /** Types that were taken out of others, so that these can be extended. */
  readonly bases: ReadonlyMap<TypeId, TypeId>;
  /** The ids so that each comes after those that it is made of. */
  readonly order: readonly TypeId[];
  /** Types of which a part was left out; `reference`: nothing but references was there. */
  readonly cycles: readonly { readonly id: TypeId; readonly kind: 'reference' | 'schema' }[];
  /** How many types deep each one is made of others. */
  readonly depths: ReadonlyMap<TypeId, number>;
}

export function untangle(given: ReadonlyMap<TypeId, Type>): Untangled {
  const drafts = new Map(given);
  const bases = new Map<TypeId, TypeId>();
  const before = graphOf(drafts);
  for (const component of cyclicComponents(
    stronglyConnectedComponents(before),
    before.successors,
  )) {
    const split = splitBases(drafts, component);
    for (const [id, type] of split?.types ?? []) drafts.set(id, type);
    for (const [id, base] of split?.bases ?? []) bases.set(id, base);
  }
  const graph = graphOf(drafts);
  const components = stronglyConnectedComponents(graph);
  const types = new Map(drafts);
  const cycles: { id: TypeId; kind: 'reference' | 'schema' }[] = [];
  for (const component of cyclicComponents(components, graph.successors)) {
    const members = new Set(component);
    for (const id of component) {
      const type = drafts.get(id)!;
      types.set(id, without(type, members) ?? { kind: 'unknown', at: id });
    }
    const first = component.toSorted()[0]!;
    const bare = component.every((id) => drafts.get(id)!.kind === 'ref');
    cycles.push({ id: first, kind: bare ? 'reference' : 'schema' });
  }
  const order = components.flat();
  const depths = new Map<TypeId, number>();
  for (const id of order) {
    const below = graph.successors(id).map((to) => depths.get(to) ?? 0);
    depths.set(id, 1 + below.reduce((most, depth) => Math.max(most, depth), 0));
  }
  return { types, bases, order, cycles, depths };
}

/** Each draft points to the drafts that it is, or is a combination of. */
function graphOf(drafts: ReadonlyMap<TypeId, Type>): Graph<TypeId> {
  const edges = new Map<TypeId, readonly TypeId[]>();
  for (const [id, type] of drafts) {
    edges.set(
      id,
      madeOf(type).filter((to) => drafts.has(to)),
    );
  }
  return { nodes: [...edges.keys()], successors: (id) => edges.get(id)! };
}

/** The named types that a type is, or is a combination of. */
function madeOf(type: Type): TypeId[] {
  switch (type.kind) {
    case 'ref':
      return [type.to];
    case 'union':
      return type.variants.flatMap((variant) => madeOf(variant.type));
    case 'intersection':
      return type.members.flatMap(madeOf);
    default:
      return [];
  }
}

/** A type without references to these; undefined if nothing is left. */
function without(type: Type, ids: ReadonlySet<TypeId>): Type | undefined {
  switch (type.kind) {
    case 'ref':
      return ids.has(type.to) ? undefined : type;
    case 'union': {
      const variants = type.variants.flatMap((variant) => {
        const left = without(variant.type, ids);
        return left ? [{ ...variant, type: left }] : [];
      });
      const { discriminator: _, ...plain } = type;
      return variants.length > 0 ? { ...plain, variants } : undefined;
    }
    case 'intersection': {
      const members = type.members.flatMap((member) => without(member, ids) ?? []);
      return members.length > 0 ? { ...type, members } : undefined;
    }
    default:
      return type;
  }
}
