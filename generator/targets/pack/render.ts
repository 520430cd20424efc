/** The view → files: the pack's file map, a template a file, with what each imports. */

import { compare } from '../../base/order.js';
import type { EmittedFile } from '../shared/emitted-file.js';
import { Code, ident, plainText, type Imported } from './code.js';
import type { LoadedPack } from './load.js';
import type { Escapes } from './helpers.js';
import { importsMark, lateImportsMark, noReferences, settle, type References } from './marks.js';
import type { Copied, FileRule, Rendered } from './pack.js';
import type { ViewContext } from './view/context.js';
import type { Render } from './template.js';
import { TemplateError } from './template-error.js';
import type { ModelView } from './view/model-view.js';
import type { SdkView } from './view/sdk-view.js';

/** What a template of one item gets: the item, and the SDK around it. */
export type FileView<Item> = SdkView & { readonly item: Item };

/** The view of `imports.hbs`: rendered for a file once it is known what the file refers to. */
export interface ImportsView {
  readonly modules: readonly ImportedModule[];
  readonly isLate: boolean;
}

export interface ImportedModule {
  readonly module: Code;
  readonly group: number;
  /** Whether it is the first of its group, and not of the file. */
  readonly startsGroup: boolean;
  /** Empty where the module itself is imported. */
  readonly names: readonly { readonly name: Code; readonly alias: Code | null }[];
}

const isCopied = (rule: FileRule): rule is Copied => rule.copy !== undefined;

interface Job {
  readonly template: string;
  readonly path: string;
  readonly view: object;
  readonly viewPath: string;
  /** Identities of the named types that the file declares. */
  readonly declares: readonly ModelView[];
}

export function renderFiles(
  pack: LoadedPack,
  sdk: SdkView,
  context: ViewContext,
  render: Render,
  tools: Escapes,
): EmittedFile[] {
  const moduleOf: ModuleOf = (path) =>
    path.startsWith('./') && pack.pack.module
      ? plainText(pack.pack.module(path.slice(2), sdk, tools))
      : path;
  const hasOwnFiles = pack.pack.files.some(
    (rule) => !isCopied(rule) && (rule.each === 'model' || rule.declares !== undefined),
  );
  const files = pack.pack.files.flatMap((rule): EmittedFile[] => {
    if (isCopied(rule))
      return copied(rule, pack, sdk, (job) => renderFile(job, sdk, context, render, moduleOf));
    return jobs(rule, sdk, hasOwnFiles).map((job) => ({
      path: job.path,
      text: renderFile(job, sdk, context, render, moduleOf),
      format: false,
    }));
  });
  const paths = new Map<string, string>();
  for (const { path } of files) {
    const key = path.toLowerCase();
    const other = paths.get(key);
    if (other !== undefined) throw new TemplateError(`The pack writes ${path} twice (${other}).`);
    paths.set(key, path);
    if (/^\/|(^|\/)\.\.(\/|$)/.test(path)) throw new TemplateError(`${path} leaves the output.`);
  }
  return files.toSorted((a, b) => compare(a.path, b.path));
}

/** @param hasOwnFiles whether each type has a file of its own, so that no other declares it */
function jobs(rule: Exclude<FileRule, Copied>, sdk: SdkView, hasOwnFiles: boolean): Job[] {
  const { template } = rule;
  const of = <Item>(
    items: readonly Item[],
    name: string,
    { path, when, declares: own }: Rendered<Item>,
    declares: (item: Item) => readonly ModelView[],
  ): Job[] =>
    items
      .map((item, index) => ({ item, index }))
      .filter(({ item }) => when?.(item, sdk) ?? true)
      .map(({ item, index }) => ({
        template,
        path: path(item, sdk),
        view: { ...sdk, item },
        viewPath: `${name}[${index}]`,
        declares: own ? own(item, sdk) : declares(item),
      }));
  switch (rule.each) {
    case undefined:
      if (rule.when && !rule.when(sdk, sdk)) return [];
      return [
        {
          template,
          path: rule.path(sdk, sdk),
          view: sdk,
          viewPath: 'sdk',
          declares: rule.declares?.(sdk, sdk) ?? (hasOwnFiles ? [] : sdk.shared),
        },
      ];
    case 'resource':
      return of(sdk.resources, 'resources', rule, ({ models }) => (hasOwnFiles ? [] : models));
    case 'operation': {
      const all = sdk.resources.flatMap(({ operations }) => operations);
      return of(all, 'operations', rule, () => []);
    }
    case 'model':
      return of(sdk.models, 'models', rule, (item) => [item]);
    case 'enum':
    case 'union':
      return of(
        sdk.models.filter(({ declared }) => declared === rule.each),
        'models',
        rule,
        (item) => [item],
      );
  }
}

