/**
 * Names that a nested type shadows within its namespace. A new nested name avoids those that its owner
 * refers to; a published one keeps its name, and the other type is then referred to by a local alias.
 */

import { addTo } from '../../base/groups.js';
import type { Api, NamedType, TypeId } from '../../model/api.js';
import { references } from '../../model/walk.js';
import type { Names } from '../../naming/names.js';

/** The named types of an SDK, and where they are declared. */
export interface ShadowedNamesInput {
  readonly api: Api;
  readonly names: Names;
  /** Types nested in each type. */
  readonly nested: ReadonlyMap<TypeId, readonly NamedType[]>;
}

/** By module: names that mean a nested type in some namespace and another type outside of it. */
export function shadowedNames(input: ShadowedNamesInput): ReadonlyMap<string, ReadonlySet<string>> {
  const result = new Map<string, string[]>();
  for (const type of input.api.types.values()) {
    const module = input.names.modules.get(type.id);
    if (type.owner !== undefined || module === undefined || !input.nested.has(type.id)) continue;
    const tree = withNested(type, input);
    const inner = new Set(tree.slice(1).map(({ id }) => input.names.types.get(id)!.at(-1)!));
    for (const name of tree.flatMap((member) => outerNames(member, input))) {
      if (inner.has(name)) addTo(result, module, name);
    }
  }
  return new Map([...result].map(([module, names]) => [module, new Set(names)]));
}

/** A type and everything nested in it. */
const withNested = (type: NamedType, input: ShadowedNamesInput): NamedType[] => [
  type,
  ...(input.nested.get(type.id) ?? []).flatMap((inner) => withNested(inner, input)),
];

/** Top-level names with which a type refers to types outside its own namespace. */
function outerNames(type: NamedType, { names: { types } }: ShadowedNamesInput): string[] {
  const [own] = types.get(type.id)!;
  return references(type.use.type).flatMap(({ to }) => {
    const path = types.get(to);
    return path && (path.length === 1 || path[0] !== own) ? [path[0]!] : [];
  });
}
