/** Which operation of a document each method of an existing SDK calls. */

import { addTo } from '../../base/groups.js';
import type { Operation, OperationId } from '../../model/api.js';
import type { ImportedMethod } from './read-methods.js';

export interface MatchedMethods {
  /** The accessor that each operation had. */
  readonly accessors: ReadonlyMap<OperationId, string>;
  /** Methods that keep no name, with the reason. */
  readonly lost: readonly LostMethod[];
}

export interface LostMethod {
  readonly imported: ImportedMethod;
  readonly reason: LossReason;
}

export type LossReason =
  /** The document has no such operation. */
  | { readonly kind: 'absent' }
  /** The operation had another method before in the file, whose name it keeps. */
  | { readonly kind: 'second'; readonly kept: string }
  /** The client itself had the method, not a resource. */
  | { readonly kind: 'client' }
  /** Another method or resource has the name; the method is called otherwise. */
  | { readonly kind: 'taken'; readonly called: string };

/**
 * Finds the operation of each method by verb and path. Names of path parameters may differ, and so may a
 * version at the start, a query and a slash at the end if only one operation is left.
 */
export function matchMethods(
  methods: readonly ImportedMethod[],
  operations: readonly Operation[],
): MatchedMethods {
  const exact = new Map<string, Operation[]>();
  const near = new Map<string, Operation[]>();
  for (const operation of operations) {
    addTo(exact, exactKey(operation), operation);
    addTo(near, nearKey(operation), operation);
  }
  const accessors = new Map<OperationId, string>();
  const lost: LostMethod[] = [];
  for (const imported of methods) {
    const found = [exact.get(exactKey(imported)), near.get(nearKey(imported))];
    const operation = found.find((each) => each?.length === 1)?.[0];
    const kept = operation && accessors.get(operation.id);
    if (!operation) lost.push({ imported, reason: { kind: 'absent' } });
    else if (kept === imported.accessor) continue;
    else if (kept !== undefined) lost.push({ imported, reason: { kind: 'second', kept } });
    else if (!imported.accessor.includes('.')) lost.push({ imported, reason: { kind: 'client' } });
    else accessors.set(operation.id, imported.accessor);
  }
  return { accessors, lost };
}

type Request = Pick<ImportedMethod, 'method' | 'path'>;

const exactKey = ({ method, path }: Request): string =>
  `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;

const nearKey = ({ method, path }: Request): string =>
  exactKey({ method, path: path.replace(/[?#].*$/, '').replace(/\/$/, '') }).replace(
    / \/(?:api\/)?v\d+(?=\/)/i,
    ' ',
  );
