/** The order of operations, and which of them represents the API in examples. */

import { addTo } from '../../base/groups.js';
import { limits } from '../../base/limits.js';
import { compare } from '../../base/order.js';
import type { Api, Operation } from '../../model/api.js';
import { follow } from '../../model/walk.js';
import type { Names } from '../../naming/names.js';
import { exampleArguments, hasFile } from './example-value.js';

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

/**
 * The operation that a README shows: one that users want first. It is never an upload where there is another; one with
 * a sample in the document comes first, then one that creates or lists what is near the root, with few arguments.
 */
export function exampleOperation(api: Api): Operation | undefined {
  const sizes = new Map<string, number>();
  for (const { path } of api.operations) {
    const [root = ''] = staticSteps(path);
    sizes.set(root, (sizes.get(root) ?? 0) + 1);
  }
  const ranked = api.operations
    .map((operation) => ({ operation, ranks: ranksOf(operation, api, sizes) }))
    .toSorted(
      (a, b) => compareRanks(a.ranks, b.ranks) || compareOperations(a.operation, b.operation),
    )
    .map(({ operation }) => operation);
  return ranked.find((operation) => !needsFile(operation, api)) ?? ranked[0];
}

/** The operation that shows how a file is sent. */
export const uploadOperation = (api: Api): Operation | undefined =>
  firstUsual(api.operations.filter((operation) => needsFile(operation, api)));

/** The operation that shows how bytes are received: one without a file in its arguments. */
export const downloadOperation = (api: Api): Operation | undefined =>
  firstUsual(
    api.operations.filter(
      (operation) => operation.success.type.kind === 'binary' && !needsFile(operation, api),
    ),
  );

/** The first operation that is not deprecated, if there is one. */
const firstUsual = (operations: readonly Operation[]): Operation | undefined =>
  operations.find(({ deprecated }) => !deprecated) ?? operations[0];

/** Whether the example of an operation contains a file. */
export function needsFile({ arguments: { params } }: Operation, api: Api): boolean {
  const type = params && api.types.get(params.id);
  return type !== undefined && hasFile(exampleArguments(type, api));
}

const compareRanks = (a: readonly number[], b: readonly number[]): number =>
  a.map((rank, index) => rank - b[index]!).find((difference) => difference !== 0) ?? 0;

/** The steps of a path that are not parameters, without a version or `api` in front. */
const staticSteps = (path: string): string[] =>
  path
    .split('/')
    .filter((step) => step !== '' && !step.includes('{'))
    .filter((step, index) => index > 1 || !/^(v\d[\w.]*|api)$/i.test(step));

/** What decides between operations, the most important first: the lower, the better. */
function ranksOf(operation: Operation, api: Api, sizes: ReadonlyMap<string, number>): number[] {
  const { path, method, deprecated, samples, success, arguments: given } = operation;
  const steps = staticSteps(path);
  const ends = !path.endsWith('}');
  const creates = method === 'POST' && ends;
  const type = given.params && follow(api.types.get(given.params.id)!.use.type, api);
  const count = type?.kind === 'object' ? type.properties.filter((one) => one.required).length : 0;
  const returns = follow(success.type, api)?.kind ?? 'null';
  return [
    deprecated ? 1 : 0,
    samples.length > 0 ? 0 : 1,
    creates || (method === 'GET' && ends) ? 0 : 1,
    ['object', 'array', 'union', 'intersection'].includes(returns) ? 0 : 1,
    path.split('{').length - 1,
    steps.length === 0 ? limits.depth : steps.length,
    creates ? 0 : 1,
    count === 0 && creates ? 2 : Math.max(0, count - fewArguments),
    -(sizes.get(steps[0] ?? '') ?? 0),
  ];
}

/** Arguments that a first example can have. */
const fewArguments = 3;

/** The security of an operation; undefined if it is the default of the API. */
export function ownSecurity(
  { security }: Operation,
  api: Api,
): readonly (readonly string[])[] | undefined {
  const isDefault = JSON.stringify(security) === JSON.stringify(api.security.default);
  return isDefault ? undefined : security;
}
