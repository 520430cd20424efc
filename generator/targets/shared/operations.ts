/** The order of operations, and which of them represents the API in examples. */

import { addTo } from '../../base/groups.js';
import { compare } from '../../base/order.js';
import type { Api, Operation } from '../../model/api.js';
import type { Names } from '../../naming/names.js';

const methodOrder = ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];

/** By path, then by method, so that the order of the document has no effect. */
const compareOperations = (a: Operation, b: Operation): number =>
  compare(a.path, b.path) ||
  methodOrder.indexOf(a.method) - methodOrder.indexOf(b.method) ||
  compare(a.method, b.method);

/** The sorted operations of each resource, by its accessor. Resources without operations have no entry. */
export function operationsByResource(
  api: Api,
  names: Names,
): ReadonlyMap<string, readonly Operation[]> {
  const byResource = new Map<string, Operation[]>();
  for (const operation of api.operations.toSorted(compareOperations)) {
    addTo(byResource, names.operations.get(operation.id)!.resource, operation);
  }
  return byResource;
}

/** The operation that a README shows: one that writes and returns a named type, if there is one. */
export function exampleOperation(operations: readonly Operation[]): Operation | undefined {
  const find = (method: string): Operation | undefined =>
    operations.find(
      (operation) =>
        operation.method === method &&
        !operation.deprecated &&
        operation.success.type.kind === 'ref',
    );
  return find('POST') ?? find('PATCH') ?? find('PUT') ?? find('GET') ?? operations[0];
}

/** The security of an operation; undefined if it is the default of the API. */
export function ownSecurity(
  { security }: Operation,
  api: Api,
): readonly (readonly string[])[] | undefined {
  const isDefault = JSON.stringify(security) === JSON.stringify(api.security.default);
  return isDefault ? undefined : security;
}
