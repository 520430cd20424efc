/** The file rules of a pack applied to a view: which files exist, and which template and view each is rendered from. */

import { plainText } from './code.js';
import type { Escapes } from './helpers.js';
import type { LoadedPack } from './load.js';
import type { Copied, FileRule, Rendered } from './pack.js';
import type { ModelView } from './view/model-view.js';
import type { SdkView } from './view/sdk-view.js';

/** A file that is rendered from a template. */
export interface RenderedFile {
  readonly path: string;
  readonly template: string;
  readonly view: object;
  /** Path of the view in error messages: `resources[0]`. */
  readonly viewPath: string;
  /** The named types that the file declares. */
  readonly declares: readonly ModelView[];
  /** Other names that it declares. */
  readonly hides?: readonly string[];
  readonly once?: boolean;
}

/** A file that is copied unchanged. */
export interface CopiedFile {
  readonly path: string;
  readonly text: string;
}

/** What files are made of. */
export interface FilesInput {
  readonly loaded: LoadedPack;
  readonly sdk: SdkView;
  readonly tools: Escapes;
}

/** All files of an SDK, rendered and copied, in the order of the rules. */
export function filesOf({ loaded, sdk, tools }: FilesInput): (RenderedFile | CopiedFile)[] {
  const { pack, files } = loaded;
  const hasOwnFiles = pack.files.some(
    (rule) => !isCopied(rule) && (rule.each === 'model' || rule.declares !== undefined),
  );
  const hasModelFiles = pack.files.some(({ each }) => each === 'modelFile');
  const ofWhole = !hasOwnFiles && !hasModelFiles;
  const byDefault = { ofWhole, ofResource: !hasOwnFiles };
  return pack.files.flatMap((rule) =>
    isCopied(rule)
      ? copiedFiles(rule, files, sdk)
      : renderedFiles(rule, { sdk, tools, declares: byDefault }),
  );
}

const isCopied = (rule: FileRule): rule is Copied => rule.copy !== undefined;

/** Whether files declare types by default: those of the whole SDK shared types, and those of resources their own. */
interface DefaultDeclarations {
  readonly ofWhole: boolean;
  readonly ofResource: boolean;
}

interface Rules {
  readonly sdk: SdkView;
  readonly tools: Escapes;
  readonly declares: DefaultDeclarations;
}

function renderedFiles(
  rule: Exclude<FileRule, Copied>,
  { sdk, tools, declares }: Rules,
): RenderedFile[] {
  switch (rule.each) {
    case undefined:
      return wholeFile(rule, { sdk, tools, declares: declares.ofWhole ? sdk.sharedModels : [] });
    case 'resource':
      return filesOfItems({
        rule,
        sdk,
        tools,
        items: sdk.resources,
        name: 'resources',
        declares: ({ models }) => (declares.ofResource ? models : []),
      });
    case 'modelFile':
      return filesOfItems({
        rule,
        sdk,
        tools,
        items: sdk.modelFiles,
        name: 'modelFiles',
        declares: ({ models }) => models,
      });
    case 'operation': {
      const items = sdk.resources.flatMap(({ operations }) => operations);
      return filesOfItems({ rule, sdk, tools, items, name: 'operations', declares: () => [] });
    }
    case 'model':
      return filesOfItems({
        rule,
        sdk,
        tools,
        items: sdk.models,
        name: 'models',
        declares: (item) => [item],
      });
    case 'enum':
    case 'union': {
      const items = sdk.models.filter(({ declared }) => declared === rule.each);
      return filesOfItems({ rule, sdk, tools, items, name: 'models', declares: (item) => [item] });
    }
  }
}

interface WholeFile {
  readonly sdk: SdkView;
  readonly tools: Escapes;
  /** The types that the file declares, unless the rule says so. */
  readonly declares: readonly ModelView[];
}

/** A rule for one file of the whole SDK. */
function wholeFile(
  { template, path, when, declares, hides, once = false }: Rendered<SdkView>,
  { sdk, tools, declares: byDefault }: WholeFile,
): RenderedFile[] {
  if (when && !when(sdk, sdk)) return [];
  const declared = declares?.(sdk, sdk) ?? byDefault;
  const file = { template, path: path(sdk, sdk), view: sdk, viewPath: 'sdk', declares: declared };
  return [{ ...file, once, ...(hides && { hides: hides(sdk, tools).map(plainText) }) }];
}

interface ItemFiles<Item> {
  readonly rule: Rendered<Item>;
  readonly sdk: SdkView;
  readonly tools: Escapes;
  readonly items: readonly Item[];
  /** Member of the view that has the items, for errors. */
  readonly name: string;
  /** The types that the file of an item declares, unless the rule says so. */
  readonly declares: (item: Item) => readonly ModelView[];
}

/** A rule for one file of each item. */
const filesOfItems = <Item>({
  rule,
  sdk,
  tools,
  items,
  name,
  declares,
}: ItemFiles<Item>): RenderedFile[] =>
  items
    .map((item, index) => ({ item, viewPath: `${name}[${index}]` }))
    .filter(({ item }) => rule.when?.(item, sdk) ?? true)
    .map(({ item, viewPath }) => ({
      template: rule.template,
      path: rule.path(item, sdk),
      view: { ...sdk, item },
      viewPath,
      declares: rule.declares ? rule.declares(item, sdk) : declares(item),
      ...(rule.hides && { hides: rule.hides(item, tools).map(plainText) }),
    }));

/** A rule for a folder: templates in it are rendered, other files are copied. */
function copiedFiles(
  rule: Copied,
  files: ReadonlyMap<string, string>,
  sdk: SdkView,
): (RenderedFile | CopiedFile)[] {
  const folder = rule.path(sdk);
  const prefix = `${rule.copy}/`;
  return [...files]
    .filter(([name]) => name.startsWith(prefix))
    .filter(([name]) => rule.when?.(name.slice(prefix.length), sdk) ?? true)
    .map(([name, text]) => {
      const path = `${folder === '' ? '' : `${folder}/`}${name.slice(prefix.length)}`;
      if (!name.endsWith('.hbs')) return { path, text };
      const target = path.replace(/\.hbs$/, '');
      return { template: name, path: target, view: sdk, viewPath: 'sdk', declares: [] };
    });
}
