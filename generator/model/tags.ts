/** The members that tell the variants of a union apart. */

import { limits } from '../base/limits.js';
import type { Json } from '../base/json.js';
import type { Api, ObjectType, Property, Type } from './api.js';
import { follow, valuesOf } from './walk.js';

/** A member of an object, its own or inherited. */
export function memberOf(
  type: ObjectType,
  name: string,
  api: Api,
  depth = 0,
): Property | undefined {
  const own = type.properties.find((property) => property.name === name);
  if (own || depth > limits.inheritance) return own;
  // Of several bases, the last one declares it.
  for (const ref of type.extends.toReversed()) {
    const base = follow(ref, api);
    const found = base?.kind === 'object' ? memberOf(base, name, api, depth + 1) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The strings among the examples and the default of a member. */
export const shownStrings = ({ examples, default: byDefault }: Property): string[] =>
  [...examples, ...(byDefault ? [byDefault.value] : [])].filter(
    (value) => typeof value === 'string',
  );

/** The scalars that a type lists, if it has no other values but null. */
export function listedValues(type: Type | undefined, api: Api): readonly Json[] | undefined {
  const found = type && follow(type, api);
  if (found?.kind !== 'union') return scalarsOf(found);
  const parts = found.variants.map((use) => follow(use.type, api));
  const others = parts.filter((part) => part?.kind !== 'null');
  return others.length === 1 ? scalarsOf(others[0]) : undefined;
}

function scalarsOf(type: Type | undefined): readonly Json[] | undefined {
  const values = valuesOf(type)?.filter((value) => value !== null) ?? [];
  const areScalars = values.length > 0 && values.every((value) => typeof value !== 'object');
  return areScalars ? values : undefined;
}

/** The strings that a type lists, if its values are listed strings only. */
export function tagValues(type: Type | undefined, api: Api): readonly string[] | undefined {
  const values = listedValues(type, api);
  return values?.every((value) => typeof value === 'string') ? values : undefined;
}
