/** `sdkwright check`: compares the disk with what `generate` would write. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { staleLock } from './lock-file.js';
import { fails } from './report.js';
import {
  planUpdate,
  type CheckOptions,
  type GenerateResult,
  type OutputUpdate,
} from './plan-update.js';
import { openProject } from './project.js';

/**
 * Reports every file that `generate` would write or remove. Writes nothing.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function check(options: CheckOptions = {}): Promise<GenerateResult> {
  const opened = await openProject(options);
  // Edited files are reported as stale rather than as refused.
  const planned = await planUpdate({ options, opened, overwrite: true });
  const { result } = planned;
  if (planned.kind === 'done') return result;
  const stale = [
    ...planned.updates.flatMap(staleFiles),
    ...staleLock(planned.project, planned.emitted.lock),
  ];
  return {
    ...result,
    ok: result.ok && !fails(stale),
    diagnostics: [...result.diagnostics, ...stale],
  };
}

const staleFiles = ({ plan }: OutputUpdate): Diagnostic[] =>
  plan.stale.map(({ path, fault }) => diagnostic('output-stale', { path, fault }, { file: path }));
