/** What stands beside a condition, and the parts of its cases. */

import { propertiesOf, resolved, type TypeLookup } from '../analyze/combine/lookup.js';
import { subtract } from '../analyze/combine/negations.js';
import type { ObjectType, Property, Type, TypeId } from '../model/api.js';
import { emptyObject, propertyOf, useOf } from '../model/create.js';
import { children } from '../model/walk.js';

/** The place of a condition. */
export interface Scope {
  readonly at: TypeId;
  /** The members of the intersection without conditions. */
  readonly plain: readonly Type[];
  readonly lookup: TypeLookup;
}

/** A property as the other members of the intersection declare it. */
export function declaredMember(name: string, { plain, lookup }: Scope): Property | undefined {
  for (const member of plain) {
    const object = resolved(member, lookup);
    const property = object?.kind === 'object' && propertiesOf(object, lookup).get(name);
    if (property) return property;
  }
  return undefined;
}

/** A required member of any type. */
export const required = (name: string, { at }: Scope): Property => ({
  ...propertyOf(name, useOf({ kind: 'unknown', at, undeclared: true })),
  required: true,
});

/** Objects without a member. */
export const absence = (name: string, scope: Scope): ObjectType =>
  objectOf([propertyOf(name, useOf({ kind: 'never', at: scope.at }))], scope);

/** An object that stands alone allows other members; beside others, it leaves them to those. */
export const objectOf = (properties: readonly Property[], { at, plain }: Scope): ObjectType => ({
  ...emptyObject(at),
  properties,
  ...(plain.length === 0 && { additional: useOf({ kind: 'unknown', at }) }),
});

/** The values of a type that are not excluded; undefined if no type expresses that. */
export function withoutValues(type: Type, excluded: Type): Type | undefined {
  const left = subtract(type, excluded);
  const isEmpty = left?.kind === 'enum' && left.members.length === 0;
  return isEmpty ? { kind: 'never', at: type.at } : left;
}

/** A case in which the members that it only requires have the types that are declared beside it. */
export function withDeclared(type: Type, scope: Scope): Type {
  switch (type.kind) {
    case 'object':
      return { ...type, properties: type.properties.map((each) => restated(each, scope)) };
    case 'intersection':
      return { ...type, members: type.members.map((member) => withDeclared(member, scope)) };
    case 'union': {
      const variants = type.variants.map((use) => ({
        ...use,
        type: withDeclared(use.type, scope),
      }));
      return { ...type, variants };
    }
    default:
      return type;
  }
}

function restated(property: Property, scope: Scope): Property {
  const { name, type } = property;
  if (!property.required || type.kind !== 'unknown' || !type.undeclared) return property;
  const declared = declaredMember(name, scope);
  // An inline object would be declared, and named, a second time.
  if (!declared || declared.type.kind === 'unknown' || hasObject(declared.type)) return property;
  return { ...declared, required: true, isRestated: true };
}

const hasObject = (type: Type): boolean =>
  type.kind === 'object' || [...children(type)].some(hasObject);
