/** `src/index.ts`: the client class as default export, and every public name by name. */

import { compare } from '../../base/order.js';
import { ident } from './code.js';
import { apiExports, runtimeExports, type ExportName, type ModuleExports } from './exports.js';
import { sourceFile } from './file.js';
import type { Sdk } from './sdk.js';
import type { ExportDeclaration, SourceFile } from './structures.js';

/** @param runtime the modules of the runtime that the package contains */
export function indexFile(sdk: Sdk, runtime: ReadonlySet<string>): SourceFile {
  const { className: name } = sdk.names.sdk;
  const client = [
    { name, alias: name },
    { name, alias: 'default' },
  ];
  return sourceFile({ sdk, module: 'index' }, [
    ...exportsOf({ from: 'client', values: client, types: ['ClientOptions'] }),
    ...runtimeExports(sdk, runtime).flatMap(exportsOf),
    ...apiExports(sdk)
      .map((module) => ({
        ...module,
        values: module.values.toSorted((a, b) => compare(a.name, b.name)),
      }))
      .flatMap(exportsOf),
  ]);
}

const exportsOf = ({ from, values, types }: ModuleExports): ExportDeclaration[] => [
  ...exported(from, values, false),
  ...exported(
    from,
    types.map((name) => ({ name, alias: name })),
    true,
  ),
];

const exported = (
  from: string,
  names: readonly ExportName[],
  typeOnly: boolean,
): ExportDeclaration[] =>
  names.length === 0
    ? []
    : [
        {
          kind: 'export',
          from,
          typeOnly,
          names: names.map(({ name, alias }) => ({
            name: ident(name),
            ...(alias !== name && { alias: ident(alias) }),
          })),
        },
      ];
