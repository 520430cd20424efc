/** The nesting of named types. */

import { addTo } from '../../base/groups.js';
import type { Api, NamedType, TypeId } from '../../model/api.js';

/** The types nested directly in each type, in order. Types without nested types have no entry. */
export function nestedTypes({ types }: Api): ReadonlyMap<TypeId, readonly NamedType[]> {
  const nested = new Map<TypeId, NamedType[]>();
  for (const type of types.values()) {
    if (type.owner !== undefined) addTo(nested, type.owner, type);
  }
  return nested;
}

/** The types that are not nested in another, in order. */
export const outermostTypes = ({ types }: Api): NamedType[] =>
  [...types.values()].filter(({ owner }) => owner === undefined);
