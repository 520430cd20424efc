/**
 * Renames in the document: an operation whose path changed but not its operationId, one whose operationId
 * changed but not its path, a component with another name but the same contents. Their published names
 * stay until the renames are accepted.
 */

import { shortHash } from '../../base/hash.js';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import type { Api, NamedType, Operation, TypeId, WireMember } from '../../model/api.js';
import { belongsTo, operationLocation, placeOf, moveId } from '../../model/identity.js';
import type { PublishedNames } from './published-names.js';
import type { Lock } from './lock.js';

export interface Followed {
  /** The lock, with the identities that the document has now. */
  readonly lock: Lock;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param accept whether renamed things take their new names @param root name of the document */
export function followRenames(lock: Lock, api: Api, root: string, accept: boolean): Followed {
  const renames = [...renamedOperations(lock, api), ...renamedSchemas(lock, api)];
  if (accept) return { lock: without(lock, renames), diagnostics: [] };
  const diagnostics = [
    ...renames.map(({ from, to, at }) => diagnostic('name-kept', { from, to }, placeOf(at, root))),
    ...movedArguments(lock, api, root),
  ];
  const moved = renames.flatMap(({ ids }) => ids);
  const idOf = (id: string): string => {
    const [old, current] = moved.find(([old]) => belongsTo(id, old)) ?? [id, id];
    return moveId(id, old, current);
  };
  return { lock: moved.length > 0 ? mapIds(lock, idOf) : lock, diagnostics };
}

/** What the lock says of the document itself. */
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
  readonly at: TypeId;
  /** Identities that changed with it, as beginnings; none where only a name changed. */
  readonly ids: readonly (readonly [string, string])[];
  /** What is derived anew once it is accepted. */
  readonly dropped: readonly string[];
}

function renamedOperations(lock: Lock, api: Api): Rename[] {
  const now = new Map(api.operations.map((operation) => [operation.id, operation]));
  const gone = byUnique(
    [...lock.operations].flatMap(([id, { operationId }]) =>
      operationId === '' || now.has(id) ? [] : [[id, operationId] as const],
    ),
  );
  const kept = [...lock.operations].flatMap(([id, { operationId: name }]): Rename[] => {
    const operation = now.get(id);
    if (!operation || (operation.operationId ?? '') === name) return [];
    const to = operation.operationId ?? id;
    return [{ from: name || id, to, at: operation.at, ids: [], dropped: [id] }];
  });
  const moved = api.operations.flatMap(({ id, operationId = '', at }): Rename[] => {
    const old = lock.operations.has(id) ? undefined : gone.get(operationId);
    if (old === undefined) return [];
    const ids = [
      [old, id],
      [operationLocation(old), operationLocation(id)],
    ] as const;
    return [{ from: old, to: id, at, ids, dropped: [old] }];
  });
  return [...kept, ...moved];
}

const wireMembers = ({ wire }: Operation): WireMember[] =>
  [...wire.path, ...wire.query, ...wire.headers, ...wire.cookies].filter(
    (part) => typeof part === 'object',
  );

const argumentNames = (operation: Operation): string[] =>
  wireMembers(operation)
    .flatMap(({ member }) => member ?? [])
    .toSorted();

/** Parameters that had a name for themselves, which a member of the body or another parameter has now. */
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
    return [{ from: old, to: id, at: id, ids: [[old, id]], dropped: [old] }];
  });
}

/** Keys by their values, where a value stands once. */
function byUnique(entries: readonly (readonly [string, string])[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const [, value] of entries) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map(
    entries.filter(([, value]) => counts.get(value) === 1).map(([key, value]) => [value, key]),
  );
}

const without = (lock: Lock, renames: readonly Rename[]): Lock => {
  const dropped = renames.flatMap((rename) => rename.dropped);
  if (dropped.length === 0) return lock;
  const keeps = (id: string): boolean => !dropped.some((old) => belongsTo(id, old));
  const filter = <V>(map: ReadonlyMap<string, V>): Map<string, V> =>
    new Map([...map].filter(([id]) => keeps(id)));
  return mapTargets(lock, filter);
};

function mapIds(lock: Lock, idOf: (id: string) => string): Lock {
  const rename = <V>(map: ReadonlyMap<string, V>): Map<string, V> =>
    new Map([...map].map(([id, value]) => [idOf(id), value]));
  return mapTargets(lock, rename);
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

/** What tells a component from others, whatever it is called; undefined for what says too little. */
function fingerprint(type: NamedType['use']['type']): string | undefined {
  const tells =
    type.kind === 'object'
      ? type.properties.length > 0
      : type.kind === 'enum' || type.kind === 'union' || type.kind === 'intersection';
  if (!tells) return undefined;
  const silent = new Set(['at', 'to', 'title', 'description', 'default', 'examples', 'deprecated']);
  const text = JSON.stringify(type, (key, value: unknown) => (silent.has(key) ? undefined : value));
  return shortHash(text);
}
