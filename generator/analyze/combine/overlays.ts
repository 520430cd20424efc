/**
 * `required` beside `oneOf` or `anyOf`, or in another part of `allOf`: it applies to members that the variants
 * declare. The other way round, alternatives may only require members that the object beside them declares.
 */

import type { IntersectionType, ObjectType, Property, Type, TypeOf } from '../../model/api.js';
import { emptyObject, useOf } from '../../model/create.js';
import { completeMapping } from './discriminators.js';
import { propertiesOf, resolved, type TypeLookup } from './lookup.js';

/** How the rest of an intersection is combined. */
interface Tools {
  readonly lookup: TypeLookup;
  readonly combine: (type: IntersectionType) => Type;
}

const isRequirement = ({ required, type }: Property): boolean =>
  required && type.kind === 'unknown' && type.undeclared === true;

/** The members of an intersection in which the variants of a union have the members that an object beside it requires. */
export function requireInVariants(members: readonly Type[], tools: Tools): Type[] | undefined {
  const required = members.flatMap((member) =>
    member.kind === 'object' ? member.properties.filter(isRequirement) : [],
  );
  const distinct = [...new Map(required.map((property) => [property.name, property])).values()];
  const taken = new Set<Property>();
  const { requiring } = tools.lookup;
  const changed = members.map((member) => {
    const union = resolved(member, tools.lookup);
    if (union?.kind !== 'union') return member;
    const own = distinct.filter(({ name }) => declares(union, name, tools.lookup));
    const names = new Set(own.map(({ name }) => name));
    for (const property of required) if (names.has(property.name)) taken.add(property);
    if (own.length === 0 || requiring.has(union)) return member;
    requiring.add(union);
    const result = requireIn(union, own, tools);
    requiring.delete(union);
    return result;
  });
  if (taken.size === 0) return undefined;
  return changed.map((member) =>
    member.kind === 'object'
      ? { ...member, properties: member.properties.filter((property) => !taken.has(property)) }
      : member,
  );
}

/** Whether a variant declares a member. */
const declares = (union: TypeOf<'union'>, name: string, lookup: TypeLookup): boolean =>
  union.variants.some(({ type }) => {
    const found = resolved(type, lookup);
    if (found?.kind === 'union') return declares(found, name, lookup);
    const member = found?.kind === 'object' && propertiesOf(found, lookup).get(name);
    return member && !isRequirement(member);
  });

function requireIn(
  union: TypeOf<'union'>,
  required: readonly Property[],
  tools: Tools,
): TypeOf<'union'> {
  const complete = completeMapping(union, tools.lookup);
  const variants = complete.variants.map((variant) => {
    const type = resolved(variant.type, tools.lookup);
    if (type?.kind === 'union') return { ...variant, type: requireIn(type, required, tools) };
    if (type?.kind !== 'object') return variant;
    const table = propertiesOf(type, tools.lookup);
    const missing = required.filter(({ name }) => !table.get(name)?.required);
    if (missing.length === 0) return variant;
    const overlay: ObjectType = { ...emptyObject(variant.type.at), properties: missing };
    const members = [variant.type, overlay];
    return { ...variant, type: tools.combine({ kind: 'intersection', at: union.at, members }) };
  });
  return { ...complete, variants };
}

/** The alternatives of a union that only require members of an object, with the types that it declares for them. */
export function restateMembers(
  members: readonly Type[],
  { lookup, combine }: Tools,
): Type | undefined {
  const union = members.find((member) => member.kind === 'union' && requiresOnly(member));
  if (union?.kind !== 'union') return undefined;
  const others = members.filter((member) => member !== union);
  const own = combine({ kind: 'intersection', at: union.at, members: others });
  const object = resolved(own, lookup);
  if (object?.kind !== 'object') return undefined;
  const table = propertiesOf(object, lookup);
  const variants = union.variants.map((variant) => {
    const { properties, ...rest } = variant.type as ObjectType;
    const restated = properties.map((property): Property => {
      const declared = table.get(property.name);
      return declared ? { ...declared, required: true, isRestated: true } : property;
    });
    return useOf({ ...rest, properties: restated });
  });
  return { kind: 'intersection', at: union.at, members: [own, { ...union, variants }] };
}

/** Whether the variants of a union are objects that only require members. */
const requiresOnly = ({ variants }: TypeOf<'union'>): boolean =>
  variants.every(
    ({ type }) =>
      type.kind === 'object' &&
      type.properties.length > 0 &&
      type.properties.every(isRequirement) &&
      type.additional === 'unstated' &&
      type.patterns.length + type.dependent.length + type.extends.length === 0,
  );
