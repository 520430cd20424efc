/** The exports of the package, by the module that declares them. */

import { addTo } from '../../base/groups.js';
import { compare } from '../../base/order.js';
import type { ResourceNames } from '../../naming/names.js';
import { modulesOfTypes } from '../../naming/homes.js';
import { errorClasses } from './runtime-facts.js';
import { operationNames, resourceModule, type Sdk } from './sdk.js';

/** The names that the package exports from one module. */
export interface ModuleExports {
  /** Path of the module within `src`, without extension. */
  readonly from: string;
  readonly values: readonly ExportName[];
  readonly types: readonly string[];
}

/** A name in its module and in the package. */
export interface ExportName {
  readonly name: string;
  readonly alias: string;
}

/** A name that is the same in both. */
const same = (name: string): ExportName => ({ name, alias: name });

/** Exports of the runtime, those of uploads and downloads if the package has them; the base class of errors is called after the client. */
export const publicRuntime: readonly {
  readonly from: string;
  readonly values: readonly string[];
  readonly types: readonly string[];
}[] = [
  { from: 'core/api-promise', values: ['APIPromise'], types: [] },
  { from: 'core/client', values: ['Client'], types: [] },
  { from: 'core/error', values: ['SDKError', ...errorClasses], types: [] },
  { from: 'core/headers', values: [], types: ['HeadersLike'] },
  { from: 'core/is-error-of', values: ['isErrorOf'], types: ['ErrorOf'] },
  { from: 'core/request', values: [], types: ['RequestOptions'] },
  { from: 'core/resource', values: ['APIResource'], types: [] },
  { from: 'core/result', values: [], types: ['SafeResult'] },
  { from: 'core/uploads', values: ['toFile'], types: ['Uploadable'] },
  { from: 'core/downloads', values: ['writeToFile'], types: [] },
  { from: 'core/logging', values: ['logRequests'], types: [] },
  { from: 'core/observer', values: ['observer'], types: [] },
  { from: 'core/redirect', values: ['followRedirects'], types: [] },
  { from: 'create-client', values: ['createClient'], types: ['CreateClientOptions'] },
];

/** The name of the base class of all errors of an SDK. @param className the client class */
export const baseErrorName = (className: string): string => `${className}Error`;

/** What this package exports of its runtime. @param runtime the modules that it contains */
export function runtimeExports(sdk: Sdk, runtime: ReadonlySet<string>): ModuleExports[] {
  const alias = baseErrorName(sdk.names.sdk.className);
  return publicRuntime
    .filter(({ from }) => !/^core\/(?:uploads|downloads)$/.test(from) || runtime.has(from))
    .map(({ values, ...rest }) => ({
      ...rest,
      values: values.map((name) => (name === 'SDKError' ? { name, alias } : same(name))),
    }));
}

/** What this package exports of the API: types that belong to no resource, then resource by resource. */
export function apiExports(sdk: Sdk): ModuleExports[] {
  const types = new Map<string, string[]>();
  for (const { id, owner } of sdk.api.types.values()) {
    const module = sdk.names.modules.get(id)!;
    if (owner === undefined) addTo(types, module, sdk.names.types.get(id)![0]!);
  }
  const typesOf = (module: string): string[] => (types.get(module) ?? []).toSorted(compare);
  const ofResource = (resource: ResourceNames): ModuleExports => {
    const operations = sdk.operations.get(resource.accessor) ?? [];
    const functions = operations.map(({ id }) => operationNames(sdk, id).function);
    const from = resourceModule(resource);
    return {
      from,
      values: [resource.className, ...functions].map(same),
      types: typesOf(from),
    };
  };
  return [
    ...modulesOfTypes(sdk.names).map((from) => ({ from, values: [], types: typesOf(from) })),
    ...[...sdk.names.resources.values()].map(ofResource),
  ];
}
