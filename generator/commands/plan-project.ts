/** open → read → plan → report: how every command that looks at a document begins. */

import type { Config } from '../config/load.js';
import { hasErrors } from '../diagnostics/diagnostics.js';
import { withoutRepeats, withoutSilenced } from '../diagnostics/select.js';
import { plan } from '../pipeline.js';
import type { TargetPlan } from '../targets/target.js';
import { locate } from '../text/locate.js';
import { startStage } from './progress.js';
import { openProject, type OpenedProject, type OutputOptions, type Project } from './project.js';
import type { ProjectTarget } from './project-targets.js';
import { readProject, type ProjectDocument } from './read-project.js';
import { fails, type Report } from './report.js';

export interface PlannedProject extends Report {
  /** Absent if the config is invalid. */
  readonly project?: Project;
  /** Absent if the config is invalid. */
  readonly document?: ProjectDocument;
  /** The plan of each target; empty if the document has errors. */
  readonly plans: ReadonlyMap<ProjectTarget, TargetPlan>;
}

/**
 * Opens, reads and plans a project. An error in one step ends the run after that step, so that no
 * diagnostic is the mere consequence of another.
 *
 * @param opened the project, if it is open already
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if the code of a pack throws
 */
export async function planProject(
  options: OutputOptions,
  opened?: OpenedProject,
): Promise<PlannedProject> {
  const start = opened ?? (await openProject(options));
  const { project } = start;
  if (!project) return { ...report(start, options.strict), plans: new Map() };
  await startStage(options.onProgress, { stage: 'read' });
  const document = readProject(project);
  const texts = new Map([...start.texts, ...document.texts]);
  const found = [...start.diagnostics, ...document.diagnostics];
  const plans = new Map<ProjectTarget, TargetPlan>();
  if (document.input && !hasErrors(found)) {
    for (const target of project.targets) {
      await startStage(options.onProgress, { stage: 'plan', target: target.target });
      plans.set(target, await plan(target, document.input));
    }
  }
  // Targets repeat what they share, such as a missing license.
  const planned = withoutRepeats([...plans.values()].flatMap(({ diagnostics }) => diagnostics));
  const all = { diagnostics: [...found, ...planned], texts };
  return { ...report(all, options.strict, project.config), project, document, plans };
}

/** Locates diagnostics in the texts, and leaves out silenced warnings. */
function report(
  { diagnostics, texts }: Pick<Report, 'diagnostics' | 'texts'>,
  strict: boolean | undefined,
  config?: Config,
): Report {
  const located = locate(diagnostics, texts);
  const reported = config ? withoutSilenced(located, config.silence) : located;
  return { ok: !fails(reported, strict), diagnostics: reported, texts };
}
