/** Names of everything that is exported: classes, functions, types and what is nested in them. */

import { addTo } from '../base/groups.js';
import type { Api, NamedType, Operation, OperationId, TypeId } from '../model/api.js';
import { references } from '../model/walk.js';
import type { Conventions, NameRules } from './conventions.js';
import type { KeptNames } from './published/published.js';
import { functionName, type MethodNames } from './methods.js';
import type { ResourceTable } from './resources.js';
import { pathWords } from './rules.js';
import { assignNames, type Claim } from './scope.js';
import type { SdkNames } from './sdk.js';
import { toIdentifier, words } from './words.js';

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
  kept: KeptNames,
): TypeNames {
  const { requestSuffix } = conventions;
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
  const published = topNames(kept, rules);
  const first = assignNames(
    [
      { id: 'client', rank: rank.client, candidates: [sdk.className] },
      ...[...resources.classCandidates].map(([key, candidates]) => ({
        id: `class ${key}`,
        rank: rank.resource,
        candidates,
        kept: kept.resources.get(key)?.className,
      })),
      ...(conventions.functions
        ? api.operations.map((operation) => functionClaim(operation, conventions, kept))
        : []),
      ...[...schemas, ...requestOnly].map((type) => schemaClaim(type, conventions, rules, kept)),
    ],
    taken,
    published,
  );
  const used = new Set([...taken, ...first.values()]);
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  const prefixOf = (id: OperationId, long: boolean): string => {
    const operation = operations.get(id)!;
    const resource = resources.all.get(resources.of.get(operation)!);
    const prefix = long ? resource?.longPrefix : resource?.prefix;
    return `${prefix ?? ''}${conventions.cases.type(methods.get(operation)!.methodWords)}`;
  };
  const second = assignNames(
    types.flatMap((type): Claim[] => {
      if (type.role === 'nested') return [];
      if (type.role === 'schema') {
        if (type.form !== 'request') return [];
        const base = first.get(`type ${baseId(type.id)}`) ?? first.get(`type ${type.id}`)!;
        const given = rules.types.get(type.id);
        const candidates = [`${base}${requestSuffix}`, `${base}${requestSuffix}Model`];
        return [
          {
            id: type.id,
            rank: given === undefined ? rank.form : rank.config,
            given: given !== undefined,
            kept: topName(type.id, kept),
            candidates: given === undefined ? candidates : [given, ...candidates],
          },
        ];
      }
      return [derivedClaim(type, prefixOf, conventions, rules, kept)];
    }),
    used,
    published,
  );
  const paths = new Map<TypeId, readonly string[]>();
  for (const type of types) {
    if (type.role === 'nested') continue;
    const name = second.get(type.id) ?? first.get(`type ${type.id}`)!;
    paths.set(type.id, [name]);
  }
  if (conventions.nested === 'joined') {
    const bases = new Map(
      [...first].map(([key, text]) => [requestFormOf(key.replace(/^type /, '')), text] as const),
    );
    nameJoined(types, paths, bases, new Set([...used, ...second.values()]), conventions, kept);
  } else if (conventions.nested === 'file') nameInFiles(types, paths, conventions, kept);
  else nameNested(types, paths, conventions, kept);
  return {
    classes: new Map([...resources.all.keys()].map((key) => [key, first.get(`class ${key}`)!])),
    functions: new Map(api.operations.map(({ id }) => [id, first.get(`function ${id}`) ?? ''])),
    paths,
    conflicts: [...rules.types].flatMap(([id, given]) =>
      api.types.has(id) && paths.get(id)?.[0] !== given ? [given] : [],
    ),
  };
}

const baseId = (id: TypeId): TypeId => id.replace(/ \(request\)$/, '');
const requestFormOf = (id: TypeId): TypeId => `${baseId(id)} (request)`;

/** Published names of the scope of exports, which nothing new takes; the config may. */
function topNames({ types, operations, resources }: KeptNames, rules: NameRules): Set<string> {
  const names = new Set([
    ...[...types.values()].map((path) => path[0]!),
    ...[...operations.values()].map((operation) => operation.function),
    ...[...resources.values()].map(({ className }) => className),
  ]);
  for (const given of rules.types.values()) names.delete(given);
  return names;
}

/** A type's published name at the top; for what is nested, the last of its path. */
const topName = (id: TypeId, { types }: KeptNames): string | undefined => types.get(id)?.[0];
const lastName = (id: TypeId, { types }: KeptNames): string | undefined => types.get(id)?.at(-1);

function functionClaim(operation: Operation, conventions: Conventions, kept: KeptNames): Claim {
  const name = functionName(operation, conventions);
  const byPath = toIdentifier(conventions.cases.function(pathWords(operation)), 'call');
  return {
    id: `function ${operation.id}`,
    rank: rank.function,
    candidates: [name, byPath, `${name}Operation`],
    kept: kept.operations.get(operation.id)?.function,
  };
}

