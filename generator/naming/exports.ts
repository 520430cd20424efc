/**
 * Names in the scope of everything that is exported: the client, resource classes, functions, and types
 * that are not nested. They are assigned in two rounds, as the names of derived types begin with names of
 * the first round.
 */

import { words } from '../base/words.js';
import type { NamedType, Operation, OperationId, TypeId } from '../model/api.js';
import { componentNames } from './component-names.js';
import type { ConfiguredNames } from './configured-names.js';
import type { Conventions } from './conventions.js';
import { toIdentifier } from './identifiers.js';
import type { NamingInput } from './input.js';
import { functionName } from './methods.js';
import type { MethodNames } from './names.js';
import { pathWords } from './placement.js';
import type { PublishedNames } from './published/published-names.js';
import type { ResourceTable } from './resources.js';
import { assignNames, type Claim } from './scope.js';

/**
 * Precedence in this scope, below what the runtime exports. Users of an SDK write the names of types, and hardly
 * ever that of the class of a resource.
 */
const rank = { config: 0, client: 1, schema: 2, resource: 3, function: 4, form: 5, derived: 6 };

/** Keys of claims of the first round. */
const key = {
  client: 'client',
  class: (accessor: string) => `class ${accessor}`,
  function: (id: OperationId) => `function ${id}`,
  type: (id: TypeId) => `type ${id}`,
};

export interface NamedOperations {
  readonly resources: ResourceTable;
  readonly methods: ReadonlyMap<Operation, MethodNames>;
}

export interface ExportedNames {
  /** Names of resource classes by accessor. */
  readonly classes: ReadonlyMap<string, string>;
  /** Names of functions; empty for a target without functions. */
  readonly functions: ReadonlyMap<OperationId, string>;
  /** Names of all types that are not nested. */
  readonly types: ReadonlyMap<TypeId, string>;
  /** Names of schemas without their form: `Foo` for `FooInput`, by the id of the request form. */
  readonly withoutForm: ReadonlyMap<TypeId, string>;
  /** All names that are taken in this scope. */
  readonly used: ReadonlySet<string>;
}

/** Names everything that is exported, except for nested types. */
export function nameExports(operations: NamedOperations, input: NamingInput): ExportedNames {
  const { api, sdk, conventions } = input;
  const types = [...api.types.values()].filter(({ role }) => role !== 'nested');
  const reserved = reservedNames(input.published, input.configured);
  const taken = new Set([
    ...conventions.exported,
    ...conventions.reservedWords,
    ...conventions.exportedWith(sdk.className),
  ]);
  const first = assignNames(firstClaims(types, operations, input), taken, reserved);
  const withoutForm = new Map(
    types.flatMap(({ id, requestFormOf }) => {
      if (requestFormOf === undefined) return [];
      const name = first.get(key.type(requestFormOf)) ?? first.get(key.type(id));
      return [[id, name!] as const];
    }),
  );
  const classes = [...operations.resources.all.keys()].map((accessor): [string, string] => [
    accessor,
    first.get(key.class(accessor))!,
  ]);
  const besides = classes.flatMap(([, name]) => conventions.exportedWithClass(name));
  const used = new Set([...taken, ...first.values(), ...besides]);
  const second = assignNames(secondClaims(types, withoutForm, operations, input), used, reserved);
  return {
    classes: new Map(classes),
    functions: new Map(api.operations.map(({ id }) => [id, first.get(key.function(id)) ?? ''])),
    types: new Map(types.map(({ id }) => [id, second.get(id) ?? first.get(key.type(id))!])),
    withoutForm,
    used: new Set([...used, ...second.values()]),
  };
}

/** Published names of this scope, which new items cannot take unless the config assigns them. */
function reservedNames(
  { types, operations, resources }: PublishedNames,
  configured: ConfiguredNames,
): Set<string> {
  const names = new Set([
    ...[...types.values()].map((path) => path[0]!),
    ...[...operations.values()].map((operation) => operation.function),
    ...[...resources.values()].map(({ className }) => className),
  ]);
  for (const given of configured.types.values()) names.delete(given);
  return names;
}

// --------------------------------------------------------------------------------------- claims

