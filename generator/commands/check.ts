/** `sdkwright check`: compares the disk with what `generate` would write. */

import { join, relative, resolve, sep } from 'node:path';
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
 * @throws {TemplateError} if a pack is wrong
 */
export async function check(options: CheckOptions = {}): Promise<GenerateResult> {
  const opened = await openProject(options);
  // Edited files are reported as stale rather than as refused.
  const planned = await planUpdate({ options, opened, overwrite: true });
  const { result } = planned;
  if (planned.kind === 'done') return result;
  const stale = [
    ...planned.updates.flatMap((update) => staleFiles(update, options)),
    ...staleLock(planned.project, planned.emitted.lock),
  ];
  return {
    ...result,
    ok: result.ok && !fails(stale),
    diagnostics: [...result.diagnostics, ...stale],
  };
}

const staleFiles = ({ state, plan }: OutputUpdate, { cwd = '.' }: CheckOptions): Diagnostic[] =>
  plan.stale.map(({ path, why }) => {
    const file = relative(resolve(cwd), join(state.output.folder, path));
    return diagnostic('output-stale', { path, why }, { file: file.split(sep).join('/') });
  });
