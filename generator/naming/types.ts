/** Names of everything that is exported: classes, functions, types and what is nested in them. */

import { addTo } from '../groups.js';
import type { Api, NamedType, Operation, OperationId, TypeId } from '../model/api.js';
import { references } from '../model/walk.js';
import type { Conventions, NameRules } from './conventions.js';
import { functionName, type MethodNames } from './methods.js';
import type { ResourceTable } from './resources.js';
import { pathWords } from './rules.js';
import { assignNames, type Claim } from './scope.js';
import type { SdkNames } from './sdk.js';
import { camel, isIdentifier, pascal, toIdentifier, words } from './words.js';

/** Who wins a name in the scope of exports, after the runtime. */
const rank = { config: 0, client: 1, resource: 2, function: 3, schema: 4, form: 5, derived: 6 };

export interface TypeNames {
  readonly classes: ReadonlyMap<string, string>;
  readonly functions: ReadonlyMap<OperationId, string>;
  readonly paths: ReadonlyMap<TypeId, readonly string[]>;
  /** Names that the config gives to two. */
  readonly conflicts: readonly string[];
}

export function nameTypes(
  api: Api,
  sdk: SdkNames,
  resources: ResourceTable,
  methods: ReadonlyMap<Operation, MethodNames>,
  conventions: Conventions,
  rules: NameRules,
): TypeNames {
  const taken = new Set([
    ...conventions.exported,
    ...conventions.reservedWords,
    ...conventions.exportedWith(sdk.className),
  ]);
  const types = [...api.types.values()];
  const schemas = types.filter(({ role, form }) => role === 'schema' && form !== 'request');
  const requestOnly = types.filter(
    ({ role, form, id }) => role === 'schema' && form === 'request' && !api.types.has(baseId(id)),
  );
  const first = assignNames(
    [
      { id: 'client', rank: rank.client, candidates: [sdk.className] },
      ...[...resources.classCandidates].map(([key, candidates]) => ({
        id: `class ${key}`,
        rank: rank.resource,
        candidates,
      })),
      ...api.operations.map((operation) => functionClaim(operation, conventions)),
      ...[...schemas, ...requestOnly].map((type) => schemaClaim(type, conventions, rules)),
    ],
    taken,
  );
  const used = new Set([...taken, ...first.values()]);
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  const prefixOf = (id: OperationId, long: boolean): string => {
    const operation = operations.get(id)!;
    const resource = resources.all.get(resources.of.get(operation)!);
    const prefix = long ? resource?.longPrefix : resource?.prefix;
    return `${prefix ?? ''}${pascal(methods.get(operation)!.methodWords, conventions)}`;
  };
  const second = assignNames(
    types.flatMap((type): Claim[] => {
      if (type.role === 'nested') return [];
      if (type.role === 'schema') {
        if (type.form !== 'request') return [];
        const base = first.get(`type ${baseId(type.id)}`) ?? first.get(`type ${type.id}`)!;
        const given = rules.types.get(type.id);
        const candidates = [`${base}Input`, `${base}InputModel`];
        return [
          {
            id: type.id,
            rank: given === undefined ? rank.form : rank.config,
            candidates: given === undefined ? candidates : [given, ...candidates],
          },
        ];
      }
      return [derivedClaim(type, prefixOf, conventions, rules)];
    }),
    used,
  );
  const paths = new Map<TypeId, readonly string[]>();
  for (const type of types) {
    if (type.role === 'nested') continue;
    const name = second.get(type.id) ?? first.get(`type ${type.id}`)!;
    paths.set(type.id, [name]);
  }
  nameNested(types, paths, conventions);
  return {
    classes: new Map([...resources.all.keys()].map((key) => [key, first.get(`class ${key}`)!])),
    functions: new Map(api.operations.map(({ id }) => [id, first.get(`function ${id}`)!])),
    paths,
    conflicts: [...rules.types].flatMap(([id, given]) =>
      api.types.has(id) && paths.get(id)?.[0] !== given ? [given] : [],
    ),
  };
}

const baseId = (id: TypeId): TypeId => id.replace(/ \(request\)$/, '');

function functionClaim(operation: Operation, conventions: Conventions): Claim {
  const name = functionName(operation, conventions);
  const byPath = toIdentifier(camel(pathWords(operation), conventions), 'call');
  return {
    id: `function ${operation.id}`,
    rank: rank.function,
    candidates: [name, byPath, `${name}Operation`],
  };
}

/** A component keeps its own spelling where that is an identifier. */
function schemaClaim(type: NamedType, conventions: Conventions, rules: NameRules): Claim {
  const { wireName } = type;
  const id = `type ${type.id}`;
  const spelled = isIdentifier(wireName) ? wireName : pascal(words(wireName), conventions);
  const own = toIdentifier(spelled, 'Type');
  const given = rules.types.get(baseId(type.id));
  const candidates = [own, `${own}Model`];
  return given === undefined
    ? { id, rank: rank.schema, candidates }
    : { id, rank: rank.config, candidates: [given, ...candidates] };
}

const suffixes = { params: 'Params', response: 'Response', errors: 'Errors' } as const;

function derivedClaim(
  type: NamedType,
  prefixOf: (id: OperationId, long: boolean) => string,
  conventions: Conventions,
  rules: NameRules,
): Claim {
  const suffix =
    type.role === 'event'
      ? `${pascal(words(type.wireName), conventions)}Event`
      : suffixes[type.role as keyof typeof suffixes];
  const candidates =
    type.operation === undefined
      ? [suffix]
      : [prefixOf(type.operation, false), prefixOf(type.operation, true)].map(
          (prefix) => `${prefix}${suffix}`,
        );
  const given = rules.types.get(type.id);
  return {
    id: type.id,
    rank: given === undefined ? rank.derived : rank.config,
    candidates: (given === undefined ? candidates : [given, ...candidates]).map((name) =>
      toIdentifier(name, 'Type'),
    ),
  };
}

/**
 * Nested types, owner by owner. A nested name hides an outer one within its namespace, so it may be
 * neither an ancestor's nor that of a type that its tree refers to.
 */
function nameNested(
  types: readonly NamedType[],
  paths: Map<TypeId, readonly string[]>,
  conventions: Conventions,
): void {
  const children = new Map<TypeId, NamedType[]>();
  for (const type of types) {
    if (type.owner !== undefined) addTo(children, type.owner, type);
  }
  const outerNames = (type: NamedType, found: Set<string>): Set<string> => {
    for (const { to } of references(type.use.type)) {
      const path = paths.get(to);
      if (path) found.add(path[0]!);
    }
    for (const child of children.get(type.id) ?? []) outerNames(child, found);
    return found;
  };
  const visit = (owner: NamedType, path: readonly string[], outer: ReadonlySet<string>): void => {
    const nested = children.get(owner.id) ?? [];
    const names = assignNames(
      nested.map((type) => {
        const name = toIdentifier(pascal(words(type.wireName), conventions), 'Item');
        return { id: type.id, rank: 0, candidates: [name, `${path.at(-1)!}${name}`] };
      }),
      new Set([...conventions.reservedWords, ...conventions.exported, ...outer, ...path]),
    );
    for (const type of nested) {
      const inner = [...path, names.get(type.id)!];
      paths.set(type.id, inner);
      visit(type, inner, outer);
    }
  };
  for (const type of types) {
    if (type.owner !== undefined || !children.has(type.id)) continue;
    visit(type, paths.get(type.id)!, outerNames(type, new Set()));
  }
}
