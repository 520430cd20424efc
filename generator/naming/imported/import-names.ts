/** The `names` of a config with which the methods of an SDK are called as those of an existing one. */

import { addTo } from '../../base/groups.js';
import { compare } from '../../base/order.js';
import type { Operation, OperationId } from '../../model/api.js';
import type { Names } from '../names.js';
import type { LostMethod, MatchedMethods } from './match-methods.js';
import type { ImportedMethod } from './read-methods.js';

/** The `names` of a config, as it is written. */
export interface NamesConfig {
  readonly resources?: Readonly<Record<string, string>>;
  readonly operations?: Readonly<Record<string, string>>;
}

export interface ImportInput {
  readonly operations: readonly Operation[];
  readonly methods: readonly ImportedMethod[];
  readonly matched: MatchedMethods;
  /** The names that an SDK has with a config. */
  readonly namesWith: (config: NamesConfig) => Promise<Pick<Names, 'operations'>>;
}

export interface ImportedNames {
  readonly config: NamesConfig;
  /** Number of operations that are called as before. */
  readonly kept: number;
  readonly lost: readonly LostMethod[];
}

/** Rounds after which a name that another one takes is given up: each round adds the names that moved. */
const rounds = 4;

/**
 * The shortest config that keeps all names: names of resources that several operations share, then the names of
 * the operations that would be called otherwise.
 */
export async function importNames(input: ImportInput): Promise<ImportedNames> {
  const { operations, matched, methods, namesWith } = input;
  const resources = sharedNames(operations, matched, await namesWith({}));
  const given = new Map<OperationId, string>();
  let config: NamesConfig = configOf(resources, given);
  let wrong = new Map<OperationId, string>();
  for (let round = 0; round < rounds; round++) {
    wrong = differing(matched, await namesWith(config));
    const added = [...wrong.keys()].filter((id) => !given.has(id));
    if (added.length === 0) break;
    for (const id of added) given.set(id, matched.accessors.get(id)!);
    config = configOf(resources, given);
  }
  const lines = new Map(methods.map((method) => [method.accessor, method]));
  const taken = [...wrong].map(([id, called]): LostMethod => {
    const imported = lines.get(matched.accessors.get(id)!)!;
    return { imported, reason: { kind: 'taken', called } };
  });
  return {
    config,
    kept: matched.accessors.size - wrong.size,
    lost: [...matched.lost, ...taken].toSorted((a, b) => a.imported.line - b.imported.line),
  };
}

const accessorOf = ({ operations }: Pick<Names, 'operations'>, id: OperationId): string => {
  const { resource, method } = operations.get(id)!;
  return `${resource}.${method}`;
};

/** Operations that would not be called as before, with what they would be called. */
function differing(
  { accessors }: MatchedMethods,
  names: Pick<Names, 'operations'>,
): Map<OperationId, string> {
  return new Map(
    [...accessors].flatMap(([id, wanted]) => {
      const called = accessorOf(names, id);
      return called === wanted ? [] : [[id, called] as const];
    }),
  );
}

/** A name for the first steps of all paths that begin alike, where it is right for more than one operation. */
function sharedNames(
  operations: readonly Operation[],
  { accessors }: MatchedMethods,
  names: Pick<Names, 'operations'>,
): Map<string, string> {
  const groups = new Map<string, { readonly own: string[]; readonly wanted: string[] }[]>();
  for (const { id, path } of operations) {
    const accessor = accessors.get(id);
    if (accessor === undefined) continue;
    const [, first = ''] = /^((?:\/v\d+)?\/[^/{}?#]+)(?=\/|$)/i.exec(path) ?? [];
    const own = names.operations.get(id)!.resource.split('.');
    if (first !== '') addTo(groups, first, { own, wanted: accessor.split('.').slice(0, -1) });
  }
  const result = new Map<string, string>();
  for (const [first, members] of groups) {
    const counts = new Map<string, number>();
    for (const { own, wanted } of members) {
      const rest = own.slice(1);
      const start = wanted.slice(0, wanted.length - rest.length);
      const fits = start.length > 0 && rest.every((step, at) => step === wanted[start.length + at]);
      const name = fits ? start.join('.') : own[0]!;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || compare(a[0], b[0]));
    if (best && best[1] > 1 && best[0] !== members[0]!.own[0]) result.set(`${first}/**`, best[0]);
  }
  return result;
}

const configOf = (
  resources: ReadonlyMap<string, string>,
  operations: ReadonlyMap<OperationId, string>,
): NamesConfig => ({
  ...(resources.size > 0 && { resources: sorted(resources) }),
  ...(operations.size > 0 && { operations: sorted(operations) }),
});

const sorted = (names: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries([...names].toSorted(([a], [b]) => compare(a, b)));
