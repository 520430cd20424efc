/** `sdkwright check`: compares the disk with what `generate` would write. */

import { join } from 'node:path';
import { shownPath } from '../base/files.js';
import { diagnostic } from '../diagnostics/diagnostics.js';
import type { StaleReason } from '../output/plan.js';
import { staleLock } from './lock-file.js';
import { fails } from './report.js';
import {
  planUpdate,
  type CheckOptions,
  type CheckResult,
  type GenerateResult,
  type OutputUpdate,
} from './plan-update.js';
import { openProject } from './project.js';

/**
 * Reports every file that `generate` would write, remove or refuse to replace. Writes nothing.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  const opened = await openProject(options);
  const planned = await planUpdate({ options, opened, overwrite: false });
  if (planned.kind === 'done') return checked(planned.result, []);
  const { result, updates, project, emitted } = planned;
  const { cwd = '.' } = options;
  const lock = staleLock(project, emitted.lock);
  const faulty = [...updates.flatMap((update) => staleFiles(update, cwd)), ...(lock ? [lock] : [])];
  const advice = {
    generate: project.commands.generate,
    ...(!result.ok && { blocked: true as const }),
  };
  const stale = faulty.map(({ path, fault }) =>
    diagnostic('output-stale', { path, fault, ...advice }, { file: path }),
  );
  const ok = result.ok && !fails(stale);
  return checked({ ...result, ok, diagnostics: [...result.diagnostics, ...stale] }, updates);
}

/** Adds what is not up to date to each output. */
const checked = (result: GenerateResult, updates: readonly OutputUpdate[]): CheckResult => ({
  ...result,
  outputs: result.outputs.map((output) => {
    const update = updates.find(({ state }) => state.output.folder === output.folder);
    return { ...output, stale: update?.plan.stale ?? [] };
  }),
});

function staleFiles({ plan, state }: OutputUpdate, cwd: string) {
  return plan.stale.flatMap(({ path: name, reason }) => {
    const fault = faults[reason];
    const path = shownPath(cwd, join(state.output.folder, name));
    return fault === undefined ? [] : [{ path, fault }];
  });
}

/** What messages say of a file; nothing for those that the plan refuses to replace, with messages of its own. */
const faults: Readonly<Record<StaleReason, string | undefined>> = {
  missing: 'is missing',
  outdated: 'is out of date',
  obsolete: 'is no longer generated',
  edited: undefined,
  foreign: undefined,
  unsafe: undefined,
  'other-target': undefined,
};
