/** Names of methods and standalone functions. */

import { addTo } from '../base/groups.js';
import { wordKey, words } from '../base/words.js';
import type { Operation } from '../model/api.js';
import { inTargetCase } from './configured-names.js';
import type { Conventions } from './conventions.js';
import { toIdentifier } from './identifiers.js';
import type { NamingInput } from './input.js';
import type { MethodNames } from './names.js';
import { pathWords, sampleAccessor, type Placement } from './placement.js';
import type { PublishedOperation } from './published/published-names.js';
import type { ResourceTable } from './resources.js';
import { assignNames, type Claim } from './scope.js';

export interface PlacedOperations {
  readonly placements: ReadonlyMap<Operation, Placement>;
  readonly resources: ResourceTable;
}

/** Names the method of each operation. Each resource is a separate scope. */
export function nameMethods(
  { placements, resources }: PlacedOperations,
  input: NamingInput,
): Map<Operation, MethodNames> {
  const byResource = new Map<string, Operation[]>();
  for (const operation of placements.keys()) {
    addTo(byResource, resources.of.get(operation)!, operation);
  }
  const children = new Map<string, string[]>();
  for (const { parent, member } of resources.all.values()) {
    if (parent !== undefined) addTo(children, parent, member);
  }
  const result = new Map<Operation, MethodNames>();
  for (const [accessor, operations] of byResource) {
    const names = assignNames(
      operations.map((operation) =>
        methodClaim({ operation, placement: placements.get(operation)!, accessor }, input),
      ),
      new Set([...input.conventions.resourceMembers, ...(children.get(accessor) ?? [])]),
    );
    for (const operation of operations) {
      const method = names.get(identityOrder(operation))!;
      result.set(operation, { method, methodWords: words(method) });
    }
  }
  return result;
}

interface MethodPlace {
  readonly operation: Operation;
  readonly placement: Placement;
  /** Of its resource. */
  readonly accessor: string;
}

function methodClaim(
  { operation, placement, accessor }: MethodPlace,
  { conventions, configured, published }: NamingInput,
): Claim {
  const derived = methodCandidates(operation, placement, conventions);
  const step = configured.operations.get(operation.id)?.split('.').at(-1);
  const given = step && inTargetCase(step, conventions, conventions.cases.method);
  const sampled = sampleAccessor(operation);
  const byRule = `${accessor} ${placement.methods[0]!.join(' ')}`;
  return {
    id: identityOrder(operation),
    rank: given === undefined ? methodRank(operation) : -1,
    given: given !== undefined,
    published: publishedMethod(published.operations.get(operation.id), accessor),
    preferred: sampled !== undefined && wordKey(sampled) === wordKey(byRule),
    candidates: given === undefined ? derived : [given, ...derived],
  };
}

/** A published method, unless the config moves the operation to another resource. */
const publishedMethod = (
  published: PublishedOperation | undefined,
  accessor: string,
): string | undefined => (published?.resource === accessor ? published.method : undefined);

/** The path first, so that an item follows its collection regardless of their verbs. */
const identityOrder = ({ path, method }: Operation): string => `${path} ${method}`;

/** PATCH is `update` if there is a PUT too; a POST to an item yields to both. */
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

/** The operationId in the language's case; without one, method and path. */
export function functionName(operation: Operation, conventions: Conventions): string {
  const parts = operation.operationId === undefined ? [] : words(operation.operationId);
  return toIdentifier(
    conventions.cases.function(parts.length > 0 ? parts : pathWords(operation)),
    'call',
  );
}
