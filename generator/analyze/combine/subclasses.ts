/**
 * Base classes with a discriminator: `Pet` has a discriminator, and `Cat` and `Dog` extend it by `allOf`. As in a
 * base class that lists its subclasses, `Pet` gets the union of them, which `splitBaseClasses` separates from
 * its own members. A base class that has a value of the discriminator itself is one of the variants.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#models-with-polymorphism-support-using-allof-and-a-discriminator-object
 */

import { compare } from '../../base/order.js';
import { addTo } from '../../base/groups.js';
import type { Discriminator, NamedType, Property, Type, TypeId } from '../../model/api.js';
import { emptyObject, namedType, propertyOf, useOf } from '../../model/create.js';
import { ownClassId } from '../../model/identity.js';
import { resolveReferences, valuesOf } from '../../model/walk.js';
import type { BaseDiscriminator } from '../schema/discriminators.js';

type NamedTypes = ReadonlyMap<TypeId, NamedType>;

/** What a document states about the discriminators of base classes. */
export interface DeclaredTags {
  readonly bases: ReadonlyMap<TypeId, BaseDiscriminator>;
  /** Values that schemas state for themselves. */
  readonly tags: ReadonlyMap<TypeId, string>;
  /** Schemas that extend one other schema, and have no members of their own. */
  readonly renamed: ReadonlySet<TypeId>;
}

/** The types of a document, and which extend which. */
interface Hierarchy extends DeclaredTags {
  readonly types: NamedTypes;
  readonly parents: ReadonlyMap<TypeId, readonly TypeId[]>;
  readonly children: ReadonlyMap<TypeId, readonly TypeId[]>;
}

/** Adds to each base class with a discriminator the union of its subclasses. */
export function listSubclasses(given: NamedTypes, declared: DeclaredTags): NamedTypes {
  if (declared.bases.size === 0) return given;
  const result = new Map(given);
  const relations = relationsOf(given, declared.renamed);
  const discriminated = new Set(
    [...declared.bases.keys()].flatMap((id) => [id, ...reached(id, relations.children)]),
  );
  for (const id of discriminated) {
    const type = asClass(given.get(id)!, { ...declared, ...relations });
    if (type) result.set(id, type);
  }
  const hierarchy = { ...declared, types: new Map(result), ...relations };
  for (const id of discriminated) {
    for (const type of withSubclasses(id, hierarchy)) result.set(type.id, type);
  }
  return result;
}

/** A schema that is nothing but a reference to its base class, as a class of its own. */
function asClass(
  named: NamedType,
  { bases, parents }: Pick<Hierarchy, 'bases' | 'parents'>,
): NamedType | undefined {
  const { type } = named.use;
  if (type.kind !== 'ref') return undefined;
  const { property } = bases.get(declaringClass(named.id, bases, parents))!;
  const { at } = type;
  const anything = useOf({ kind: 'unknown', at, undeclared: true } as const);
  const tag: Property = { ...propertyOf(property, anything), required: true };
  const members: Type[] = [type, { ...emptyObject(at), properties: [tag] }];
  return { ...named, use: { ...named.use, type: { kind: 'intersection', at, members } } };
}

/** The nearest class that declares the discriminator of a class. */
const declaringClass = (
  id: TypeId,
  bases: Hierarchy['bases'],
  parents: Hierarchy['parents'],
): TypeId => [id, ...reached(id, parents)].find((base) => bases.has(base))!;

function relationsOf(
  types: NamedTypes,
  renamed: ReadonlySet<TypeId>,
): Pick<Hierarchy, 'parents' | 'children'> {
  const parents = new Map<TypeId, readonly TypeId[]>();
  const children = new Map<TypeId, TypeId[]>();
  for (const [id, { use }] of types) {
    const isClass = use.type.kind === 'intersection' || renamed.has(id);
    const extended = isClass ? extendedBy(use.type) : [];
    parents.set(id, extended);
    for (const parent of extended) addTo(children, parent, id);
  }
  return { parents, children };
}

const extendedBy = (type: Type): TypeId[] => {
  if (type.kind === 'ref') return [type.to];
  return type.kind === 'intersection' ? type.members.flatMap(extendedBy) : [];
};

/** All types that a type leads to, nearest first, without itself. */
function reached(id: TypeId, edges: ReadonlyMap<TypeId, readonly TypeId[]>): TypeId[] {
  const found = new Set<TypeId>([id]);
  for (const next of found) for (const to of edges.get(next) ?? []) found.add(to);
  found.delete(id);
  return [...found];
}

