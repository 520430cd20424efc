/** A target pack as a target: view → render. */

import type { EmittedFile } from '../shared/emitted-file.js';
import type { PlannedSdk, Target } from '../target.js';
import { attemptWith } from './attempt.js';
import { builtInHelpers, escapes } from './helpers.js';
import { loadPack, type LoadedPack } from './load.js';
import { conventionsOf } from './naming.js';
import { packOptions, validateOptions } from './options.js';
import { renderFiles } from './render.js';
import { compileTemplates, type Templates } from './template.js';
import { createContext } from './view/context.js';
import { declaredTypes } from './view/declared-types.js';
import { modelViews } from './view/models.js';
import { sdkView } from './view/sdk.js';
import type { SdkView } from './view/sdk-view.js';

export interface PackTarget extends Target {
  /** The data that the templates of the pack receive. */
  readonly view: (sdk: PlannedSdk) => SdkView;
}

/**
 * @param name of the target in the config
 * @param folder absolute path of the pack
 * @throws {TemplateError} if the pack cannot be loaded
 */
export async function packTarget(name: string, folder: string): Promise<PackTarget> {
  const loaded = await loadPack(folder);
  const { pack, folders } = loaded;
  const { words, types, clientClass = [] } = pack.reserved;
  const attempt = <T>(step: () => T): T => attemptWith(folder, step);
  const compile = compileOnce(loaded);
  return {
    name,
    lowering: pack.lower,
    conventions: conventionsOf(pack),
    reservedClientNames: new Set([...words, ...types, ...clientClass]),
    reservedOptions: new Set(pack.reserved.options ?? []),
    optionsAreMembers: false,
    folders,
    validate: (input) => validateOptions(name, pack, input),
    emit: async (sdk) => ({ files: attempt(() => emitFiles(loaded, sdk, compile)), unknowns: [] }),
    attempt,
    view: (sdk) => attempt(() => viewOf(loaded, sdk).view),
  };
}

function viewOf({ pack }: LoadedPack, sdk: PlannedSdk) {
  const context = createContext(sdk.api, sdk.names, pack);
  const models = modelViews(context);
  const view = sdkView({ context, models, sdk, options: packOptions(pack, sdk) });
  return { context, models, view };
}

/** Compiles templates for helpers of the given names. */
type Compile = (helperNames: readonly string[]) => Templates;

/** The templates of a pack are compiled at the first use, and again only if the names of its helpers change. */
function compileOnce({ files }: LoadedPack): Compile {
  const texts = new Map([...files].filter(([name]) => name.endsWith('.hbs')));
  const compiled = new Map<string, Templates>();
  return (helperNames) => {
    const key = helperNames.join(' ');
    const templates = compiled.get(key) ?? compileTemplates(texts, helperNames);
    compiled.set(key, templates);
    return templates;
  };
}

function emitFiles(loaded: LoadedPack, sdk: PlannedSdk, compile: Compile): EmittedFile[] {
  const { pack } = loaded;
  const { context, models, view } = viewOf(loaded, sdk);
  const tools = escapes(pack.comment, { style: pack.literals, declared: declaredTypes(models) });
  const helpers = { ...builtInHelpers(tools), ...pack.helpers?.(tools, view) };
  const render = compile(Object.keys(helpers))(helpers);
  return renderFiles({ loaded, sdk: view, context, render, tools });
}
