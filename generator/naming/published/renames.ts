/**
 * Renames in the document: an operation that kept its operationId at another path, one that kept its path
 * under another operationId, and a component that kept its content under another name. They keep their
 * published names until the renames are accepted. Until then the lock records what they were called.
 */

import { jsonText } from '../../base/json.js';
import { shortHash } from '../../base/hash.js';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import type { Api, Operation, SourcePointer, Type, WireMember } from '../../model/api.js';
import { belongsTo, operationLocation, placeOf, moveId } from '../../model/identity.js';
import { sdkNames, type SdkNamingInput } from '../sdk.js';
import { noPublishedNames, type PublishedNames } from './published-names.js';
import type { FormerIdentity, Lock } from './lock.js';

export interface RenameInput {
  readonly lock: Lock;
  readonly api: Api;
  /** Name of the root document. */
  readonly root: string;
  /** Whether renamed things take new names instead of keeping their published ones. */
  readonly accept: boolean;
  /** Names that the config assigns to the SDK. */
  readonly configured?: SdkNamingInput['configured'];
  /** File name of the lock. */
  readonly lockName: string;
  /** The command that applies renames. */
  readonly acceptCommand: string;
}

export interface RenameResult {
  /** The lock under the ids that the document has now. */
  readonly lock: Lock;
  /** A warning for each rename that is not accepted, and an error for each argument that would be renamed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what was renamed in the document since its names were published or the last renames accepted. */
export function followRenames(input: RenameInput): RenameResult {
  const { lock, api } = input;
  const moves = [...movedOperations(lock, api), ...movedSchemas(lock, api)];
  const current = underCurrentIds(lock, moves);
  const renames = pendingRenames(current, moves, api);
  const renamedSdk = renamedSdkOf(input);
  if (input.accept) {
    const named = withoutNames(current, [...renames.keys()]);
    return { lock: renamedSdk ? withoutSdkNames(named) : named, diagnostics: [] };
  }
  const changes = [...(renamedSdk ? [renamedSdk] : []), ...renamesOf(renames, input)];
  const diagnostics = [
    ...changes.map(({ from, to, at }) =>
      diagnostic(
        'name-kept',
        { from, to, lock: input.lockName, accept: input.acceptCommand },
        placeOf(at, input.root),
      ),
    ),
    ...movedArguments(current, input),
  ];
  return { lock: { ...current, renames }, diagnostics };
}

/** The part of the lock that describes the document, by which renames are found. */
export const identitiesOf = (api: Api): Pick<Lock, 'operations' | 'schemas'> => ({
  operations: new Map(
    api.operations.map((operation) => [
      operation.id,
      { operationId: statedId(operation), arguments: argumentNames(operation) },
    ]),
  ),
  schemas: new Map(
    [...api.types.values()].flatMap(({ id, use, role }) => {
      const hash = role === 'schema' ? fingerprint(use.type) : undefined;
      return hash === undefined ? [] : [[id, hash] as const];
    }),
  ),
});

/** The operationId that the document states, even where several operations have it; empty without one. */
const statedId = ({ operationId, repeatedId }: Operation): string =>
  operationId ?? repeatedId ?? '';

/** The ids that an operation or a component has in the lock and in the document. */
interface Move {
  readonly kind: 'operation' | 'schema';
  readonly from: string;
  readonly to: string;
}

/** Operations that kept their operationId at another path. */
function movedOperations({ operations }: Lock, api: Api): Move[] {
  const now = new Set(api.operations.map(({ id }) => id));
  const gone = byUnique(
    [...operations].flatMap(([id, { operationId }]) =>
      operationId === '' || now.has(id) ? [] : [[id, operationId] as const],
    ),
  );
  return api.operations.flatMap(({ id, operationId = '' }): Move[] => {
    const from = operations.has(id) ? undefined : gone.get(operationId);
    return from === undefined ? [] : [{ kind: 'operation', from, to: id }];
  });
}

/** Components that kept their content under another name. */
function movedSchemas({ schemas }: Lock, api: Api): Move[] {
  const gone = byUnique([...schemas].filter(([id]) => !api.types.has(id)));
  const fresh = [...identitiesOf(api).schemas].filter(([id]) => !schemas.has(id));
  return [...byUnique(fresh)].flatMap(([hash, to]): Move[] => {
    const from = gone.get(hash);
    return from === undefined ? [] : [{ kind: 'schema', from, to }];
  });
}

/**
 * The former identities of all that is renamed, by its current id: the renames of this run and those that an
 * earlier run recorded, unless the document has undone them.
 *
 * @param lock the lock under the current ids
 */
function pendingRenames(lock: Lock, moves: readonly Move[], api: Api): Lock['renames'] {
  const movedFrom = new Map(moves.map(({ from, to }) => [to, from]));
  const pending = (id: string, now: string, locked: string): [string, FormerIdentity][] => {
    const former = lock.renames.get(id) ?? { id: movedFrom.get(id) ?? id, operationId: locked };
    return former.id === id && former.operationId === now ? [] : [[id, former]];
  };
  return new Map([
    ...api.operations.flatMap((operation) => {
      const { id } = operation;
      const locked = lock.operations.get(id);
      return locked ? pending(id, statedId(operation), locked.operationId) : [];
    }),
    ...[...api.types.keys()].flatMap((id) => (lock.schemas.has(id) ? pending(id, '', '') : [])),
  ]);
}

/** A name that the document changes, and where. */
interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly at: SourcePointer;
}

