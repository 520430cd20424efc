/** A target pack as a target: view → render. */

import { templatesFolder } from '../../base/paths.js';
import type { PlannedSdk, Target } from '../target.js';
import { attemptWith } from './attempt.js';
import { plainText, SpecText, type Code } from './code.js';
import { conventionsOf } from './conventions.js';
import { escapes, type Escapes } from './helpers.js';
import { loadPack, type LoadedPack } from './load.js';
import { packOptions, validateOptions } from './options.js';
import { renderFiles } from './render.js';
import { compileTemplates } from './template.js';
import { createContext } from './view/context.js';
import { declaredOf, modelViews, sdkView } from './view/sdk.js';
import type { SdkView } from './view/sdk-view.js';

export interface PackTarget extends Target {
  /** What the templates of the pack get. */
  readonly view: (sdk: PlannedSdk) => SdkView;
}

/**
 * @param name of the target in the config
 * @param folder absolute path of the pack
 * @throws {TemplateError} if the pack cannot be loaded
 */
export async function packTarget(name: string, folder: string): Promise<PackTarget> {
  const loaded = await loadPack(folder, templatesFolder);
  const { pack, folders } = loaded;
  const { words, types, clientClass = [] } = pack.reserved;
  const attempt = <T>(step: () => T): T => attemptWith(folder, step);
  return {
    name,
    lowering: pack.lower,
    conventions: conventionsOf(pack),
    reservedClientNames: new Set([...words, ...types, ...clientClass]),
    reservedOptions: new Set(),
    optionsAreMembers: false,
    folders,
    validate: (input) => validateOptions(name, pack, input),
    emit: async (sdk) => ({ files: attempt(() => render(loaded, sdk)), unknowns: [] }),
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

function render(loaded: LoadedPack, sdk: PlannedSdk) {
  const { pack } = loaded;
  const { context, models, view } = viewOf(loaded, sdk);
  const tools = escapes(pack.comment, pack.literals, declaredOf(models));
  const template = compileTemplates(templatesOf(loaded), {
    ...builtIn(tools),
    ...pack.helpers?.(tools, view),
  });
  return renderFiles(loaded, view, context, template, tools);
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
