/**
 * Names that a nested type hides within its namespace. A new nested name avoids those that its owner's tree
 * refers to; a published one keeps its name, and the others are then called by an alias of the file.
 */

import type { Api, NamedType, TypeId } from '../../model/api.js';
import { references } from '../../model/walk.js';
import type { Names } from '../../naming/names.js';
import type { Homes } from '../shared/homes.js';

/** By module. */
export function hiddenNames(
  api: Api,
  { types }: Names,
  homes: Homes,
  nested: ReadonlyMap<TypeId, readonly NamedType[]>,
): Map<string, Set<string>> {
  const result = new Map<string, Set<string>>();
  const visit = (type: NamedType, inner: Set<string>, outer: Set<string>): void => {
    for (const { to } of references(type.use.type)) {
      const path = types.get(to);
      if (path?.length === 1 || path?.[0] !== types.get(type.id)![0]) outer.add(path?.[0] ?? '');
    }
    for (const child of nested.get(type.id) ?? []) {
      inner.add(types.get(child.id)!.at(-1)!);
      visit(child, inner, outer);
    }
  };
  for (const type of api.types.values()) {
    const home = homes.get(type.id);
    if (type.owner !== undefined || home === undefined || !nested.has(type.id)) continue;
    const [inner, outer] = [new Set<string>(), new Set<string>()];
    visit(type, inner, outer);
    for (const name of inner) {
      if (outer.has(name)) result.set(home, (result.get(home) ?? new Set()).add(name));
    }
  }
  return result;
}
