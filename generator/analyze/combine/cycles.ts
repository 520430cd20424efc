/**
 * Named types that are composed of themselves, through only references, `allOf`, `oneOf` and `anyOf`. No
 * language can declare `A = A | B`, which equals `B`, so the reference back is removed. A type that refers
 * to itself through a property or an item is recursive, which languages can declare, and does not change.
 */

import { cyclicComponents, stronglyConnectedComponents, type Graph } from '../../base/graph.js';
import { limits } from '../../base/limits.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { NamedType, Type, TypeId } from '../../model/api.js';
import { placeOf } from '../../model/identity.js';
import type { AnalyzeContext } from '../context.js';
import { splitBaseClasses } from './base-classes.js';

/** Named types, none of which is composed of itself. */
export interface Untangled {
  readonly types: ReadonlyMap<TypeId, NamedType>;
  /** All ids, each after those that its type is composed of. */
  readonly order: readonly TypeId[];
  readonly cycles: readonly Cycle[];
  readonly depths: ReadonlyMap<TypeId, Depth>;
}

/** How deeply a type is composed of named types. */
interface Depth {
  /** Levels of references, combined or not; 1 for a type that is not composed of named types. */
  readonly references: number;
  /** Levels of combinations among them. */
  readonly combinations: number;
}

/** Types of which a part was removed. */
export interface Cycle {
  /** The first of their ids in alphabetical order. */
  readonly id: TypeId;
  /** `reference`: all of them are bare references. */
  readonly kind: 'reference' | 'schema';
}

type NamedTypes = ReadonlyMap<TypeId, NamedType>;

/** Splits base classes from the unions of their subclasses, and removes all other cycles. */
export function untangle(given: NamedTypes): Untangled {
  const split = splitAll(given);
  const graph = compositionGraph(split);
  const components = stronglyConnectedComponents(graph);
  const cyclic = cyclicComponents(components, graph.successors);
  const order = components.flat();
  return {
    types: withoutCycles(split, cyclic),
    order,
    cycles: cyclic.map((ids) => cycleOf(ids, split)),
    depths: depthsOf(order, graph, split),
  };
}

function splitAll(given: NamedTypes): NamedTypes {
  const graph = compositionGraph(given);
  const components = stronglyConnectedComponents(graph);
  const changed = cyclicComponents(components, graph.successors).flatMap((component) =>
    splitBaseClasses(given, component),
  );
  return new Map([...given, ...changed.map((type) => [type.id, type] as const)]);
}

function withoutCycles(types: NamedTypes, cyclic: readonly (readonly TypeId[])[]): NamedTypes {
  const result = new Map(types);
  for (const ids of cyclic) {
    const members = new Set(ids);
    for (const id of ids) {
      const named = types.get(id)!;
      const type = without(named.use.type, members) ?? { kind: 'unknown', at: id };
      result.set(id, { ...named, use: { ...named.use, type } });
    }
  }
  return result;
}

function cycleOf(ids: readonly TypeId[], types: NamedTypes): Cycle {
  const isBare = ids.every((id) => types.get(id)!.use.type.kind === 'ref');
  return { id: ids.toSorted()[0]!, kind: isBare ? 'reference' : 'schema' };
}

function depthsOf(
  order: readonly TypeId[],
  { successors }: Graph<TypeId>,
  types: NamedTypes,
): Map<TypeId, Depth> {
  const depths = new Map<TypeId, Depth>();
  for (const id of order) {
    let [references, combinations] = [0, 0];
    for (const inner of successors(id).map((to) => depths.get(to))) {
      references = Math.max(references, inner?.references ?? 0);
      combinations = Math.max(combinations, inner?.combinations ?? 0);
    }
    const step = isAlias(types.get(id)!.use.type) ? 0 : 1;
    depths.set(id, { references: references + 1, combinations: combinations + step });
  }
  return depths;
}

/** Whether a type is another named type, alone or as the only part of a combination. */
function isAlias(type: Type): boolean {
  switch (type.kind) {
    case 'ref':
      return true;
    case 'intersection':
      return type.members.length === 1 && isAlias(type.members[0]!);
    case 'union':
      return type.variants.length === 1 && isAlias(type.variants[0]!.type);
    default:
      return false;
  }
}

/** Each type points to the named types that it is composed of. */
function compositionGraph(types: NamedTypes): Graph<TypeId> {
  const edges = new Map<TypeId, readonly TypeId[]>();
  for (const [id, { use }] of types) {
    const parts = partsOf(use.type).filter((to) => types.has(to));
    edges.set(id, parts);
  }
  return { nodes: [...edges.keys()], successors: (id) => edges.get(id)! };
}

/** The named types that a type is, or is a combination of. */
function partsOf(type: Type): TypeId[] {
  switch (type.kind) {
    case 'ref':
      return [type.to];
    case 'union':
      return type.variants.flatMap((variant) => partsOf(variant.type));
    case 'intersection':
      return type.members.flatMap(partsOf);
    default:
      return [];
  }
}

/** A type without references to `ids`; undefined if nothing is left. */
function without(type: Type, ids: ReadonlySet<TypeId>): Type | undefined {
  switch (type.kind) {
    case 'ref':
      return ids.has(type.to) ? undefined : type;
    case 'union': {
      const variants = type.variants.flatMap((variant) => {
        const left = without(variant.type, ids);
        return left ? [{ ...variant, type: left }] : [];
      });
      // The mapping refers to variants by their positions.
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

/** Reports cycles, and types that are too deep to be combined. */
export function reportCycles({ types, cycles, depths }: Untangled, context: AnalyzeContext): void {
  const { root } = context.spec;
  for (const { id, kind } of cycles) {
    context.report(
      kind === 'reference'
        ? diagnostic('reference-cycle', { reference: id }, placeOf(id, root))
        : diagnostic('schema-cycle', { schema: types.get(id)!.wireName }, placeOf(id, root)),
    );
  }
  const checks = [
    { of: 'combinations', what: 'schemas composed of one another', limit: limits.composition },
    { of: 'references', what: 'references in a row', limit: limits.aliases },
  ] as const;
  for (const { of, what, limit } of checks) {
    const [id] = [...depths].find(([, depth]) => depth[of] > limit) ?? [];
    if (id === undefined) continue;
    context.report(diagnostic('limit-exceeded', { what, limit }, placeOf(id, root)));
    return;
  }
}
