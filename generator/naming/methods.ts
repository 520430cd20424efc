/** Methods of resources, and the names inside a function. */

import { addTo } from '../base/groups.js';
import type { Operation } from '../model/api.js';
import { givenName, type Conventions, type NameRules } from './conventions.js';
import type { KeptNames, KeptOperation } from './published/published.js';
import type { ResourceTable } from './resources.js';
import { pathWords, sampleAccessor, type Placement } from './rules.js';
import { assignNames, type Claim } from './scope.js';
import { spoken, toIdentifier, words } from './words.js';

export interface MethodNames {
  readonly method: string;
  readonly methodWords: readonly string[];
}

export interface LocalNames {
  /** Of the last path parameter, as an argument. */
  readonly positional?: string;
  /** Of params members that the function takes out, as local variables. */
  readonly locals: ReadonlyMap<string, string>;
}

export function nameMethods(
  placements: ReadonlyMap<Operation, Placement>,
  resources: ResourceTable,
  conventions: Conventions,
  rules: NameRules,
  kept: KeptNames,
): Map<Operation, MethodNames> {
  const byResource = new Map<string, Operation[]>();
  for (const operation of placements.keys()) {
    addTo(byResource, resources.of.get(operation)!, operation);
  }
  const children = new Map<string, Set<string>>();
  for (const { parent, member } of resources.all.values()) {
    if (parent === undefined) continue;
    children.set(parent, (children.get(parent) ?? new Set()).add(member));
  }

  const result = new Map<Operation, MethodNames>();
  for (const [accessor, operations] of byResource) {
    const taken = new Set([...conventions.resourceMembers, ...(children.get(accessor) ?? [])]);
    const claims = operations.map((operation): Claim => {
      const rules_ = methodCandidates(operation, placements.get(operation)!, conventions);
      const named = rules.operations.get(operation.id)?.split('.').at(-1);
      const given = named && givenName(named, conventions, conventions.cases.method);
      const sampled = sampleAccessor(operation);
      const { methods } = placements.get(operation)!;
      return {
        id: identityOrder(operation),
        rank: given === undefined ? methodRank(operation) : -1,
        given: given !== undefined,
        kept: keptMethod(kept.operations.get(operation.id), accessor),
        preferred:
          sampled !== undefined &&
          spoken(sampled) === spoken(`${accessor} ${methods[0]!.join(' ')}`),
        candidates: given === undefined ? rules_ : [given, ...rules_],
      };
    });
    const names = assignNames(claims, taken);
    for (const operation of operations) {
      const method = names.get(identityOrder(operation))!;
      result.set(operation, { method, methodWords: words(method) });
    }
  }
  return result;
}

/** A published method, as long as the config has not moved it to another resource. */
const keptMethod = (kept: KeptOperation | undefined, accessor: string): string | undefined =>
  kept?.resource === accessor ? kept.method : undefined;

/** The path first, so that an item follows its collection and a verb does not part them. */
const identityOrder = ({ path, method }: Operation): string => `${path} ${method}`;

/** PATCH is `update` where PUT is there too; a POST on an item gives way to both. */
const methodRank = ({ method }: Operation): number =>
  method === 'PUT' ? 1 : method === 'POST' ? 2 : 0;

function methodCandidates(
  operation: Operation,
  placement: Placement,
  conventions: Conventions,
): string[] {
  const byRule = placement.methods.map((parts) => conventions.cases.method(parts));
  const [first, ...others] = byRule;
  const byId = operation.operationId ? [functionName(operation, conventions)] : [];
  const byPath = conventions.cases.method(pathWords(operation));
  const verbs = operation.method === 'PUT' ? others : [];
  return [first!, ...verbs, ...byId, byPath].map((name) => toIdentifier(name, 'call'));
}

/** operationId in the language's case; without one, method and path. */
export function functionName(operation: Operation, conventions: Conventions): string {
  const parts = operation.operationId === undefined ? [] : words(operation.operationId);
  return toIdentifier(
    conventions.cases.function(parts.length > 0 ? parts : pathWords(operation)),
    'call',
  );
}

/**
 * Names within a function, in one scope: what its body refers to, the positional argument, and members
 * taken out of params.
 */
export function localNames(
  operation: Operation,
  ownName: string,
  conventions: Conventions,
): LocalNames {
  const { positional } = operation.arguments;
  const { path, query, headers, cookies } = operation.wire;
  const members = [...path, ...query, ...headers, ...cookies].flatMap((part) =>
    typeof part === 'object' && part.member !== undefined ? [part.member] : [],
  );
  const claim = (id: string, text: string, rank: number): Claim => {
    const name = toIdentifier(conventions.cases.argument(words(text)), 'value');
    return { id, rank, candidates: [name, `${name}Param`] };
  };
  const names = assignNames(
    [
      ...(positional ? [claim('', positional.name, 0)] : []),
      ...members.map((member) => claim(`.${member}`, member, 1)),
    ],
    new Set([...conventions.locals, ...conventions.reservedWords, ownName]),
  );
  const own = names.get('');
  return {
    ...(own !== undefined && { positional: own }),
    locals: new Map(members.map((member) => [member, names.get(`.${member}`)!])),
  };
}