/** A base class with the union of its subclasses, and the type of its own values; none if it has no subclasses. */
function withSubclasses(id: TypeId, hierarchy: Hierarchy): NamedType[] {
  const { types, children, parents, bases } = hierarchy;
  const named = types.get(id)!;
  const { type } = named.use;
  const subclasses = reached(id, children).toSorted(compare);
  const isClass = type.kind === 'object' || type.kind === 'intersection';
  if (subclasses.length === 0 || subclasses.includes(id) || !isClass) return [];
  const { property, mapping, isPartial } = bases.get(declaringClass(id, bases, parents))!;
  const base: Base = { id, property, isMapped: isPartial || mapping.length > 0 };
  const own = ownClass(base, hierarchy);
  const variants = [id, ...subclasses].flatMap((variant) => {
    const to = variantOf(variant, base, hierarchy);
    return to === undefined ? [] : [{ variant, to }];
  });
  const discriminator: Discriminator = {
    property,
    mapping: variants.flatMap(({ variant }, index) =>
      statedValues(variant, property, hierarchy).map((value) => ({ value, variant: index })),
    ),
    ...(isPartial && { isPartial }),
  };
  const refs = variants.map(({ to }) => useOf({ kind: 'ref', at: type.at, to }));
  const union = { kind: 'union', at: type.at, variants: refs, discriminator } as const;
  const members = type.kind === 'intersection' ? type.members : [type];
  const whole: Type = { kind: 'intersection', at: type.at, members: [...members, union] };
  return [{ ...named, use: { ...named.use, type: whole } }, ...own];
}

/** A base class, and how its subclasses are distinguished. */
interface Base {
  readonly id: TypeId;
  readonly property: string;
  /** Whether the discriminator has a mapping. */
  readonly isMapped: boolean;
}

/** The type that stands for a class among the variants of a base; undefined for a class without values of its own. */
function variantOf(id: TypeId, base: Base, hierarchy: Hierarchy): TypeId | undefined {
  const hasSubclasses = hierarchy.children.has(id);
  if (!hasSubclasses) return id;
  return ownValues(id, base, hierarchy).length > 0 ? ownClassId(id) : undefined;
}

/** The values that the document states for a class: in a mapping, or by an extension. */
function statedValues(id: TypeId, property: string, hierarchy: Hierarchy): readonly string[] {
  const { bases, parents, tags } = hierarchy;
  const mapped = [id, ...reached(id, parents)].flatMap((base) => {
    const declared = bases.get(base);
    return declared?.property === property ? declared.mapping : [];
  });
  const values = new Set(mapped.filter(({ to }) => to === id).map(({ value }) => value));
  const tag = tags.get(id);
  return values.size > 0 || tag === undefined ? [...values] : [tag];
}

/**
 * The values of a class that has subclasses. Where nothing states one, it is the name of the class, unless the
 * other classes are mapped or the property does not allow it; the outermost class has none.
 */
function ownValues(id: TypeId, base: Base, hierarchy: Hierarchy): readonly string[] {
  const { types, parents, bases } = hierarchy;
  const values = statedValues(id, base.property, hierarchy);
  if (values.length > 0 || base.isMapped) return values;
  const outer = reached(id, parents);
  if (!outer.some((other) => bases.get(other)?.property === base.property)) return [];
  const name = types.get(id)!.wireName;
  const declared = [id, ...outer].flatMap((other) => declaredValues(other, base.property, types));
  return declared.length === 0 || declared.includes(name) ? [name] : [];
}

/** The values of a property that a class lists itself. */
function declaredValues(id: TypeId, property: string, types: NamedTypes): unknown[] {
  const { type } = types.get(id)!.use;
  const members = type.kind === 'intersection' ? type.members : [type];
  return members.flatMap((member) => {
    if (member.kind !== 'object') return [];
    const found = member.properties.find(({ name }) => name === property);
    return valuesOf(found && resolveReferences(found.type, (to) => types.get(to)?.use.type)) ?? [];
  });
}

/** The type of values that are of a base class itself. */
function ownClass({ id, property, ...base }: Base, hierarchy: Hierarchy): NamedType[] {
  const named = hierarchy.types.get(id)!;
  const values = ownValues(id, { id, property, ...base }, hierarchy);
  if (values.length === 0) return [];
  const { at } = named.use.type;
  const [value] = values;
  const type: Type =
    values.length === 1
      ? { kind: 'literal', at, value: value! }
      : { kind: 'enum', at, members: values.map((each) => ({ value: each })) };
  const tag: Property = { ...propertyOf(property, useOf(type)), required: true };
  const members: Type[] = [
    { kind: 'ref', at, to: id },
    { ...emptyObject(at), properties: [tag] },
  ];
  const use = { ...named.use, type: { kind: 'intersection', at, members } as const };
  const wireName = `${named.wireName}Self`;
  return [namedType({ id: ownClassId(id), role: 'schema', form: 'both', wireName, use })];
}
