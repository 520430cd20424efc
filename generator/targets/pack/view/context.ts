/** What the view is made of: the lowered model, its names, the pack, and facts that take one pass each. */

import { toAsciiFileName } from '../../../base/ascii.js';
import { componentNumbers, stronglyConnectedComponents } from '../../../base/graph.js';
import { addTo } from '../../../base/groups.js';
import type { Api, NamedType, Type, TypeId } from '../../../model/api.js';
import { children, references } from '../../../model/walk.js';
import type { Names } from '../../../naming/names.js';
import { assignNames } from '../../../naming/scope.js';
import { words } from '../../../base/words.js';
import type { Pack } from '../pack.js';

export type Declared = 'object' | 'enum' | 'union' | 'alias';

export interface ViewContext {
  readonly api: Api;
  readonly names: Names;
  readonly pack: Pack;
  /** Types nested in each type, in order. */
  readonly nested: ReadonlyMap<TypeId, readonly NamedType[]>;
  /** The outermost type that a type stands in. */
  readonly home: (id: TypeId) => TypeId;
  /** Name of the file of each outermost type: unique regardless of case. */
  readonly files: ReadonlyMap<TypeId, string>;
  readonly declared: (id: TypeId) => Declared;
  /** Whether a type that holds another by value is held by it in turn. */
  readonly isRecursive: (owner: TypeId, to: TypeId) => boolean;
  /** Whether the file of one type needs that of another, and is needed by it. */
  readonly isCyclic: (from: TypeId, to: TypeId) => boolean;
}

export function createContext(api: Api, names: Names, pack: Pack): ViewContext {
  const nested = new Map<TypeId, NamedType[]>();
  for (const type of api.types.values()) {
    if (type.owner !== undefined) addTo(nested, type.owner, type);
  }
  const homes = new Map<TypeId, TypeId>();
  const home = (id: TypeId): TypeId => {
    const known = homes.get(id);
    if (known !== undefined) return known;
    const owner = api.types.get(id)?.owner;
    const found = owner === undefined ? id : home(owner);
    homes.set(id, found);
    return found;
  };
  const roots = [...api.types.values()].filter(({ owner }) => owner === undefined);
  const files = assignNames(
    roots.map(({ id }) => {
      const stem = pack.naming.file(words(names.types.get(id)!.at(-1)!)).toLowerCase();
      return { id, rank: 0, candidates: [toAsciiFileName(stem) || 'type'] };
    }),
    new Set(pack.reserved.files ?? []),
  );
  const byValue = componentNumbers(
    stronglyConnectedComponents({
      nodes: api.types.keys(),
      successors: (id) => heldByValue(api.types.get(id)!.use.type),
    }),
  );
  const fileEdges = new Map<TypeId, TypeId[]>();
  for (const type of api.types.values()) {
    for (const { to } of references(type.use.type)) {
      if (api.types.has(to) && home(to) !== home(type.id))
        addTo(fileEdges, home(type.id), home(to));
    }
  }
  const byFile = componentNumbers(
    stronglyConnectedComponents({
      nodes: roots.map(({ id }) => id),
      successors: (id) => fileEdges.get(id) ?? [],
    }),
  );
  return {
    api,
    names,
    pack,
    nested,
    home,
    files,
    declared: (id) => declarationOf(api.types.get(id)!.use.type, pack),
    isRecursive: (owner, to) => byValue.get(owner) === byValue.get(to),
    isCyclic: (from, to) => byFile.get(home(from)) === byFile.get(home(to)),
  };
}

/** How a named type is declared. */
function declarationOf(type: Type, pack: Pack): Declared {
  switch (type.kind) {
    case 'object':
      return type.properties.length + type.extends.length > 0 ? 'object' : 'alias';
    case 'enum':
      return pack.lower.enums === 'named' ? 'enum' : 'alias';
    case 'union': {
      const values = type.variants.filter((variant) => variant.type.kind !== 'null');
      return pack.lower.unions !== 'native' && values.length > 1 ? 'union' : 'alias';
    }
    default:
      return 'alias';
  }
}

/** Named types that a value of a type holds in itself: not those of its items, which stand elsewhere. */
function heldByValue(type: Type): TypeId[] {
  switch (type.kind) {
    case 'ref':
      return [type.to];
    case 'array':
      return [];
    case 'object':
      return [...type.extends, ...type.properties.map((property) => property.type)].flatMap(
        heldByValue,
      );
    default:
      return children(type).flatMap(heldByValue);
  }
}
