/** What uses each type: the only resource, or else the topic of the operations that are nearest to it. */

import { addTo } from '../base/groups.js';
import { compare } from '../base/order.js';
import { words } from '../base/words.js';
import type { Api, Operation, OperationId, TypeId } from '../model/api.js';
import { outermostOwner, references, resultTypes } from '../model/walk.js';

/** An operation or webhook that refers to a type, or has it as its own. */
interface EntryPoint {
  readonly id: TypeId;
  /** Absent for a webhook of the API. */
  readonly operation?: OperationId;
}

/** The types that operations and webhooks use directly. */
function entryPoints(api: Api): EntryPoint[] {
  const own = [...api.types.values()].flatMap(({ id, operation, owner }) =>
    operation === undefined || owner !== undefined ? [] : [{ id, operation }],
  );
  const used = api.operations.flatMap((operation) => {
    const { positional } = operation.arguments;
    return [...resultTypes(operation), ...(positional ? [positional.type] : [])]
      .flatMap(references)
      .map(({ to }) => ({ id: to, operation: operation.id }));
  });
  const sent = api.webhooks.flatMap(({ payload, operation }) =>
    references(payload.type).map(({ to }) => ({
      id: to,
      ...(operation !== undefined && { operation }),
    })),
  );
  return [...own, ...used, ...sent];
}

/** Stands for several resources, or none. */
const several = Symbol('several');

/**
 * The only resource that uses each type, directly or through other types; types without one are left out. Every
 * type is visited at most twice: for the first resource that uses it, and when there is a second one.
 *
 * @param resourceOf the resource of an operation, by any name that no other has
 */
export function onlyUsers(
  api: Api,
  resourceOf: (operation: OperationId) => string,
): Map<TypeId, string> {
  const users = new Map<TypeId, string | typeof several>();
  const assign = (start: TypeId, user: string | typeof several): void => {
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const type = api.types.get(id);
      const known = users.get(id);
      if (!type || known === user || known === several) continue;
      users.set(id, known === undefined ? user : several);
      for (const { to } of references(type.use.type)) pending.push(to);
      if (type.owner !== undefined) pending.push(type.owner);
      if (type.adopts !== undefined) pending.push(type.adopts);
    }
  };
  for (const { id, operation } of entryPoints(api)) {
    assign(id, operation === undefined ? several : resourceOf(operation));
  }
  // Unused types, such as payloads of events that the document only describes, belong to no resource.
  for (const { id, owner } of api.types.values()) {
    if (owner === undefined && !users.has(id)) assign(id, several);
  }
  const only = new Map<TypeId, string>();
  for (const id of api.types.keys()) {
    // A nested type is declared with its owner, even where others use only the owner.
    const user = users.get(outermostOwner(id, api));
    if (typeof user === 'string') only.set(id, user);
  }
  return only;
}

/** The topic of types that only webhooks refer to. */
const webhooks = 'webhooks';

/**
 * The topic of each outermost type, in words: that of most of the operations that refer to it, or else of most of
 * the types that do, nearest to an operation first. Every type is visited once.
 */
export function topicsOfTypes(api: Api): Map<TypeId, readonly string[]> {
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  const successors = referredTypes(api);
  const topics = new Map<TypeId, string>();
  let votes = new Map<TypeId, string[]>();
  for (const { id, operation } of entryPoints(api)) {
    const topic = operation === undefined ? webhooks : topicOf(operations.get(operation)!);
    addTo(votes, outermostOwner(id, api), topic);
  }
  while (votes.size > 0) {
    for (const [id, given] of votes) topics.set(id, mostFrequent(given));
    const next = new Map<TypeId, string[]>();
    for (const id of votes.keys()) {
      for (const to of successors.get(id) ?? []) {
        if (!topics.has(to)) addTo(next, to, topics.get(id)!);
      }
    }
    votes = next;
  }
  return new Map(
    [...api.types.values()]
      .filter(({ owner }) => owner === undefined)
      // The name of a type that nothing refers to says what it is about.
      .map(({ id, wireName }) => [id, words(topics.get(id) ?? words(wireName)[0] ?? id)]),
  );
}

/** The first tag of an operation, or else the first step of its path after a version. */
function topicOf({ tags, path }: Operation): string {
  const steps = path.split('/').filter((step) => /^[^{}]*\p{L}[^{}]*$/u.test(step));
  const named = steps.filter((step) => !/^(api|v\d+(\.\d+)*)$/i.test(step));
  return [...tags, ...named, ...steps, path].find((each) => words(each).length > 0) ?? 'root';
}

/** The outermost types that each outermost type refers to, with everything that is nested in it. */
function referredTypes(api: Api): Map<TypeId, TypeId[]> {
  const result = new Map<TypeId, TypeId[]>();
  for (const { id, use } of api.types.values()) {
    const from = outermostOwner(id, api);
    for (const { to } of references(use.type)) {
      if (!api.types.has(to)) continue;
      const target = outermostOwner(to, api);
      if (target !== from) addTo(result, from, target);
    }
  }
  return result;
}

/** The most frequent text; among equally frequent ones the first in order. */
function mostFrequent(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  const [[first]] = [...counts].toSorted(([a, m], [b, n]) => n - m || compare(a, b)) as [
    [string, number],
  ];
  return first;
}
