/**
 * Base classes that list their subclasses: `Pet` has properties and `oneOf: [Cat, Dog]`, and both extend
 * `Pet` by `allOf`. The own part of `Pet` becomes a separate type, which the subclasses extend, and `Pet`
 * becomes the union of its subclasses.
 */

import type { NamedType, Type, TypeId, TypeOf } from '../../model/api.js';
import { baseClassId } from '../../model/identity.js';

/** A base class in two parts. */
interface BaseClass {
  readonly id: TypeId;
  /** Its own members; undefined if it only lists its subclasses. */
  readonly own: Type | undefined;
  readonly union: TypeOf<'union'>;
}

/**
 * Splits the base classes among types that are composed of each other.
 *
 * @param component their ids
 * @returns the types that change, and the own parts; none if there is no base class
 */
export function splitBaseClasses(
  types: ReadonlyMap<TypeId, NamedType>,
  component: readonly TypeId[],
): NamedType[] {
  const members = new Set(component);
  const typeOf = (id: TypeId): Type => types.get(id)!.use.type;
  const bases = component.flatMap((id): BaseClass[] => {
    const parts = partsOf(id, typeOf(id), members);
    const isExtended = component.some((other) => other !== id && extendsType(typeOf(other), id));
    return parts && isExtended ? [{ id, ...parts }] : [];
  });
  if (bases.length === 0) return [];
  const ownParts = new Map(bases.map((base) => [base.id, ownPartOf(base)] as const));
  const extended = component.map((id) => {
    const type = typeOf(id);
    return withType(types.get(id)!, type.kind === 'ref' ? type : extendOwnParts(type, ownParts));
  });
  const split = bases.flatMap(({ id, own, union }) => {
    const named = types.get(id)!;
    const whole = withType(named, withOwnPart(union, ownParts.get(id), members));
    if (!own) return [whole];
    const base: NamedType = {
      ...named,
      id: baseClassId(id),
      wireName: `${named.wireName}Base`,
      isBase: true,
    };
    return [withType(base, extendOwnParts(own, ownParts)), whole];
  });
  return [...extended, ...split];
}

const withType = (named: NamedType, type: Type): NamedType => ({
  ...named,
  use: { ...named.use, type },
});

/** The reference to the own part of a base class; undefined if there is none. */
const ownPartOf = ({ id, own }: BaseClass): Type | undefined =>
  own && { kind: 'ref', at: id, to: baseClassId(id) };

/** A class that extends the own parts of base classes in place of the base classes. */
function extendOwnParts(type: Type, ownParts: ReadonlyMap<TypeId, Type | undefined>): Type {
  if (type.kind === 'ref' && ownParts.has(type.to)) {
    return ownParts.get(type.to) ?? { kind: 'unknown', at: type.at };
  }
  if (type.kind !== 'intersection') return type;
  const members = type.members.flatMap((member) =>
    member.kind === 'ref' && ownParts.has(member.to) ? (ownParts.get(member.to) ?? []) : [member],
  );
  return { ...type, members };
}

/** The own part of a type, and its union of types of the component; undefined if it has no such union. */
function partsOf(
  id: TypeId,
  type: Type,
  members: ReadonlySet<TypeId>,
): Omit<BaseClass, 'id'> | undefined {
  if (type.kind === 'union') {
    return listsMembers(type, id, members) ? { own: undefined, union: type } : undefined;
  }
  if (type.kind !== 'intersection') return undefined;
  const union = type.members.find(
    (member) => member.kind === 'union' && listsMembers(member, id, members),
  );
  if (union?.kind !== 'union') return undefined;
  const rest = type.members.filter((member) => member !== union);
  const own: Type = rest.length === 1 ? rest[0]! : { ...type, members: rest };
  return { own, union };
}

const listsMembers = (union: TypeOf<'union'>, id: TypeId, members: ReadonlySet<TypeId>): boolean =>
  union.variants.some(({ type }) => type.kind === 'ref' && type.to !== id && members.has(type.to));

const extendsType = (type: Type, id: TypeId): boolean =>
  type.kind === 'intersection' &&
  type.members.some((member) => member.kind === 'ref' && member.to === id);

/** Subclasses extend the own part of the base; any other variant is combined with it. */
function withOwnPart(
  union: TypeOf<'union'>,
  own: Type | undefined,
  members: ReadonlySet<TypeId>,
): TypeOf<'union'> {
  const variants = union.variants.map((variant) => {
    const { type } = variant;
    if (!own || (type.kind === 'ref' && members.has(type.to))) return variant;
    return {
      ...variant,
      type: { kind: 'intersection', at: type.at, members: [own, type] } as const,
    };
  });
  return { ...union, variants };
}
