/** lower → name → view → render: an SDK by a target pack. */

import { deriveCredentials, nameRules } from '../../config/derive.js';
import type { Config } from '../../config/load.js';
import type { Diagnostic } from '../../diagnostics/diagnostics.js';
import { lower } from '../../lower/lower.js';
import type { Api } from '../../model/api.js';
import { published, type KeptNames } from '../../naming/published/published.js';
import { name, type Names } from '../../naming/name.js';
import { sdkNames } from '../../naming/sdk.js';
import type { EmittedFile } from '../shared/emitted-file.js';
import { plainText, SpecText, type Code } from './code.js';
import { conventionsOf } from './conventions.js';
import { escapes, type Escapes } from './helpers.js';
import type { LoadedPack } from './load.js';
import { renderFiles } from './render.js';
import { createTarget } from './target.js';
import { compileTemplates } from './template.js';
import { declaredOf, modelViews, sdkView, type ViewOptions } from './view/sdk.js';
import type { ResourceView, SdkView } from './view/sdk-view.js';

export interface PackPlan {
  readonly api: Api;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  readonly published: KeptNames;
  readonly view: () => SdkView;
  readonly emit: () => { readonly files: readonly EmittedFile[] };
}

export type CommonOptions = Omit<ViewOptions, 'credentials' | 'pack'>;

/** @param given what the config says for this target @param kept names that are published already */
export function planPack(
  model: Api,
  config: Config,
  configFile: string,
  loaded: LoadedPack,
  options: CommonOptions,
  given: Readonly<Record<string, unknown>>,
  kept: KeptNames,
): PackPlan {
  const { pack } = loaded;
  const conventions = conventionsOf(pack);
  const api = lower(model, pack.lower);
  const sdk = sdkNames(
    api,
    config.sdk ?? {},
    new Set([...pack.reserved.words, ...pack.reserved.types, ...(pack.reserved.clientClass ?? [])]),
    kept.sdk,
  );
  const credentials = deriveCredentials(model, sdk, config.auth, new Set(), kept);
  const { names, diagnostics } = name(api, sdk, conventions, nameRules(config), configFile, kept);
  const target = createTarget(api, names, pack);
  const models = modelViews(target);
  const facts = {
    name: sdk.name,
    className: sdk.className,
    ...(options.repository !== undefined && { repository: options.repository }),
  };
  const own = Object.entries(given).filter(([key]) => Object.hasOwn(pack.options ?? {}, key));
  const packOptions = {
    ...pack.defaults?.(facts),
    ...Object.fromEntries(own.map(([key, value]) => [key, String(value)])),
  };
  const view = (): SdkView =>
    sdkView(target, models, { ...options, credentials, pack: packOptions });
  return {
    api,
    names,
    diagnostics,
    published: published(names, credentials),
    view,
    emit: () => {
      const shown = view();
      const tools = escapes(pack.comment, pack.literals, declaredOf(models));
      const render = compileTemplates(templatesOf(loaded), {
        ...builtIn(tools),
        ...pack.helpers?.(tools, shown),
      });
      return { files: renderFiles(loaded, shown, target, render, tools) };
    },
  };
}

const templatesOf = ({ files }: LoadedPack): Map<string, string> =>
  new Map([...files].filter(([name]) => name.endsWith('.hbs')));

/** The helpers that every pack has. */
function builtIn(tools: Escapes) {
  return {
    string: tools.string,
    path: tools.path,
    comment: tools.comment,
    markdown: tools.markdown,
    html: tools.html,
    lower: (text: SpecText) => SpecText.of(SpecText.read(text).toLowerCase()),
    literal: tools.literal,
    quoted: (name: Code) => tools.string(plainText(name)),
    doc: tools.doc,
  };
}

/**
 * For `sdkwright view`: the view as JSON. What stands in several places is whole in one: types in `models`,
 * resources in `resources`; elsewhere their identities.
 */
export function viewText(view: SdkView): string {
  const idOf = (value: unknown): unknown => (value as { readonly id: string } | null)?.id ?? null;
  const accessorOf = ({ accessor }: ResourceView): string => accessor.map(plainText).join('.');
  const short = function (this: unknown, key: string, value: unknown): unknown {
    switch (key) {
      case 'params':
        return idOf(value);
      case 'models':
        return this === view ? value : (value as unknown[]).map(idOf);
      case 'shared':
        return (value as unknown[]).map(idOf);
      case 'top':
      case 'children':
        return (value as ResourceView[]).map(accessorOf);
      case 'telling':
        return idOf((value as SdkView['telling'])?.operation);
      default:
        return value;
    }
  };
  return `${JSON.stringify(view, short, 2)}\n`;
}
