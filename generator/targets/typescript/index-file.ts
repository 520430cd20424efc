/** `src/index.ts`, and what the package exports of each module. */

import { addTo } from '../../base/groups.js';
import { compare } from '../../base/order.js';
import { ident } from './code.js';
import { sharedModule } from '../shared/homes.js';
import { createFile, operationNames, resourceModule, type Sdk } from './sdk.js';
import type { ExportDeclaration, SourceFile } from './structures.js';

const exported = (
  from: string,
  names: readonly (string | { readonly name: string; readonly alias: string })[],
  typeOnly = false,
): ExportDeclaration[] =>
  names.length === 0
    ? []
    : [
        {
          kind: 'export',
          from,
          typeOnly,
          names: names.map((item) =>
            typeof item === 'string'
              ? { name: ident(item) }
              : { name: ident(item.name), alias: ident(item.alias) },
          ),
        },
      ];

/** Modules with the names that each declares: values and types apart. */
export function exportTable(sdk: Sdk): { from: string; values: string[]; types: string[] }[] {
  const types = new Map<string, string[]>();
  for (const type of sdk.api.types.values()) {
    if (type.owner !== undefined) continue;
    const home = sdk.homes.get(type.id) ?? sharedModule;
    addTo(types, home, sdk.names.types.get(type.id)![0]!);
  }
  const resources = [...sdk.names.resources.values()].map((resource) => ({
    from: resourceModule(resource),
    values: [
      resource.className,
      ...(sdk.operations.get(resource.accessor) ?? []).map(
        ({ id }) => operationNames(sdk, id).function,
      ),
    ],
    types: (types.get(resourceModule(resource)) ?? []).toSorted(compare),
  }));
  const shared = (types.get(sharedModule) ?? []).toSorted(compare);
  return [
    ...(shared.length > 0 ? [{ from: sharedModule, values: [], types: shared }] : []),
    ...resources,
  ];
}

const errorClasses = [
  'APIConnectionError',
  'APIConnectionTimeoutError',
  'APIError',
  'APIUserAbortError',
  'AuthenticationError',
  'BadRequestError',
  'ConflictError',
  'InternalServerError',
  'MalformedResponseError',
  'NotFoundError',
  'PermissionDeniedError',
  'RateLimitError',
  'UnprocessableEntityError',
];

/** What the package exports of its runtime: values and types by module. */
export function runtimeExports(sdk: Sdk, modules: ReadonlySet<string>) {
  const base = { name: 'SDKError', alias: `${sdk.names.sdk.className}Error` };
  const uploads = modules.has('core/uploads');
  return [
    { from: 'core/api-promise', values: ['APIPromise'], types: [] },
    { from: 'core/client', values: ['Client'], types: [] },
    { from: 'core/error', values: [base, ...errorClasses], types: [] },
    { from: 'core/headers', values: [], types: ['HeadersLike'] },
    { from: 'core/is-error-of', values: ['isErrorOf'], types: ['ErrorOf'] },
    { from: 'core/request', values: [], types: ['RequestOptions'] },
    { from: 'core/resource', values: ['APIResource'], types: [] },
    { from: 'core/result', values: [], types: ['SafeResult'] },
    ...(uploads ? [{ from: 'core/uploads', values: ['toFile'], types: ['Uploadable'] }] : []),
    { from: 'core/logging', values: ['logRequests'], types: [] },
    { from: 'create-client', values: ['createClient'], types: ['CreateClientOptions'] },
  ];
}

/** `src/index.ts`: the class as default, and every name of the package by name. */
export function indexFile(sdk: Sdk, modules: ReadonlySet<string>): SourceFile {
  const file = createFile(sdk, 'index');
  const { className } = sdk.names.sdk;
  return file.finish([
    ...exported('client', [className, { name: className, alias: 'default' }]),
    ...exported('client', ['ClientOptions'], true),
    ...runtimeExports(sdk, modules).flatMap(({ from, values, types }) => [
      ...exported(from, values),
      ...exported(from, types, true),
    ]),
    ...exportTable(sdk).flatMap(({ from, values, types }) => [
      ...exported(from, values.toSorted(compare)),
      ...exported(from, types, true),
    ]),
  ]);
}
