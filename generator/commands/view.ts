/** `sdkwright view`: what the templates of a target pack get. */

import { hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { planTarget } from '../targets/target.js';
import { builtInPack, openProject, UsageError, type ProjectOptions } from './project.js';
import { readProject } from './read-project.js';
import { locate } from '../text/positions.js';

export interface ViewResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** JSON text; absent if the input is wrong. */
  readonly view?: string;
}

/** @throws {UsageError} if the target is none of a pack */
export async function view(
  options: ProjectOptions & { readonly target: string },
): Promise<ViewResult> {
  const opened = openProject(options);
  const { project } = opened;
  if (!project) return { ok: false, diagnostics: opened.diagnostics, texts: opened.texts };
  const { target } = options;
  const pack =
    project.outputs.find((output) => output.target === target)?.pack ?? builtInPack(target);
  if (pack === undefined) throw new UsageError(`The target "${target}" has no pack, and no view.`);
  const { read, texts, input } = readProject(project, opened);
  if (!input || hasErrors(read.diagnostics)) {
    return { ok: false, diagnostics: read.diagnostics, texts };
  }
  const [{ packTarget }, { viewText }] = await Promise.all([
    import('../targets/pack/target.js'),
    import('../targets/pack/view/print.js'),
  ]);
  const loaded = await packTarget(target, pack);
  const plan = planTarget(loaded, input);
  const diagnostics = locate([...read.diagnostics, ...plan.diagnostics], texts);
  return { ok: !hasErrors(diagnostics), diagnostics, texts, view: viewText(loaded.view(plan)) };
}