function copied(
  rule: Copied,
  pack: LoadedPack,
  sdk: SdkView,
  file: (job: Job) => string,
): EmittedFile[] {
  const folder = rule.path(sdk);
  const prefix = `${rule.copy}/`;
  return [...pack.files]
    .filter(([name]) => name.startsWith(prefix))
    .filter(([name]) => rule.when?.(name.slice(prefix.length), sdk) ?? true)
    .map(([name, text]) => {
      const path = `${folder === '' ? '' : `${folder}/`}${name.slice(prefix.length)}`;
      if (!name.endsWith('.hbs')) return { path, text, format: false };
      const job: Job = { template: name, path, view: sdk, viewPath: 'sdk', declares: [] };
      return {
        path: path.replace(/\.hbs$/, ''),
        text: file(job),
        format: false,
      };
    });
}

/** The name of a module of the SDK's own. */
type ModuleOf = (path: string) => string;

function renderFile(
  job: Job,
  sdk: SdkView,
  context: ViewContext,
  render: Render,
  moduleOf: ModuleOf,
): string {
  const { blankLines } = context.pack;
  const references = noReferences();
  const text = render(job.template, job.view, job.viewPath, references);
  const names = localNames(job, references, sdk);
  const settled = settle(text, (index) => names[index]!);
  const own = new Set(job.declares.map(({ id }) => id));
  const imports = (late: boolean): string => {
    const needed = references.all
      .map((what, index) => ({ what, local: names[index]! }))
      .filter(({ what }) => what.module !== './')
      .filter(({ what }) => what.declares === undefined || !own.has(what.declares))
      .filter(({ what }) => isLate(what, job, context) === late);
    if (needed.length === 0) return '';
    const view: ImportsView = { modules: modulesOf(needed, moduleOf), isLate: late };
    return settle(render('imports.hbs', view, 'imports', noReferences()), () => '').trimEnd();
  };
  return settled
    .replace(importsMark, () => imports(false))
    .replace(lateImportsMark, () => imports(true))
    .replaceAll(/\n{2,}/g, (lines) => lines.slice(0, blankLines + 1))
    .replace(/\n*$/, '\n');
}

/** Whether the file and the one that it imports need each other. */
const isLate = ({ declares }: Imported, { declares: [own] }: Job, context: ViewContext): boolean =>
  declares !== undefined && own !== undefined && context.isCyclic(own.id, declares);

/** How each reference is called in the file: by its name, save where that is taken. */
function localNames(job: Job, { all }: References, sdk: SdkView): string[] {
  const own = new Set(job.declares.map(({ id }) => id));
  const declared = (model: ModelView): string[] => [
    plainText(model.name),
    ...model.nested.flatMap(declared),
  ];
  const used = new Set(job.declares.flatMap(declared));
  const byModule = new Map<string, string>();
  return all.map((what) => {
    if (what.module === './') return plainText(sdk.package);
    const name = what.name ?? what.local ?? what.module;
    if (what.declares !== undefined && own.has(what.declares)) return name;
    const key = `${what.module} ${name}`;
    const known = byModule.get(key);
    if (known !== undefined) return known;
    let local = name;
    for (let count = 2; used.has(local); count++) local = `${name}${count}`;
    used.add(local);
    byModule.set(key, local);
    return local;
  });
}

function modulesOf(
  needed: readonly { what: Imported; local: string }[],
  moduleOf: ModuleOf,
): ImportedModule[] {
  const modules = new Map<string, { what: Imported; names: Map<string, string> }>();
  for (const { what, local } of needed) {
    const path = moduleOf(what.module);
    const module = modules.get(path) ?? {
      what: { ...what, module: path },
      names: new Map<string, string>(),
    };
    if (what.name !== undefined) module.names.set(what.name, local);
    modules.set(path, module);
  }
  const sorted = [...modules.values()].toSorted(
    (a, b) => a.what.group - b.what.group || compare(a.what.module, b.what.module),
  );
  return sorted.map(({ what, names }, index) => ({
    module: Code.of([what.module]),
    group: what.group,
    startsGroup: index > 0 && sorted[index - 1]!.what.group !== what.group,
    names: [...names]
      .toSorted(([a], [b]) => compare(a, b))
      .map(([name, local]) => ({ name: ident(name), alias: local === name ? null : ident(local) })),
  }));
}
