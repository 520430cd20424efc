/**
 * Stage `emit` of the TypeScript target: the lowered model and its names → the files of an SDK. The list
 * below is the folder that a user gets.
 */

import { indentedJson } from '../../base/unprintable.js';
import { compare } from '../../base/order.js';
import { apiMarkdown } from '../shared/api-md.js';
import type { EmittedFile } from '../shared/emitted-file.js';
import type { EmitResult } from '../target.js';
import { clientFile } from './client-file.js';
import { configFile } from './config-file.js';
import { createClientFile } from './create-client-file.js';
import { cjsEntry, cjsTypes } from './commonjs.js';
import { exampleFiles } from './example-files.js';
import { indexFile } from './index-file.js';
import { modelsFiles } from './models-file.js';
import { packageJson } from './package-json.js';
import { packageNameFile } from './package-name-file.js';
import { packageTexts } from './package-texts.js';
import { createPrinter } from './print.js';
import { readme } from './readme.js';
import { resourceFile } from './resource-file.js';
import { selectModules, type RuntimeTemplates } from './runtime.js';
import { createSdk, hasDownloads, type Sdk, type SdkInput } from './sdk.js';
import type { SourceFile } from './structures.js';
import { testFiles } from './test-files.js';
import { surfaceOf } from './surface.js';
import { versionFile } from './version-file.js';

/** The files of an SDK, sorted by path. Sources are not formatted yet. */
export function emit(input: SdkInput, templates: RuntimeTemplates): EmitResult {
  const sdk = createSdk(input);
  const { sources, runtime } = modulesOf(sdk);
  const print = createPrinter();
  const files = [
    ...packageFiles(sdk, templates, runtime),
    ...sources.map((file) => ({ path: pathOf(file), text: print(file), format: true })),
    ...[...runtime].map((module) => copied(`src/${module}.ts`, templates.runtime.get(module)!)),
  ];
  return {
    files: files.toSorted((a, b) => compare(a.path, b.path)),
    unknowns: sources.flatMap((file) => file.unknowns.map((at) => ({ path: pathOf(file), at }))),
  };
}

/** The emitted modules, and the modules of the runtime that they need. */
function modulesOf(sdk: Sdk) {
  const called = [
    createClientFile(sdk),
    configFile(sdk),
    ...modelsFiles(sdk),
    ...[...sdk.names.resources.values()].map((resource) => resourceFile(resource, sdk)),
  ];
  // The class and the index export parts of the runtime only if the functions need them.
  const downloads = hasDownloads(sdk) ? ['core/downloads'] : [];
  const needed = selectModules(new Set([...importedModules(called), ...downloads]));
  const client = clientFile(sdk, needed);
  return {
    sources: [indexFile(sdk, needed), client, packageNameFile(sdk), versionFile(sdk), ...called],
    runtime: selectModules(new Set([...importedModules([client, ...called]), ...downloads])),
  };
}

const importedModules = (sources: readonly SourceFile[]): Set<string> =>
  new Set(sources.flatMap(({ imports }) => imports.map(({ from }) => from)));

const pathOf = ({ module }: SourceFile): string => `src/${module}.ts`;

const copied = (path: string, text: string): EmittedFile => ({ path, text, format: false });

/** Everything around the sources. */
function packageFiles(
  sdk: Sdk,
  templates: RuntimeTemplates,
  runtime: ReadonlySet<string>,
): EmittedFile[] {
  const template = (name: string): string => templates.package.get(name)!;
  const tests = testFiles(sdk, template);
  return [
    copied('package.json', packageJson(sdk, tests.length > 0)),
    copied('tsconfig.json', template('tsconfig.json')),
    copied('tsconfig.cjs.json', template('tsconfig.cjs.json')),
    copied('README.md', readme(template('README.md.hbs'), sdk)),
    copied('api.md', apiMarkdown(...surfaceOf(sdk))),
    copied('scripts/merge.mjs', template('merge.mjs')),
    copied('.prettierrc.json', template('prettierrc.json')),
    copied('.gitattributes', template('gitattributes')),
    copied('.gitignore', template('gitignore')),
    ...packageTexts(sdk, template),
    ...tests,
    ...exampleFiles(sdk),
    copied('cjs/package.json', `${indentedJson({ type: 'commonjs' })}\n`),
    { path: 'cjs/index.cjs', text: cjsEntry(sdk), format: true },
    { path: 'cjs/index.d.cts', text: cjsTypes(sdk, runtime), format: true },
  ];
}