/** The client, classes, functions, and every schema under its name without a form. */
function firstClaims(
  types: readonly NamedType[],
  { resources }: NamedOperations,
  input: NamingInput,
): Claim[] {
  const { api, sdk, conventions, published } = input;
  const schemas = types.filter(
    ({ role, requestFormOf }) =>
      // An inline type may have the id of the other form, if a reference points to its place.
      role === 'schema' &&
      (requestFormOf === undefined || api.types.get(requestFormOf)?.role !== 'schema'),
  );
  const names = componentNames(schemas, conventions.cases, input.configured.typeCase);
  return [
    { id: key.client, rank: rank.client, candidates: [sdk.className] },
    ...[...resources.classCandidates].map(([accessor, candidates]) => ({
      id: key.class(accessor),
      rank: rank.resource,
      candidates,
      besides: conventions.exportedWithClass,
      published: published.resources.get(accessor)?.className,
    })),
    ...(conventions.functions
      ? api.operations.map((operation) => functionClaim(operation, input))
      : []),
    ...schemas.map((type) => schemaClaim(type, names.get(type.id)!, input)),
  ];
}

function functionClaim(operation: Operation, { conventions, published }: NamingInput): Claim {
  const name = functionName(operation, conventions);
  const byPath = toIdentifier(conventions.cases.function(pathWords(operation)), 'call');
  return {
    id: key.function(operation.id),
    rank: rank.function,
    // The fallback of another operation yields to an operationId.
    preference: words(operation.operationId ?? '').length > 0 ? 1 : 0,
    candidates: [name, byPath, `${name}Operation`],
    // Empty where the lock has been edited.
    published: published.operations.get(operation.id)?.function || undefined,
  };
}

/** @param names the possible names of a component, best first. The one that has it in the document precedes others. */
function schemaClaim(
  { id, requestFormOf, wireName }: NamedType,
  names: readonly string[],
  { configured, published }: NamingInput,
): Claim {
  const candidates = [...names, `${names[0]!}Model`];
  const given = configured.types.get(requestFormOf ?? id);
  if (given !== undefined) {
    return { id: key.type(id), rank: rank.config, candidates: [given, ...candidates], given: true };
  }
  return {
    id: key.type(id),
    rank: rank.schema,
    preference: Number(wireName === names[0]),
    candidates,
    published: published.types.get(id)?.[0],
  };
}

/** Request forms, and the types that belong to operations and webhooks. */
function secondClaims(
  types: readonly NamedType[],
  withoutForm: ExportedNames['withoutForm'],
  operations: NamedOperations,
  input: NamingInput,
): Claim[] {
  const { conventions, configured, published } = input;
  const prefixes = typePrefixes(operations, input);
  return types.flatMap((type): Claim[] => {
    const form = withoutForm.get(type.id);
    if (type.role === 'schema' && form === undefined) return [];
    const given = configured.types.get(type.id);
    const candidates =
      form === undefined
        ? derivedCandidates(type, prefixes, conventions)
        : ['', 'Model'].map((suffix) => `${form}${conventions.requestSuffix}${suffix}`);
    return [
      {
        id: type.id,
        rank: given !== undefined ? rank.config : form === undefined ? rank.derived : rank.form,
        given: given !== undefined,
        published: published.types.get(type.id)?.[0],
        candidates: given === undefined ? candidates : [toIdentifier(given, 'Type'), ...candidates],
      },
    ];
  });
}

/**
 * The possible prefixes of the names of an operation's types, best first: `AssistantUpdate`, `AIAssistantUpdate`,
 * `AIAssistantsUpdate`, `UpdateAssistant`.
 */
const typePrefixes = (
  { resources, methods }: NamedOperations,
  { api, conventions }: NamingInput,
): ReadonlyMap<OperationId, readonly string[]> =>
  new Map(
    api.operations.map((operation) => {
      const { prefix, longPrefix, spelledPrefix } = resources.all.get(
        resources.of.get(operation)!,
      )!;
      const { type } = conventions.cases;
      const method = type(methods.get(operation)!.methodWords);
      const own = type(words(functionName(operation, conventions)));
      return [
        operation.id,
        [...[prefix, longPrefix, spelledPrefix].map((each) => `${each}${method}`), own],
      ];
    }),
  );

/** `AssistantUpdateParams`, with the whole path of the resource or the words of the operationId if that is taken. */
function derivedCandidates(
  type: NamedType,
  prefixes: ReturnType<typeof typePrefixes>,
  conventions: Conventions,
): string[] {
  const suffix = suffixOf(type, conventions);
  const possible = type.operation === undefined ? [''] : prefixes.get(type.operation)!;
  return possible.map((prefix) => toIdentifier(`${prefix}${suffix}`, 'Type'));
}

function suffixOf({ role, wireName }: NamedType, conventions: Conventions): string {
  switch (role) {
    case 'params':
      return 'Params';
    case 'response':
      return 'Response';
    case 'errors':
      return 'Errors';
    case 'event':
      return `${conventions.cases.type(words(wireName))}Event`;
    case 'schema':
    case 'nested':
      return ''; // named by themselves
  }
}
