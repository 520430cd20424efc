/** Names of methods and standalone functions. */

import { addTo } from '../base/groups.js';
import { wordList } from '../base/word-list.js';
import { singular, wordKey, words } from '../base/words.js';
import type { Operation } from '../model/api.js';
import { inTargetCase } from './configured-names.js';
import type { Conventions } from './conventions.js';
import { toIdentifier } from './identifiers.js';
import type { NamingInput } from './input.js';
import { isPlural } from './lists.js';
import type { MethodNames, NameReason } from './names.js';
import { pathWords, sampleAccessor, type Placement } from './placement.js';
import type { PublishedOperation } from './published/published-names.js';
import type { ResourceTable } from './resources.js';
import { assignNames, type Claim } from './scope.js';
import { isVerb } from './verbs.js';

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
    const items = new Set(
      operations.filter((each) => placements.get(each)!.onItem).map(({ method }) => kindOf(method)),
    );
    const claims = new Map<string, Claim>();
    for (const operation of operations) {
      const placement = placements.get(operation)!;
      const kind = kindOf(operation.method);
      const isWholeOne = isWhole(placement) || isUndeclared(operation, placement);
      const meetsItem = kind !== 'POST' && isWholeOne && items.has(kind);
      const claim = methodClaim({ operation, placement, accessor, meetsItem }, input);
      claims.set(claim.id, claim);
    }
    const names = assignNames(
      [...claims.values()],
      new Set([...input.conventions.resourceMembers, ...(children.get(accessor) ?? [])]),
    );
    for (const operation of operations) {
      const id = identityOrder(operation);
      const method = names.get(id)!;
      const methodWords = words(method);
      const reason = reasonFor(method, claims.get(id)!, placements.get(operation)!);
      result.set(operation, { method, methodWords, reason });
    }
  }
  return result;
}

function reasonFor(
  method: string,
  { given, published, candidates }: Claim,
  { methods }: Placement,
): NameReason {
  const [wanted = method] = candidates;
  if (method === wanted) return { kind: given === true ? 'config' : 'rule' };
  // Beside a PATCH, a PUT is `replace`.
  if (methods.some((usual) => usual.join(' ') === wordKey(method))) return { kind: 'rule' };
  return method === published ? { kind: 'published' } : { kind: 'taken', wanted };
}

/** Whether an operation is about all things in a resource. A resource in the singular is a single thing. */
const isWhole = ({ onItem, action, resource, methods }: Placement): boolean =>
  !onItem && !action && (isPlural(resource.at(-1)!) || methods[0]![0] === 'list');

/** Whether nothing tells a list from a single thing: a GET whose answer is not declared. */
const isUndeclared = ({ method, success }: Operation, { onItem, action }: Placement): boolean =>
  method === 'GET' && !onItem && !action && success.type.kind === 'unknown';

/** What a request does to what it names, in one word for PUT and PATCH. A POST to a collection adds to it. */
const kindOf = (method: string): string => (method === 'PATCH' ? 'PUT' : method);

interface MethodPlace {
  readonly operation: Operation;
  readonly placement: Placement;
  /** Of its resource. */
  readonly accessor: string;
  /** Whether it does to all items of a resource what another operation does to one, which has the short name. */
  readonly meetsItem: boolean;
}

function methodClaim(
  place: MethodPlace,
  { conventions, configured, published }: NamingInput,
): Claim {
  const { operation, placement, accessor } = place;
  const own = ownWords(operation, placement);
  const derived = methodCandidates({ ...place, own }, conventions);
  const step = configured.operations.get(operation.id)?.split('.').at(-1);
  const given = step && inTargetCase(step, conventions, conventions.cases.method);
  const sampled = sampleAccessor(operation);
  const byRule = placement.methods[0]!.join(' ').toLowerCase();
  return {
    id: identityOrder(operation),
    rank: given === undefined ? methodRank(operation, placement) : -1,
    given: given !== undefined,
    published: publishedMethod(published.operations.get(operation.id), accessor),
    preference:
      sampled !== undefined && wordKey(sampled) === wordKey(`${accessor} ${byRule}`)
        ? 2
        : own[0]?.join(' ').toLowerCase() === byRule
          ? 1
          : // Of `list review comments` and `list review comments for repo`, the first is the list.
            -(own[0]?.length ?? 0),
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

/**
 * PATCH is `update` if there is a PUT too; a POST to an item yields to both. An action is the request that does
 * it, not one that reads whether it was done.
 */
function methodRank({ method }: Operation, { action }: Placement): number {
  if (action) return method === 'GET' || method === 'HEAD' ? 1 : 0;
  return method === 'PUT' ? 1 : method === 'POST' ? 2 : 0;
}

function methodCandidates(
  { operation, placement, meetsItem, own }: MethodPlace & { readonly own: OwnWords },
  conventions: Conventions,
): string[] {
  const usual = meetsItem ? wholeMethods(operation, own[0] ?? []) : placement.methods;
  const [first, ...others] = usual;
  const verbs = meetsItem || operation.method === 'PUT' ? others : [];
  // `POST /users/{id}` beside a PUT; words of the operationId say more.
  const last = operation.method === 'POST' && !placement.action ? others : [];
  const byRule = [first!, ...verbs, ...own, ...last].map((parts) =>
    conventions.cases.method(parts),
  );
  const byId = operation.operationId ? [functionName(operation, conventions)] : [];
  const byPath = conventions.cases.method(pathWords(operation));
  return [...byRule, ...byId, byPath].map((name) => toIdentifier(name, 'call'));
}

/** Methods of a collection whose items have the usual ones. @param own words of the operationId */
function wholeMethods({ method }: Operation, own: readonly string[]): Placement['methods'] {
  switch (method) {
    case 'GET':
      return [['list']];
    case 'DELETE':
      // `delete caches by key` does not delete all of them.
      return own.some((word) => word.toLowerCase() === 'by') ? [own] : [['delete', 'all']];
    case 'PUT':
      return [
        ['update', 'all'],
        ['replace', 'all'],
      ];
    default:
      return [['update', 'all']];
  }
}

/** Words of an operationId after which it no longer repeats the resource: `list comments for repo`. */
const prepositions: ReadonlySet<string> = new Set(
  wordList('as at by for from in into of on per through to using via with without'),
);

type OwnWords = readonly (readonly string[])[];

/** The words of the operationId from its verb on: without those that the resource says already, and with them. */
function ownWords({ operationId }: Operation, { resource }: Placement): OwnWords {
  const parts = words(operationId ?? '');
  const said = new Set(resource.flat().map((word) => singular(word.toLowerCase())));
  const isSaid = (word: string): boolean => said.has(singular(word.toLowerCase()));
  // Groups of operations come first: `apps/revoke grant`.
  const verb = Math.max(
    parts.findIndex((word) => isVerb(word) && !isSaid(word)),
    0,
  );
  const end = parts.findIndex(
    (word, index) => index > verb && prepositions.has(word.toLowerCase()),
  );
  const last = end === -1 ? parts.length : end;
  const own = parts.slice(verb, last).filter((word) => !isSaid(word));
  if (own.length === 0) return [];
  return [[...own, ...parts.slice(last)], ...(verb > 0 ? [parts.slice(verb)] : [])];
}

/** The operationId in the language's case; without one, method and path. */
export function functionName(operation: Operation, conventions: Conventions): string {
  const parts = operation.operationId === undefined ? [] : words(operation.operationId);
  return toIdentifier(
    conventions.cases.function(parts.length > 0 ? parts : pathWords(operation)),
    'call',
  );
}
