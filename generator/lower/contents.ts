/** Bodies with several contents, for languages that take the members of a body one by one. */

import type { Api, ObjectType, Property, Type, TypeOf } from '../model/api.js';
import { useOf } from '../model/create.js';
import { sameType } from '../model/same-type.js';
import { follow } from '../model/walk.js';

/** An object with the members of all contents; the union itself if one of them is not an object. */
export function contentsToObject(union: TypeOf<'union'>, api: Api): Type {
  const objects = union.variants.map((variant) => follow(variant.type, api));
  if (!objects.every((object) => object?.kind === 'object')) return union;
  const [first] = objects;
  const tables = objects.map((object) => memberTable(object, api));
  const names = new Set(tables.flatMap((table) => [...table.keys()]));
  const properties = [...names].map((name) => {
    const found = tables.flatMap((table) => table.get(name) ?? []);
    const isRequired = found.length === tables.length && found.every(({ required }) => required);
    return { ...found.reduce(either), required: isRequired };
  });
  return { ...first!, properties, additional: 'unstated', extends: [] };
}

/** The members of an object by name, with those that it inherits. */
export function memberTable(type: ObjectType, api: Api): ReadonlyMap<string, Property> {
  const inherited = type.extends.flatMap((ref) => {
    const base = follow(ref, api);
    return base?.kind === 'object' ? [...memberTable(base, api)] : [];
  });
  return new Map([...inherited, ...type.properties.map((each) => [each.name, each] as const)]);
}

/** A member that may have the type of either. A file and text have no common type. */
function either(left: Property, right: Property): Property {
  if (sameType(left.type, right.type)) return left;
  const { at } = left.type;
  const isFile = [left, right].some(({ type }) => type.kind === 'binary');
  const type: Type = isFile
    ? { kind: 'unknown', at }
    : { kind: 'union', at, variants: [useOf(left.type), useOf(right.type)] };
  return { ...left, type };
}
