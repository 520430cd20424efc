/** The entry of the package for `require()`. */

import { code, ident, join, str, type Code } from './code.js';
import { apiExports, runtimeExports } from './exports.js';
import { banner } from './file.js';
import type { Sdk } from './sdk.js';

const lines = (parts: readonly Code[]): string => `${join(parts, code`\n`).text}\n`;

/** `cjs/index.cjs`: `require()` returns the class, with every export as a static member. */
export function cjsEntry(sdk: Sdk): string {
  const name = ident(sdk.names.sdk.className);
  return lines([
    banner(sdk),
    code`'use strict';`,
    code``,
    code`const exported = require('./index.js');`,
    code``,
    code`const { ${name} } = exported;`,
    code`for (const name of Object.keys(exported)) {`,
    code`  Object.defineProperty(${name}, name, { value: exported[name], enumerable: true, configurable: true });`,
    code`}`,
    code`module.exports = ${name};`,
  ]);
}

/**
 * `cjs/index.d.cts`: the class, merged with a namespace of everything that the package exports.
 *
 * @param runtime the modules of the runtime that the package contains
 */
export function cjsTypes(sdk: Sdk, runtime: ReadonlySet<string>): string {
  const name = ident(sdk.names.sdk.className);
  const modules = [
    { from: 'client', values: [], types: ['ClientOptions'] },
    ...runtimeExports(sdk, runtime),
    ...apiExports(sdk),
  ].map((exports, index) => ({ ...exports, local: ident(`module${index}`) }));
  const imports = modules.map(
    ({ from, local }) => code`import ${local} = require(${str(`./${from}.js`)});`,
  );
  const members = modules.flatMap(({ values, types, local }) =>
    [...values, ...types.map((type) => ({ name: type, alias: type }))].map(
      (item) => code`  export import ${ident(item.alias)} = ${local}.${ident(item.name)};`,
    ),
  );
  return lines([
    banner(sdk),
    code`import client = require('./client.js');`,
    ...imports,
    code``,
    code`declare class ${name} extends client.${name} {}`,
    code``,
    code`declare namespace ${name} {`,
    code`  export { ${name}, ${name} as default };`,
    ...members,
    code`}`,
    code``,
    code`export = ${name};`,
  ]);
}
