/** `src/resources/**.ts`: the functions of a resource, its class, and its own types. */

import { addTo } from '../../base/groups.js';
import { compare } from '../../base/order.js';
import type { NamedType, Operation, Type, TypeId } from '../../model/api.js';
import { references, resultTypes } from '../../model/walk.js';
import type { ResourceNames } from '../../naming/names.js';
import { code, comment, ident, importedValue, str, type Code } from './code.js';
import { declare } from './declarations.js';
import { sourceFile, type FileScope } from './file.js';
import { runtimeType, runtimeValue } from './imports.js';
import { operationFunction, operationMethod } from './operation.js';
import { resourceModule, type Sdk } from './sdk.js';
import type { Accessor, ClassDeclaration, Declaration, SourceFile } from './structures.js';

/** The functions come first, then the class, then the types in the order in which they are referred to. */
export function resourceFile(resource: ResourceNames, sdk: Sdk): SourceFile {
  const scope = { sdk, module: resourceModule(resource) };
  const operations = sdk.operations.get(resource.accessor) ?? [];
  const types = typesOf(operations, scope);
  return sourceFile(scope, [
    ...operations.map((operation) => operationFunction(operation, scope)),
    resourceClass(resource, operations, scope),
    ...types.own.flatMap((type) => declare(type, scope)),
    ...otherExports(types.others, sdk),
  ]);
}

function resourceClass(
  resource: ResourceNames,
  operations: readonly Operation[],
  scope: FileScope,
): ClassDeclaration {
  const children = scope.sdk.children.get(resource.accessor) ?? [];
  return {
    kind: 'class',
    name: ident(resource.className),
    docs: comment(`\`client.${resource.accessor}\``),
    extends: runtimeValue('APIResource'),
    accessors: lazyAccessors(children, code`this.client`),
    methods: operations.map((operation) => operationMethod(operation, scope)),
  };
}

/**
 * A getter for each resource, which is created when it is first used, and a setter for the fakes of tests.
 *
 * @param client the expression for the client
 */
export function lazyAccessors(resources: readonly ResourceNames[], client: Code): Accessor[] {
  const set = runtimeValue('setHidden');
  return resources.map((resource) => {
    const type = importedValue(resourceModule(resource), resource.className);
    const member = str(resource.member);
    return {
      name: ident(resource.member),
      type,
      get: code`return ${set}(this, ${member}, new ${type}(${client}));`,
      set: code`${set}(this, ${member}, value);`,
      setType: code`${runtimeType('FakeOf')}<${type}>`,
    };
  });
}

interface ResourceTypes {
  /**
   * Declared in the module of the resource: those of its operations, then those that they refer to, then those that
   * only others refer to now.
   */
  readonly own: readonly NamedType[];
  /** Declared in other modules. */
  readonly others: readonly NamedType[];
}

/** The top-level types of the module of a resource, and those that its operations refer to. */
function typesOf(operations: readonly Operation[], { sdk, module }: FileScope): ResourceTypes {
  const derived = operations.flatMap((operation) => derivedTypes(operation, sdk));
  const roots = [
    ...derived.map(({ use }) => use.type),
    ...operations.flatMap((operation) => {
      const { positional } = operation.arguments;
      return [...(positional ? [positional.type] : []), ...resultTypes(operation)];
    }),
    ...operations.flatMap(({ id }) => sdk.events.get(id) ?? []).map(({ payload }) => payload.type),
  ];
  const isDerived = new Set<TypeId>(derived.map(({ id }) => id));
  const reached = reachedTypes(roots, { sdk, module }).filter(({ id }) => !isDerived.has(id));
  const isOwn = ({ id }: NamedType): boolean => sdk.names.modules.get(id) === module;
  const own = new Set([...derived, ...reached.filter(isOwn)]);
  const unreached = (sdk.declared.get(module) ?? []).filter((type) => !own.has(type));
  return {
    own: [...own, ...unreached],
    others: reached.filter((type) => !isOwn(type)),
  };
}

/** The types that exist for one operation: its params, its response and its errors. */
function derivedTypes({ id, arguments: args, success, errors }: Operation, sdk: Sdk): NamedType[] {
  const response = success.type.kind === 'ref' ? success.type.to : undefined;
  return [args.params?.id, response, errors]
    .map((type) => (type === undefined ? undefined : sdk.api.types.get(type)))
    .filter((type) => type !== undefined)
    .filter(({ operation, owner }) => operation === id && owner === undefined);
}

/** Top-level types that these reach, depth first: those of the module, and those of others that they refer to. */
function reachedTypes(roots: readonly Type[], { sdk, module }: FileScope): NamedType[] {
  const referents = (type: Type): TypeId[] => references(type).map(({ to }) => to);
  const seen = new Set<TypeId>();
  const result: NamedType[] = [];
  const pending = roots.flatMap(referents).toReversed();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const type = seen.has(id) ? undefined : sdk.api.types.get(id);
    seen.add(id);
    if (!type) continue;
    if (type.owner === undefined) result.push(type);
    if (sdk.names.modules.get(id) === module) {
      pending.push(...referents(type.use.type).toReversed());
    }
  }
  return result;
}

/** Re-exports of the types of other modules that the resource refers to. */
function otherExports(others: readonly NamedType[], { names }: Sdk): Declaration[] {
  const byModule = new Map<string, string[]>();
  for (const { id } of others) addTo(byModule, names.modules.get(id)!, names.types.get(id)![0]!);
  return [...byModule]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([from, exported]) => ({
      kind: 'export',
      from,
      typeOnly: true,
      names: exported.toSorted(compare).map((name) => ({ name: ident(name) })),
    }));
}
