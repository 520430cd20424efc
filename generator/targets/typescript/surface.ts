/** The surface of the SDK, as api.md lists it. */

import type { SurfaceOperation, SurfaceResource } from '../shared/api-md.js';
import { compare } from '../../base/order.js';
import type { Operation } from '../../model/api.js';
import { isShared } from '../../naming/homes.js';
import { argumentShape } from './arguments.js';
import { apiExports } from './exports.js';
import { operationNames, resourceModule, type Sdk } from './sdk.js';
import { typeCode } from './types.js';

/** The resources, and the names of the types that several of them share. */
export function surfaceOf(sdk: Sdk): [SurfaceResource[], readonly string[]] {
  const types = new Map(apiExports(sdk).map((module) => [module.from, module.types]));
  const resources = [...sdk.names.resources.values()].map((resource) => ({
    heading: resource.accessor,
    file: `./src/${resourceModule(resource)}.ts`,
    types: types.get(resourceModule(resource)) ?? [],
    operations: (sdk.operations.get(resource.accessor) ?? []).map((operation) =>
      surfaceOperation(operation, sdk),
    ),
  }));
  const shared = [...types].flatMap(([module, names]) => (isShared(module) ? names : []));
  return [resources, shared.toSorted(compare)];
}

function surfaceOperation(operation: Operation, sdk: Sdk): SurfaceOperation {
  const names = operationNames(sdk, operation.id);
  const scope = { file: { sdk, module: 'api' }, binary: 'json' } as const;
  return {
    method: operation.method,
    path: operation.path,
    accessor: names.resource,
    methodName: names.method,
    functionName: names.function,
    arguments: argumentShape(operation, names.positional),
    returns: typeCode(operation.success.type, scope).text,
    deprecated: operation.deprecated,
  };
}
