/** The view → files. */

import { compare } from '../../base/order.js';
import type { EmittedFile } from '../shared/emitted-file.js';
import { plainText, type Imported } from './code.js';
import { filesOf, type RenderedFile } from './file-rules.js';
import type { Escapes } from './helpers.js';
import {
  declaredNames,
  importedModules,
  nameReferences,
  packageModule,
  type LocalReference,
} from './imports.js';
import type { LoadedPack } from './load.js';
import { importsMark, lateImportsMark, noReferences, settle } from './marks.js';
import type { Render } from './template.js';
import { TemplateError } from './template-error.js';
import type { ViewContext } from './view/context.js';
import type { ImportsView } from './view/file-view.js';
import type { SdkView } from './view/sdk-view.js';

export interface RenderingInput {
  readonly loaded: LoadedPack;
  readonly sdk: SdkView;
  readonly context: ViewContext;
  readonly render: Render;
  readonly tools: Escapes;
}

/**
 * All files of an SDK, sorted by path.
 *
 * @throws {TemplateError} if two files have the same path regardless of case, or if one leaves the output
 */
export function renderFiles(input: RenderingInput): EmittedFile[] {
  const types = new Set(input.sdk.models.flatMap(declaredNames));
  const files = filesOf(input).map((file): EmittedFile => ({
    path: file.path,
    text: 'text' in file ? file.text : renderFile(file, types, input),
    format: false,
    ...('once' in file && file.once === true && { once: true }),
  }));
  checkPaths(files);
  return files.toSorted((a, b) => compare(a.path, b.path));
}

function checkPaths(files: readonly EmittedFile[]): void {
  const known = new Map<string, string>();
  for (const { path } of files) {
    const other = known.get(path.toLowerCase());
    if (other !== undefined) throw new TemplateError(`The pack writes ${path} twice (${other}).`);
    known.set(path.toLowerCase(), path);
    if (/^\/|(^|\/)\.\.(\/|$)/.test(path)) throw new TemplateError(`${path} leaves the output.`);
  }
}

/**
 * Renders a file, then its imports, which are known only once the whole file is rendered.
 *
 * @param types the names of all types
 */
function renderFile(file: RenderedFile, types: ReadonlySet<string>, input: RenderingInput): string {
  const { context, render, sdk } = input;
  const { template, view, viewPath, declares, hides = [] } = file;
  const references = noReferences();
  const text = render({ template, view, viewPath, references });
  const named = nameReferences({
    references: references.all,
    declares,
    hides,
    // Languages that evaluate types while they run know other types by name.
    others: declares.length > 0 ? types : new Set(),
    packageName: sdk.package,
  });
  const settled = settle(text, (index) => named[index]!.local);
  const imports = (isLate: boolean): string => renderImports({ file, named, isLate }, input);
  return settled
    .replace(importsMark, () => imports(false))
    .replace(lateImportsMark, () => imports(true))
    .replaceAll(/\n{2,}/g, (lines) => lines.slice(0, context.pack.blankLines + 1))
    .replace(/\n*$/, '\n');
}

interface FileImports {
  readonly file: RenderedFile;
  readonly named: readonly LocalReference[];
  readonly isLate: boolean;
}

/** The import statements of a file; empty if it imports nothing. */
function renderImports({ file, named, isLate }: FileImports, input: RenderingInput): string {
  const own = new Set(file.declares.map(({ id }) => id));
  const needed = named
    .filter(({ reference }) => reference.module !== packageModule && !reference.builtin)
    .filter(({ reference: { declares } }) => declares === undefined || !own.has(declares))
    .filter(({ reference }) => formsCycle(reference, file, input.context) === isLate);
  if (needed.length === 0) return '';
  const view: ImportsView = {
    modules: importedModules(needed, (module) => modulePath(module, input)),
    isLate,
  };
  const references = noReferences();
  const text = input.render({ template: 'imports.hbs', view, viewPath: 'imports', references });
  return settle(text, () => '').trimEnd();
}

/** Whether the imported file imports this one in turn. */
const formsCycle = (
  { declares }: Imported,
  { declares: [own] }: RenderedFile,
  { isCyclic }: ViewContext,
): boolean => declares !== undefined && own !== undefined && isCyclic(own.id, declares);

/** `./path` is a module of the SDK, which the pack names. */
function modulePath(module: string, { loaded: { pack }, sdk, tools }: RenderingInput): string {
  const isOwn = module.startsWith('./') && pack.module !== undefined;
  return isOwn ? plainText(pack.module(module.slice(2), sdk, tools)) : module;
}
