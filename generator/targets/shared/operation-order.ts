/** Order and choice of operations, the same in every language. */

import type { Operation } from '../../model/api.js';
import { compare } from '../../base/order.js';

const methodOrder = ['POST', 'GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'];

/** By path, then by verb: the order of the document does not show. */
export const compareOperations = (a: Operation, b: Operation): number =>
  compare(a.path, b.path) ||
  methodOrder.indexOf(a.method) - methodOrder.indexOf(b.method) ||
  compare(a.method, b.method);

/** The operation to show: one that changes something by few arguments, else the first. */
export function tellingOperation(operations: readonly Operation[]): Operation | undefined {
  const find = (method: string): Operation | undefined =>
    operations.find(
      (operation) =>
        operation.method === method &&
        !operation.deprecated &&
        operation.success.type.kind === 'ref',
    );
  return find('POST') ?? find('PATCH') ?? find('PUT') ?? find('GET') ?? operations[0];
}
