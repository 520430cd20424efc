/** From a project to unformatted files in memory. */

import { hashBytes } from '../base/hash.js';
import { printLock } from '../naming/published/lock.js';
import { identitiesOf } from '../naming/published/renames.js';
import type { ReadResult } from '../pipeline.js';
import type { EmittedFile } from '../targets/shared/emitted-file.js';
import type { PlanInput } from '../targets/shared/plan-input.js';
import type { TargetPlan } from '../targets/target.js';
import { planProject } from './plan-project.js';
import type { Report } from './report.js';
import { startStage } from './progress.js';
import type { OpenedProject, OutputOptions } from './project.js';
import type { Output, ProjectTarget } from './project-targets.js';

export interface EmittedOutput {
  readonly files: readonly EmittedFile[];
  /** Folders of the packs that made the files. */
  readonly packs: readonly string[];
}

export interface EmittedProject {
  readonly outputs: ReadonlyMap<Output, EmittedOutput>;
  /** Text of the lock as it should be; absent without a config. */
  readonly lock?: string;
  /** Hash of each document by its path relative to the first. */
  readonly documents: Readonly<Record<string, string>>;
  readonly stats: ReadResult['stats'];
}

export interface EmitProjectInput {
  readonly options: OutputOptions;
  readonly opened: OpenedProject;
  /** The outputs to emit files for; the others are planned only. */
  readonly outputs: readonly Output[];
}

/**
 * Plans a project and emits the files of its outputs. The result holds no model, so that its memory is free
 * before files are formatted.
 *
 * @throws {TemplateError} if a pack has an error
 */
export async function emitProject(
  input: EmitProjectInput,
): Promise<Report & { readonly emitted?: EmittedProject }> {
  const { options, opened } = input;
  const { ok, diagnostics, texts, project, document, plans } = await planProject(options, opened);
  const report = { ok, diagnostics, texts };
  if (!ok || !project || !document?.input) return report;
  const outputs = new Map<Output, EmittedOutput>();
  for (const output of input.outputs) {
    const plan = plans.get(output)!;
    await startStage(options.onProgress, { stage: 'emit', target: output.target });
    outputs.set(output, { files: (await plan.emit()).files, packs: plan.folders });
  }
  const { source, stats } = document.read;
  const documents = [...(source?.files ?? [])].map(
    ([name, { text }]) => [name, hashBytes(text)] as const,
  );
  const lock = project.lockPath === undefined ? undefined : lockText(document.input, plans);
  const emitted = { outputs, documents: Object.fromEntries(documents), stats };
  return { ...report, emitted: { ...emitted, ...(lock !== undefined && { lock }) } };
}

/** A lock with the names of the planned targets. Those of other targets in the config stay as they are. */
function lockText(input: PlanInput, plans: ReadonlyMap<ProjectTarget, TargetPlan>): string {
  const configured = Object.keys(input.config.targets);
  const kept = [...(input.lock?.targets ?? [])].filter(([target]) => configured.includes(target));
  const planned = [...plans].map(([{ target }, { published }]) => [target, published] as const);
  return printLock({
    ...identitiesOf(input.model),
    renames: input.lock?.renames ?? new Map(),
    targets: new Map([...kept, ...planned]),
  });
}
