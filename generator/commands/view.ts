/** `sdkwright view`: what the templates of a target pack get, as JSON. */

import { planProject } from './plan-project.js';
import type { Report } from './report.js';
import { openProject, type ProjectOptions } from './project.js';
import { UsageError } from './usage-error.js';

export interface ViewOptions extends ProjectOptions {
  /** The target; it has to be one with a pack. */
  readonly target: string;
}

export interface ViewResult extends Report {
  /** JSON text; absent if the input has errors. */
  readonly view?: string;
}

/**
 * The view of a target, for authors of templates.
 *
 * @throws {UsageError} if the options do not fit, or if the target has no pack
 * @throws {TemplateError} if the pack has an error
 */
export async function view(options: ViewOptions): Promise<ViewResult> {
  const opened = await openProject(options);
  const target = opened.project?.targets[0];
  if (target && target.pack === undefined) {
    throw new UsageError(`The target "${target.target}" has no templates, and so no view.`);
  }
  const { ok, diagnostics, texts, plans } = await planProject(options, opened);
  const report = { ok, diagnostics, texts };
  const plan = target && plans.get(target);
  if (!ok || !plan || target.pack === undefined) return report;
  const [{ packTarget }, { viewText }] = await Promise.all([
    import('../targets/pack/target.js'),
    import('../targets/pack/view/print.js'),
  ]);
  const pack = await packTarget(target.target, target.pack);
  return { ...report, view: viewText(pack.view(plan)) };
}
