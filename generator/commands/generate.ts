/** `sdkwright generate`: writes the SDKs of a project. */

import { hashText } from '../base/hash.js';
import { manifestText } from '../output/manifest.js';
import { applyPlan, recover } from '../output/write.js';
import { packIdentities, recordInputs } from './freshness.js';
import { writeLock } from './lock-file.js';
import {
  planUpdate,
  type GenerateOptions,
  type GenerateResult,
  type Update,
} from './plan-update.js';
import { startStage } from './progress.js';
import { openProject } from './project.js';
import { outputsOf } from './project-targets.js';

/**
 * Writes all outputs. If the input has errors, or an output cannot be written, nothing is changed on disk.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  const opened = await openProject(options);
  for (const { folder } of outputsOf(opened.project?.targets ?? [])) recover(folder);
  const planned = await planUpdate({ options, opened, overwrite: options.overwrite === true });
  if (planned.kind === 'done') return planned.result;
  if (!planned.result.ok) return { ...planned.result, outputs: [] };
  return apply(planned, options);
}

/** Makes the changes. The lock comes first: it has to have every name that an output uses. */
async function apply(update: Update, { onProgress }: GenerateOptions): Promise<GenerateResult> {
  const { project, emitted, updates, diagnostics, result } = update;
  writeLock(project, emitted.lock);
  for (const { state, files, plan, packs } of updates) {
    const { output, keyWith } = state;
    await startStage(onProgress, { stage: 'write', target: output.target });
    if (plan.stale.length > 0) applyPlan(output.folder, plan);
    recordInputs(output, {
      key: keyWith(emitted.lock),
      documents: emitted.documents,
      packs: packIdentities(output, packs),
      manifest: hashText(manifestText(plan.manifest)),
      sources: Object.fromEntries(files.map(({ path, source }) => [path, source])),
      diagnostics,
    });
  }
  const filesWritten = updates.reduce((sum, { plan }) => sum + plan.write.length, 0);
  return { ...result, stats: { ...result.stats, filesWritten } };
}
