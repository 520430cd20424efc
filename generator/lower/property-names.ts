/** `propertyNames` that lists names: the object has no others, so that they become its members. */

import { propertiesOf, resolved, type TypeLookup } from '../analyze/combine/lookup.js';
import type { ObjectType, Use } from '../model/api.js';
import { listedNames } from '../model/conditions.js';
import { propertyOf, useOf } from '../model/create.js';

/** An object with a member for each name that it may have; the same object if its names are not listed. */
export function namesToMembers(type: ObjectType, lookup: TypeLookup): ObjectType {
  const { names: listed, ...object } = type;
  const names = listed && listedNames(listed, (each) => resolved(each, lookup));
  if (!names || type.patterns.length > 0) return type;
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
