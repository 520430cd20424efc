/**
 * Renames in the document: an operation that kept its operationId at another path, one that kept its path
 * under another operationId, and a component that kept its content under another name. They keep their
 * published names until the renames are accepted.
 */

import { shortHash } from '../../base/hash.js';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import type { Api, Operation, SourcePointer, Type, WireMember } from '../../model/api.js';
import { belongsTo, operationLocation, placeOf, moveId } from '../../model/identity.js';
import type { PublishedNames } from './published-names.js';
import type { Lock } from './lock.js';

export interface RenameInput {
  readonly lock: Lock;
  readonly api: Api;
  /** Name of the root document. */
  readonly root: string;
  /** Whether renamed things take new names instead of keeping their published ones. */
  readonly accept: boolean;
}

export interface RenameResult {
  /** The lock under the ids that the document has now. */
  readonly lock: Lock;
  /** A warning for each rename, and an error for each argument that would be renamed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what was renamed in the document since the lock was written. */
export function followRenames({ lock, api, root, accept }: RenameInput): RenameResult {
  const renames = [...renamedOperations(lock, api), ...renamedSchemas(lock, api)];
  if (accept) return { lock: without(lock, renames), diagnostics: [] };
  const diagnostics = [
    ...renames.map(({ from, to, at }) => diagnostic('name-kept', { from, to }, placeOf(at, root))),
    ...movedArguments(lock, api, root),
  ];
  return { lock: underNewIds(lock, renames), diagnostics };
}

/** The part of the lock that describes the document, by which renames are found. */
export const identitiesOf = (api: Api): Pick<Lock, 'operations' | 'schemas'> => ({
  operations: new Map(
    api.operations.map((operation) => [
      operation.id,
      { operationId: operation.operationId ?? '', arguments: argumentNames(operation) },
    ]),
  ),
  schemas: new Map(
    [...api.types.values()].flatMap(({ id, use, role }) => {
      const hash = role === 'schema' ? fingerprint(use.type) : undefined;
      return hash === undefined ? [] : [[id, hash] as const];
    }),
  ),
});

interface Rename {
  readonly from: string;
  readonly to: string;
  readonly at: SourcePointer;
  /** Old and new ids, which types that belong to them follow; empty where no id changed. */
  readonly ids: readonly (readonly [string, string])[];
  /** The id in the lock whose names are given up if the rename is accepted. */
  readonly dropped: string;
}

function renamedOperations(lock: Lock, api: Api): Rename[] {
  const now = new Map(api.operations.map((operation) => [operation.id, operation]));
  const gone = byUnique(
    [...lock.operations].flatMap(([id, { operationId }]) =>
      operationId === '' || now.has(id) ? [] : [[id, operationId] as const],
    ),
  );
  const inPlace = [...lock.operations].flatMap(([id, { operationId: name }]): Rename[] => {
    const operation = now.get(id);
    if (!operation || (operation.operationId ?? '') === name) return [];
    const to = operation.operationId ?? id;
    return [{ from: name || id, to, at: operation.at, ids: [], dropped: id }];
  });
  const moved = api.operations.flatMap(({ id, operationId = '', at }): Rename[] => {
    const old = lock.operations.has(id) ? undefined : gone.get(operationId);
    if (old === undefined) return [];
    const ids = [
      [old, id],
      [operationLocation(old), operationLocation(id)],
    ] as const;
    return [{ from: old, to: id, at, ids, dropped: old }];
  });
  return [...inPlace, ...moved];
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
function movedArguments(lock: Lock, api: Api, root: string): Diagnostic[] {
  return api.operations.flatMap((operation) => {
    const before = new Set(lock.operations.get(operation.id)?.arguments);
    return wireMembers(operation).flatMap(({ name, member }) => {
      if (member === undefined || before.has(member)) return [];
      const old = [name, name.split('[', 1)[0]!].find((each) => before.has(each));
      if (old === undefined) return [];
      const params = { from: old, to: member, operation: operation.id };
      return [diagnostic('name-moved', params, placeOf(operation.at, root))];
    });
  });
}

function renamedSchemas(lock: Lock, api: Api): Rename[] {
  const gone = byUnique([...lock.schemas].filter(([id]) => !api.types.has(id)));
  const fresh = [...identitiesOf(api).schemas].filter(([id]) => !lock.schemas.has(id));
  return [...byUnique(fresh)].flatMap(([hash, id]): Rename[] => {
    const old = gone.get(hash);
    if (old === undefined) return [];
    return [{ from: old, to: id, at: id, ids: [[old, id]], dropped: old }];
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

/** The lock without what was renamed, so that it gets new names. */
function without(lock: Lock, renames: readonly Rename[]): Lock {
  const remains = (id: string): boolean => !renames.some(({ dropped }) => belongsTo(id, dropped));
  return mapTargets(lock, (entries) => new Map([...entries].filter(([id]) => remains(id))));
}

/** The lock with the ids of what was renamed replaced. */
function underNewIds(lock: Lock, renames: readonly Rename[]): Lock {
  const changes = renames.flatMap(({ ids }) => ids);
  const currentId = (id: string): string => {
    const [old, current] = changes.find(([from]) => belongsTo(id, from)) ?? [id, id];
    return moveId(id, old, current);
  };
  return mapTargets(
    lock,
    (entries) => new Map([...entries].map(([id, value]) => [currentId(id), value])),
  );
}

const mapTargets = (
  lock: Lock,
  map: <V>(entries: ReadonlyMap<string, V>) => Map<string, V>,
): Lock => ({
  ...lock,
  targets: new Map(
    [...lock.targets].map(([name, names]): [string, PublishedNames] => [
      name,
      { ...names, operations: map(names.operations), types: map(names.types) },
    ]),
  ),
});

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
  const text = JSON.stringify(type, (key, value: unknown) =>
    notContent.has(key) ? undefined : value,
  );
  return shortHash(text);
}

function hasContent(type: Type): boolean {
  if (type.kind === 'object') return type.properties.length > 0;
  return type.kind === 'enum' || type.kind === 'union' || type.kind === 'intersection';
}