/** The name of the SDK, if the document has another than when it was published. */
function renamedSdkOf({ lock, api, configured = {} }: RenameInput): Renaming | undefined {
  const published = [...lock.targets.values()].find(({ sdk }) => sdk)?.sdk;
  if (published === undefined || configured.name !== undefined) return undefined;
  const { name } = sdkNames({ api, configured });
  return name === published.name ? undefined : { from: published.name, to: name, at: '#/info' };
}

function renamesOf(renames: Lock['renames'], { api }: RenameInput): Renaming[] {
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  return [...renames].flatMap(([id, former]) => {
    const operation = operations.get(id);
    const at = operation?.at ?? id;
    const operationId = operation ? statedId(operation) : '';
    const changes = [
      ...(former.id === id ? [] : [{ from: former.id, to: id }]),
      ...(former.operationId === operationId
        ? []
        : [{ from: former.operationId || former.id, to: operationId || id }]),
    ];
    return changes.map((change) => ({ ...change, at }));
  });
}

const wireMembers = ({ wire }: Operation): WireMember[] =>
  [...wire.path, ...wire.query, ...wire.headers, ...wire.cookies].filter(
    (part) => typeof part === 'object',
  );

const argumentNames = (operation: Operation): string[] =>
  wireMembers(operation)
    .flatMap(({ member }) => member ?? [])
    .toSorted();

/** Parameters whose published name another parameter or a member of the body has now. */
function movedArguments(
  lock: Lock,
  { api, root, acceptCommand: accept }: RenameInput,
): Diagnostic[] {
  return api.operations.flatMap((operation) => {
    const before = new Set(lock.operations.get(operation.id)?.arguments);
    return wireMembers(operation).flatMap(({ name, member }) => {
      if (member === undefined || before.has(member)) return [];
      const old = [name, name.split('[', 1)[0]!].find((each) => before.has(each));
      if (old === undefined) return [];
      const params = { from: old, to: member, operation: operation.id, accept };
      return [diagnostic('name-moved', params, placeOf(operation.at, root))];
    });
  });
}

/** Keys by their values, for values that occur once. */
function byUnique(entries: readonly (readonly [string, string])[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const [, value] of entries) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map(
    entries.filter(([, value]) => counts.get(value) === 1).map(([key, value]) => [value, key]),
  );
}

/** The lock under the ids that the document has now. */
function underCurrentIds(lock: Lock, moves: readonly Move[]): Lock {
  const changes = moves.flatMap(({ kind, from, to }) =>
    kind === 'schema'
      ? [[from, to] as const]
      : [[from, to] as const, [operationLocation(from), operationLocation(to)] as const],
  );
  const currentId = (id: string): string => {
    const [old, current] = changes.find(([from]) => belongsTo(id, from)) ?? [id, id];
    return moveId(id, old, current);
  };
  const map: MapEntries = (entries) =>
    new Map([...entries].map(([id, value]) => [currentId(id), value]));
  return {
    operations: map(lock.operations),
    schemas: map(lock.schemas),
    renames: map(lock.renames),
    targets: mapTargets(lock, map),
  };
}

/** The lock without the published names of what was renamed, so that it gets new ones. */
function withoutNames(lock: Lock, renamed: readonly string[]): Lock {
  const owners = renamed.flatMap((id) =>
    lock.operations.has(id) ? [id, operationLocation(id)] : [id],
  );
  const remains = (id: string): boolean => !owners.some((owner) => belongsTo(id, owner));
  const targets = mapTargets(
    lock,
    (entries) => new Map([...entries].filter(([id]) => remains(id))),
  );
  return { ...lock, renames: new Map(), targets };
}

/** The lock without the names of the SDK itself, and of client options, whose variables start with its name. */
const withoutSdkNames = (lock: Lock): Lock => ({
  ...lock,
  targets: new Map(
    [...lock.targets].map(([target, { operations, resources, types, files }]) => [
      target,
      { ...noPublishedNames, operations, resources, types, files },
    ]),
  ),
});

type MapEntries = <V>(entries: ReadonlyMap<string, V>) => Map<string, V>;

const mapTargets = ({ targets }: Lock, map: MapEntries): Map<string, PublishedNames> =>
  new Map(
    [...targets].map(([name, names]) => [
      name,
      {
        ...names,
        operations: map(names.operations),
        types: map(names.types),
        files: map(names.files),
      },
    ]),
  );

/** Members of types that are not part of their content: documentation, locations, names, derived facts. */
const notContent: ReadonlySet<string> = new Set([
  'at',
  'to',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'undeclared',
  'keyword',
]);

/** A hash of the content of a component, whatever its name is; undefined for one with little content. */
function fingerprint(type: Type): string | undefined {
  if (!hasContent(type)) return undefined;
  const text = jsonText(type, {
    replace: (key, value) => (notContent.has(key) ? undefined : value),
  });
  return shortHash(text);
}

function hasContent(type: Type): boolean {
  if (type.kind === 'object') return type.properties.length > 0;
  return type.kind === 'enum' || type.kind === 'union' || type.kind === 'intersection';
}
