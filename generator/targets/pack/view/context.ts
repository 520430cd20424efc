/** What views are made from: the lowered model, its names, the pack, and facts about all types. */

import { componentNumbers, stronglyConnectedComponents } from '../../../base/graph.js';
import { addTo } from '../../../base/groups.js';
import type { Api, NamedType, Operation, OperationId, Type, TypeId } from '../../../model/api.js';
import { children, outermostOwner, references } from '../../../model/walk.js';
import type { Names } from '../../../naming/names.js';
import { nestedTypes, outermostTypes } from '../../shared/nested-types.js';
import type { Pack } from '../pack.js';

/** How a named type is declared. */
export type DeclarationKind = 'object' | 'enum' | 'union' | 'alias';

export interface ViewContext {
  readonly api: Api;
  readonly names: Names;
  readonly pack: Pack;
  readonly operations: ReadonlyMap<OperationId, Operation>;
  /** The types nested in each type, in order. */
  readonly nested: ReadonlyMap<TypeId, readonly NamedType[]>;
  /** The outermost type that a type is nested in, or itself. */
  readonly outermost: (id: TypeId) => TypeId;
  readonly declared: (id: TypeId) => DeclarationKind;
  /** Whether `id`, which `owner` contains by value, contains `owner` in turn. */
  readonly isRecursive: (owner: TypeId, id: TypeId) => boolean;
  /** Whether the files of two types, each with its own file, import each other. */
  readonly isCyclic: (from: TypeId, to: TypeId) => boolean;
}

/** Computes the facts that need one pass over all types. */
export function createContext(api: Api, names: Names, pack: Pack): ViewContext {
  const outermost = (id: TypeId): TypeId => outermostOwner(id, api);
  const valueCycles = cyclesByValue(api);
  const fileCycles = cyclesOfFiles(api, outermost);
  return {
    api,
    names,
    pack,
    operations: new Map(api.operations.map((operation) => [operation.id, operation])),
    nested: nestedTypes(api),
    outermost,
    declared: (id) => declarationKind(api.types.get(id)!.use.type, pack),
    isRecursive: (owner, id) => valueCycles.get(owner) === valueCycles.get(id),
    isCyclic: (from, to) => fileCycles.get(outermost(from)) === fileCycles.get(outermost(to)),
  };
}

/** A number for each type; types that contain each other by value have the same number. */
const cyclesByValue = ({ types }: Api): ReadonlyMap<TypeId, number> =>
  componentNumbers(
    stronglyConnectedComponents({
      nodes: types.keys(),
      successors: (id) => heldByValue(types.get(id)!.use.type),
    }),
  );

/** A number for each outermost type; types whose files refer to each other have the same. */
function cyclesOfFiles(api: Api, outermost: (id: TypeId) => TypeId): ReadonlyMap<TypeId, number> {
  const imports = new Map<TypeId, TypeId[]>();
  for (const type of api.types.values()) {
    const from = outermost(type.id);
    for (const { to } of references(type.use.type)) {
      if (api.types.has(to) && outermost(to) !== from) addTo(imports, from, outermost(to));
    }
  }
  return componentNumbers(
    stronglyConnectedComponents({
      nodes: outermostTypes(api).map(({ id }) => id),
      successors: (id) => imports.get(id) ?? [],
    }),
  );
}

function declarationKind(type: Type, { lower }: Pack): DeclarationKind {
  switch (type.kind) {
    case 'object':
      return type.properties.length + type.extends.length > 0 ? 'object' : 'alias';
    case 'enum':
      return lower.enums === 'named' ? 'enum' : 'alias';
    case 'union': {
      const values = type.variants.filter((variant) => variant.type.kind !== 'null');
      return lower.unions !== 'native' && values.length > 1 ? 'union' : 'alias';
    }
    default:
      return 'alias';
  }
}

/** The named types that a value contains itself. Items of arrays and maps are stored elsewhere. */
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
