/** Named types as the combination of intersections sees them. */

import type { ObjectType, Property, Type, TypeId } from '../../model/api.js';
import { resolveReferences } from '../../model/walk.js';

/** The properties of an object by name, including those of the objects that it extends. */
export type PropertyTable = ReadonlyMap<string, Property>;

/** Named types whose own intersections are combined; those inside them are not yet. */
export interface TypeLookup {
  readonly types: ReadonlyMap<TypeId, Type>;
  /** Names of the schemas, which discriminators use as values. */
  readonly names: ReadonlyMap<TypeId, string>;
  /** Tables that `propertiesOf` made before. */
  readonly tables: WeakMap<ObjectType, PropertyTable>;
  /** Unions whose variants are getting the members that an object requires: each once, as they may be recursive. */
  readonly requiring: Set<Type>;
}

/** The type that a chain of references resolves to; undefined if it is unknown. */
export const resolved = (type: Type, { types }: TypeLookup): Type | undefined =>
  resolveReferences(type, (id) => types.get(id));

/** All properties of an object. Own properties replace inherited ones of the same name. */
export function propertiesOf(type: ObjectType, lookup: TypeLookup): PropertyTable {
  const known = lookup.tables.get(type);
  if (known) return known;
  const table = new Map<string, Property>();
  for (const ref of type.extends) {
    const base = resolved(ref, lookup);
    if (base?.kind !== 'object') continue;
    for (const [name, property] of propertiesOf(base, lookup)) table.set(name, property);
  }
  for (const property of type.properties) table.set(property.name, property);
  lookup.tables.set(type, table);
  return table;
}