/** A component keeps its own spelling where that is an identifier. */
function schemaClaim(
  type: NamedType,
  conventions: Conventions,
  rules: NameRules,
  published: KeptNames,
): Claim {
  const { wireName } = type;
  const id = `type ${type.id}`;
  const own = toIdentifier(conventions.cases.component(wireName), 'Type');
  const given = rules.types.get(baseId(type.id));
  const candidates = [own, `${own}Model`];
  const kept = topName(type.id, published);
  return given === undefined
    ? { id, rank: rank.schema, candidates, kept }
    : { id, rank: rank.config, candidates: [given, ...candidates], given: true };
}

const suffixes = { params: 'Params', response: 'Response', errors: 'Errors' } as const;

function derivedClaim(
  type: NamedType,
  prefixOf: (id: OperationId, long: boolean) => string,
  conventions: Conventions,
  rules: NameRules,
  kept: KeptNames,
): Claim {
  const suffix =
    type.role === 'event'
      ? `${conventions.cases.type(words(type.wireName))}Event`
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
    given: given !== undefined,
    kept: topName(type.id, kept),
    candidates: (given === undefined ? candidates : [given, ...candidates]).map((name) =>
      toIdentifier(name, 'Type'),
    ),
  };
}

/** Nested types in the scope of all others, level by level: an owner's name, then their own. */
function nameJoined(
  types: readonly NamedType[],
  paths: Map<TypeId, readonly string[]>,
  bases: Map<TypeId, string>,
  used: ReadonlySet<string>,
  conventions: Conventions,
  kept: KeptNames,
): void {
  let pending = types.filter(({ role }) => role === 'nested');
  let taken = used;
  while (pending.length > 0) {
    const level = pending.filter(({ owner }) => paths.has(owner!));
    const names = assignNames(
      level.map((type) => {
        const own = toIdentifier(conventions.cases.type(words(type.wireName)), 'Item');
        const base = bases.get(type.owner!) ?? paths.get(type.owner!)!.at(-1)!;
        bases.set(type.id, `${base}${own}`);
        // Enums are the same in both forms of their owner: its own name is in theirs.
        const prefix = type.use.type.kind === 'enum' ? base : paths.get(type.owner!)!.at(-1)!;
        const name = toIdentifier(`${prefix}${own}`, 'Item');
        return {
          id: type.id,
          rank: rank.derived,
          candidates: [name, `${name}Item`],
          kept: topName(type.id, kept),
        };
      }),
      taken,
    );
    for (const [id, name] of names) paths.set(id, [name]);
    taken = new Set([...taken, ...names.values()]);
    pending = pending.filter(({ id }) => !names.has(id));
  }
}

/** Nested types in the scope of their outermost owner, where what its tree refers to has names already. */
function nameInFiles(
  types: readonly NamedType[],
  paths: Map<TypeId, readonly string[]>,
  conventions: Conventions,
  kept: KeptNames,
): void {
  const parents = new Map(types.map((type) => [type.id, type]));
  const chainOf = (type: NamedType): NamedType[] =>
    type.owner === undefined ? [type] : [...chainOf(parents.get(type.owner)!), type];
  const files = new Map<TypeId, NamedType[][]>();
  for (const type of types) {
    if (type.role !== 'nested') continue;
    const chain = chainOf(type);
    addTo(files, chain[0]!.id, chain);
  }
  for (const [root, chains] of files) {
    const all = [parents.get(root)!, ...chains.map((chain) => chain.at(-1)!)];
    const outer = all.flatMap(({ use }) =>
      references(use.type).flatMap(({ to }) => paths.get(to)?.[0] ?? []),
    );
    const own = paths.get(root)![0]!;
    const names = assignNames(
      chains.map((chain) => {
        const steps = chain.slice(1).map(({ wireName }) => conventions.cases.type(words(wireName)));
        const candidates = steps.map((_, index) => steps.slice(-1 - index).join(''));
        return {
          id: chain.at(-1)!.id,
          rank: chain.length,
          kept: lastName(chain.at(-1)!.id, kept),
          candidates: [...candidates, `${own}${steps.join('')}`].map((text) =>
            toIdentifier(text, 'Item'),
          ),
        };
      }),
      new Set([...conventions.reservedWords, ...conventions.exported, own]),
      new Set(outer),
    );
    for (const [id, name] of names) paths.set(id, [own, name]);
  }
}

/**
 * Nested types, owner by owner. A nested name hides an outer one within its namespace, so it may be
 * neither an ancestor's nor that of a type that its tree refers to.
 */
function nameNested(
  types: readonly NamedType[],
  paths: Map<TypeId, readonly string[]>,
  conventions: Conventions,
  kept: KeptNames,
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
        const name = toIdentifier(conventions.cases.type(words(type.wireName)), 'Item');
        return {
          id: type.id,
          rank: 0,
          candidates: [name, `${path.at(-1)!}${name}`],
          kept: lastName(type.id, kept),
        };
      }),
      new Set([...conventions.reservedWords, ...conventions.exported, ...path]),
      outer,
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
