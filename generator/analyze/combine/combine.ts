/**
 * Intersections, once every named type is known: each becomes what a language can express best, and the
 * discriminators of unions get the values that the document leaves implicit.
 */

import type { NamedType, ObjectType, SourcePointer, Type, TypeId } from '../../model/api.js';
import { children, mapChildren } from '../../model/walk.js';
import { completeMapping } from './discriminators.js';
import { combine, exclude } from './intersections.js';
import { propertiesOf, resolved, type TypeLookup } from './lookup.js';

/**
 * Combines the named types themselves; those inside them are not combined yet.
 *
 * @param order all ids, each after those that its type is composed of; no type is composed of itself
 */
export function combineNamed(
  drafts: ReadonlyMap<TypeId, NamedType>,
  order: readonly TypeId[],
): TypeLookup {
  const types = new Map<TypeId, Type>();
  const names = new Map([...drafts].map(([id, { wireName }]) => [id, wireName] as const));
  const lookup: TypeLookup = { types, names, tables: new WeakMap(), requiring: new Set() };
  for (const id of order) types.set(id, combineOuter(drafts.get(id)!.use.type, lookup));
  return lookup;
}

/**
 * A type with all its intersections combined, from the outside in. An intersection inside its own combination
 * stays as it is: a recursive schema that cannot be extended is merged, and so contains itself again.
 *
 * @param open locations of the intersections that the type is inside of
 */
export function combineAll(
  type: Type,
  lookup: TypeLookup,
  open: ReadonlySet<SourcePointer> = new Set(),
): Type {
  const isIntersection = type.kind === 'intersection';
  if (isIntersection && open.has(type.at)) {
    return mapChildren(type, (child) => combineAll(child, lookup, open));
  }
  const inside = isIntersection ? new Set([...open, type.at]) : open;
  const combined = mapChildren(combineOuter(type, lookup), (child) =>
    combineAll(child, lookup, inside),
  );
  if (combined.kind === 'union') return completeMapping(combined, lookup);
  return combined.kind === 'object' && redeclares(combined, inside)
    ? mapChildren(flat(combined, lookup), (child) => combineAll(child, lookup, inside))
    : combined;
}

/**
 * Whether an object that extends others redeclares a member whose type contains an intersection that stays as
 * it is here, but is combined in the base: no interface may extend that base.
 */
const redeclares = (type: ObjectType, open: ReadonlySet<SourcePointer>): boolean =>
  open.size > 0 &&
  type.extends.length > 0 &&
  type.properties.some((property) => containsOpen(property.type, open));

const containsOpen = (type: Type, open: ReadonlySet<SourcePointer>): boolean =>
  (type.kind === 'intersection' && open.has(type.at)) ||
  children(type).some((child) => containsOpen(child, open));

/** An object with the members of those that it extends in place of them. */
const flat = (type: ObjectType, lookup: TypeLookup): ObjectType => ({
  ...type,
  properties: [...propertiesOf(type, lookup).values()],
  additional: additionalOf(type, lookup),
  extends: [],
});

/** What an object states about other members, or the first of those that it extends. */
function additionalOf(type: ObjectType, lookup: TypeLookup): ObjectType['additional'] {
  if (type.additional !== 'unstated') return type.additional;
  for (const ref of type.extends) {
    const base = resolved(ref, lookup);
    const additional = base?.kind === 'object' ? additionalOf(base, lookup) : 'unstated';
    if (additional !== 'unstated') return additional;
  }
  return 'unstated';
}

/** Combines an intersection or negation; returns any other type unchanged. */
function combineOuter(type: Type, lookup: TypeLookup): Type {
  if (type.kind === 'intersection') return combine(type, lookup);
  if (type.kind === 'not') return exclude({ members: [type], at: type.at, lookup }, type);
  return type;
}
