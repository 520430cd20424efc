/**
 * Stage `emit` of the TypeScript target: the lowered model and its names → the files of an SDK. The list
 * below is the folder that a user gets.
 */

import { addTo } from '../../base/groups.js';
import type { Api, NamedType, Operation, OperationId, TypeId, Webhook } from '../../model/api.js';
import type { Names, ResourceNames } from '../../naming/names.js';
import { apiMarkdown } from '../shared/api-md.js';
import { compare } from '../../base/order.js';
import { visibleJson } from './code.js';
import type { EmittedFile } from '../shared/emitted-file.js';
import { findHomes } from '../shared/homes.js';
import type { EmitResult } from '../target.js';
import { compareOperations } from '../shared/operation-order.js';
import { hiddenNames } from './shadowed-names.js';
import { cjsEntry, cjsTypes, packageJson, readme } from './package-files.js';
import { createPrinter } from './print.js';
import { resourceFile } from './resource-file.js';
import type { RuntimeTemplates } from './runtime.js';
import { selectRuntime } from './runtime.js';
import type { Sdk, SdkOptions } from './sdk.js';
import { clientFile } from './client-file.js';
import { indexFile } from './index-file.js';
import { configFile, createClientFile, modelsFile } from './sdk-files.js';
import type { SourceFile } from './structures.js';
import { surfaceOf } from './surface.js';

export function emit(
  api: Api,
  names: Names,
  options: SdkOptions,
  templates: RuntimeTemplates,
): EmitResult {
  const sdk = createSdk(api, names, options);
  const { print } = createPrinter();
  const models = modelsFile(sdk);
  const resources = [...names.resources.values()].map((resource) => resourceFile(resource, sdk));
  const called = [
    createClientFile(sdk),
    configFile(sdk),
    ...(models ? [models.file] : []),
    ...resources.map(({ result }) => result),
  ];
  const needed = selectRuntime(templates, importedModules(called));
  const modules = new Set(needed.map(({ module }) => module));
  const sources = [clientFile(sdk, modules), ...called];
  const runtime = selectRuntime(templates, importedModules(sources));
  const index = indexFile(sdk, modules);
  const description = `The ${names.sdk.className} client for TypeScript and JavaScript.`;
  const as = (path: string, text: string, format = false): EmittedFile => ({ path, text, format });
  const files = [
    as('package.json', packageJson(sdk, description, models !== undefined)),
    as('tsconfig.json', templates.package.get('tsconfig.json')!),
    as('tsconfig.cjs.json', templates.package.get('tsconfig.cjs.json')!),
    as('README.md', readme(templates.package.get('README.md.hbs')!, sdk)),
    as('api.md', apiMarkdown(...surfaceOf(sdk))),
    as('.prettierrc.json', templates.package.get('prettierrc.json')!),
    as('.gitattributes', templates.package.get('gitattributes')!),
    as('.gitignore', templates.package.get('gitignore')!),
    as('cjs/package.json', `${visibleJson({ type: 'commonjs' })}\n`),
    as('cjs/index.cjs', cjsEntry(sdk), true),
    as('cjs/index.d.cts', cjsTypes(sdk, modules), true),
    ...[index, ...sources].map((file) => as(file.path, print(file), true)),
    ...runtime.map(({ module, text }) => as(`src/${module}.ts`, text)),
  ];
  return {
    files: files.toSorted((a, b) => compare(a.path, b.path)),
    unknowns: [...(models?.unknowns ?? []), ...resources.flatMap(({ unknowns }) => unknowns)],
  };
}

const importedModules = (sources: readonly SourceFile[]): Set<string> =>
  new Set(sources.flatMap(({ imports }) => imports.map(({ from }) => from)));

function createSdk(api: Api, names: Names, options: SdkOptions): Sdk {
  const nested = new Map<TypeId, NamedType[]>();
  for (const type of api.types.values()) {
    if (type.owner !== undefined) addTo(nested, type.owner, type);
  }
  const operations = new Map<string, Operation[]>();
  for (const operation of api.operations) {
    addTo(operations, names.operations.get(operation.id)!.resource, operation);
  }
  for (const list of operations.values()) list.sort(compareOperations);
  const events = new Map<OperationId, Webhook[]>();
  for (const webhook of api.webhooks) {
    if (webhook.operation !== undefined) addTo(events, webhook.operation, webhook);
  }
  const children = new Map<string, ResourceNames[]>();
  for (const resource of names.resources.values()) addTo(children, resource.parent ?? '', resource);
  const homes = findHomes(api, names);
  return {
    api,
    names,
    options,
    homes,
    nested,
    hidden: hiddenNames(api, names, homes, nested),
    events,
    operations,
    children,
  };
}
