/** `src/resources/**.ts`: the functions of a resource, its class, and its own types. */

import type { NamedType, Operation, Type, TypeId } from '../../model/api.js';
import { references } from '../../model/walk.js';
import type { ResourceNames } from '../../naming/names.js';
import { compare } from '../../base/order.js';
import { code, comment, ident, type Code } from './code.js';
import { declare } from './declarations.js';
import { sharedModule } from '../shared/homes.js';
import { operationFunction, operationMethod } from './operation.js';
import { createFile, resourceModule, type FileBuilder, type Sdk } from './sdk.js';
import type { ClassDeclaration, Declaration } from './structures.js';

export function resourceFile(
  resource: ResourceNames,
  sdk: Sdk,
): FileBuilder & { result: ReturnType<FileBuilder['finish']> } {
  const module = resourceModule(resource);
  const file = createFile(sdk, module);
  const operations = sdk.operations.get(resource.accessor) ?? [];
  const types = typesOf(operations, sdk);
  const declarations: Declaration[] = [
    ...operations.map((operation) => operationFunction(operation, file)),
    resourceClass(resource, operations, file),
    ...types.own(module).flatMap((type) => declare(type, file)),
    ...sharedExport(types.shared, sdk),
  ];
  return { ...file, result: file.finish(declarations) };
}

function resourceClass(
  resource: ResourceNames,
  operations: readonly Operation[],
  file: FileBuilder,
): ClassDeclaration {
  const children = file.sdk.children.get(resource.accessor) ?? [];
  return {
    kind: 'class',
    name: ident(resource.className),
    docs: comment(`\`client.${resource.accessor}\``),
    extends: file.value('core/resource', 'APIResource'),
    ...lazyGetters(children, code`this.client`, file),
    methods: operations.map((operation) => operationMethod(operation, file)),
  };
}

/** A private field and a getter for each resource, made when it is first asked for. */
export function lazyGetters(
  resources: readonly ResourceNames[],
  client: Code,
  file: FileBuilder,
): Pick<ClassDeclaration, 'fields' | 'accessors'> {
  const parts = resources.map((resource) => {
    const type = file.value(resourceModule(resource), resource.className);
    const field = code`#${ident(resource.member)}`;
    return {
      field: { name: field, type: code`${type} | undefined` },
      accessor: {
        name: ident(resource.member),
        type,
        get: code`return (this.${field} ??= new ${type}(${client}));`,
      },
    };
  });
  return {
    fields: parts.map(({ field }) => field),
    accessors: parts.map(({ accessor }) => accessor),
  };
}

interface ResourceTypes {
  /** Declared in this module: those of the operations, then what they name. */
  readonly own: (module: string) => readonly NamedType[];
  readonly shared: readonly NamedType[];
}

function typesOf(operations: readonly Operation[], sdk: Sdk): ResourceTypes {
  const { api, homes } = sdk;
  const events = operations.flatMap(({ id }) => sdk.events.get(id) ?? []);
  const derived = operations.flatMap(({ id, arguments: args, success, errors }) =>
    [args.params?.id, success.type.kind === 'ref' ? success.type.to : undefined, errors].flatMap(
      (type) => {
        const found = type === undefined ? undefined : api.types.get(type);
        return found && found.operation === id && found.owner === undefined ? [found] : [];
      },
    ),
  );
  const direct = operations.flatMap(({ arguments: args, success }): Type[] => [
    ...(args.positional ? [args.positional.type] : []),
    success.type,
  ]);
  const roots = [
    ...derived.map(({ use }) => use.type),
    ...direct,
    ...events.map(({ payload }) => payload.type),
  ];
  const isDerived = new Set<TypeId>(derived.map(({ id }) => id));
  const reached = reachedTypes(roots, sdk).filter(({ id }) => !isDerived.has(id));
  return {
    own: (module) => [...derived, ...reached.filter(({ id }) => homes.get(id) === module)],
    shared: reached.filter(({ id }) => homes.get(id) === sharedModule),
  };
}

/** Named types that these reach, in the order of the text; what shared ones reach is shared as well. */
function reachedTypes(roots: readonly Type[], { api, homes }: Sdk): NamedType[] {
  const targets = (type: Type): TypeId[] => references(type).map(({ to }) => to);
  const seen = new Set<TypeId>();
  const result: NamedType[] = [];
  const pending = roots.flatMap(targets).toReversed();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const type = seen.has(id) ? undefined : api.types.get(id);
    seen.add(id);
    if (!type) continue;
    if (type.owner === undefined) result.push(type);
    if (homes.get(id) !== sharedModule) pending.push(...targets(type.use.type).toReversed());
  }
  return result;
}

function sharedExport(shared: readonly NamedType[], sdk: Sdk): Declaration[] {
  if (shared.length === 0) return [];
  const names = shared.map(({ id }) => sdk.names.types.get(id)![0]!).toSorted(compare);
  return [
    {
      kind: 'export',
      from: sharedModule,
      typeOnly: true,
      names: names.map((name) => ({ name: ident(name) })),
    },
  ];
}
