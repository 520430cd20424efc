/** The surface of the SDK, as api.md shows it. */

import type { Type } from '../../model/api.js';
import type { SurfaceResource } from '../shared/api-md.js';
import { sharedModule } from '../shared/homes.js';
import { argumentShape } from './arguments.js';
import { createFile, operationNames, resourceModule, type Sdk } from './sdk.js';
import { exportTable } from './index-file.js';
import { typeCode } from './types.js';

export function surfaceOf(sdk: Sdk): [SurfaceResource[], string[]] {
  const types = new Map(exportTable(sdk).map((table) => [table.from, table.types]));
  const scratch = createFile(sdk, 'api');
  const returns = (type: Type): string => typeCode(type, { file: scratch, binary: 'response' });
  const resources = [...sdk.names.resources.values()].map((resource) => ({
    heading: resource.accessor,
    file: `./src/${resourceModule(resource)}.ts`,
    types: types.get(resourceModule(resource)) ?? [],
    operations: (sdk.operations.get(resource.accessor) ?? []).map((operation) => {
      const names = operationNames(sdk, operation.id);
      return {
        method: operation.method,
        path: operation.path,
        accessor: names.resource,
        methodName: names.method,
        functionName: names.function,
        arguments: argumentShape(operation, names.positional),
        returns: returns(operation.success.type),
        deprecated: operation.deprecated,
      };
    }),
  }));
  return [resources, types.get(sharedModule) ?? []];
}
