/** `propertyNames` that lists names: the object has no others, so that they become its members. */

import { propertiesOf, resolved, type TypeLookup } from '../analyze/combine/lookup.js';
import type { ObjectType, Type, Use } from '../model/api.js';
import { propertyOf, useOf } from '../model/create.js';

/** More names than this are a map. */
const maxNames = 50;

/** An object with a member for each name that it may have; the same object if its names are not listed. */
export function namesToMembers(type: ObjectType, lookup: TypeLookup): ObjectType {
  const { names: listed, ...object } = type;
  const names = listed && namesOf(listed, lookup);
  if (!names || names.length > maxNames || type.patterns.length > 0) return type;
  const declared = propertiesOf(type, lookup);
  const value: Use =
    typeof type.additional === 'object' ? type.additional : useOf({ kind: 'unknown', at: type.at });
  const more = type.additional === 'closed' ? [] : names.filter((name) => !declared.has(name));
  return {
    ...object,
    properties: [...type.properties, ...more.map((name) => propertyOf(name, value))],
    additional: 'closed',
  };
}

/** The strings that a type lists; undefined if it lists none, or allows others. */
function namesOf(type: Type, lookup: TypeLookup): string[] | undefined {
  const target = resolved(type, lookup);
  switch (target?.kind) {
    case 'literal':
      return typeof target.value === 'string' ? [target.value] : [];
    case 'enum':
      return target.members.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    case 'union': {
      const parts = target.variants.map((variant) => namesOf(variant.type, lookup));
      return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
    }
    default:
      return undefined;
  }
}
