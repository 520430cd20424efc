/** What `generate` writes and `check` compares: the differences between the disk and the outputs. */

import type { Diagnostic } from '../diagnostics/diagnostics.js';
import type { OutputFile } from '../output/format.js';
import type { Plan, StaleFile } from '../output/plan.js';
import type { Stats } from '../pipeline.js';
import { withoutRepeats } from '../diagnostics/select.js';
import type { EmittedOutput, EmittedProject } from './emit-project.js';
import { formattedBefore, outputStates, type OutputState } from './freshness.js';
import { fails, type Report } from './report.js';
import { startStage } from './progress.js';
import { sharedFiles } from './shared-outputs.js';
import { outputsOf } from './project-targets.js';
import type { OpenedProject, OutputOptions, Project } from './project.js';

/** Options of `check`. */
export interface CheckOptions extends OutputOptions {
  /** Format the files. Default: true. */
  readonly format?: boolean | undefined;
}

/** Options of `generate`. */
export interface GenerateOptions extends CheckOptions {
  /** Overwrite files that sdkwright did not write, or that were edited since. Default: false. */
  readonly overwrite?: boolean | undefined;
}

/** Result of `generate`. */
export interface GenerateResult extends Report {
  /** One for each target; empty if nothing was compared, because the input has errors. */
  readonly outputs: readonly OutputSummary[];
  readonly stats: Stats;
}

/** Result of `check`. */
export interface CheckResult extends GenerateResult {
  readonly outputs: readonly CheckedOutput[];
}

/** What `generate` would write to an output, and why. */
export interface CheckedOutput extends OutputSummary {
  /** Files that are not up to date. */
  readonly stale: readonly StaleFile[];
}

/** What `generate` wrote to an output, or what it would write, in the result of `check`. */
export interface OutputSummary {
  /** `typescript`, or the name of a pack. */
  readonly target: string;
  /** Absolute path. */
  readonly folder: string;
  /** Paths of written files relative to the folder. */
  readonly written: readonly string[];
  /** Paths of removed files relative to the folder. */
  readonly removed: readonly string[];
  /** Number of files of the output. */
  readonly total: number;
}

/** An output that may differ from the disk. */
export interface OutputUpdate {
  readonly state: OutputState;
  readonly files: readonly OutputFile[];
  readonly plan: Plan;
  /** Folders of the packs that made the files. */
  readonly packs: readonly string[];
}

/** The changes that bring all outputs up to date, none of them made yet. */
export interface Update {
  readonly project: Project;
  readonly emitted: EmittedProject;
  readonly updates: readonly OutputUpdate[];
  /** Diagnostics of the input. */
  readonly diagnostics: readonly Diagnostic[];
  /** The result if all changes are made. */
  readonly result: GenerateResult;
}

/** Either changes to make or compare, or a result if there is nothing to do. */
export type PlannedUpdate =
  | { readonly kind: 'done'; readonly result: GenerateResult }
  | ({ readonly kind: 'update' } & Update);

export interface PlanUpdateInput {
  readonly options: CheckOptions;
  readonly opened: OpenedProject;
  /** Whether to replace files that sdkwright did not write, or that were edited since. */
  readonly overwrite: boolean;
}

const noWork: Stats = {
  bytesRead: 0,
  schemasVisited: 0,
  schemasBuilt: 0,
  filesFormatted: 0,
  filesWritten: 0,
};

/**
 * Plans an update of all outputs. If no input has changed since the last run, nothing is read but hashes.
 *
 * @throws {UsageError} if an output has no folder
 * @throws {TemplateError} if a pack has an error
 */
export async function planUpdate(input: PlanUpdateInput): Promise<PlannedUpdate> {
  const { options, opened } = input;
  const { project } = opened;
  const states = project
    ? outputStates({
        project,
        outputs: outputsOf(project.targets),
        format: options.format !== false,
      })
    : [];
  const stale = states.filter(({ isFresh }) => !isFresh);
  if (project && stale.length === 0) return { kind: 'done', result: unchanged(states, input) };
  const { emitProject } = await import('./emit-project.js');
  const outputs = stale.map(({ output }) => output);
  const { emitted, ...report } = await emitProject({ options, opened, outputs });
  if (!project || !emitted) {
    return { kind: 'done', result: { ...report, outputs: [], stats: noWork } };
  }
  return planChanges({ ...input, project, states, emitted, report });
}

/** The result of a run with nothing to do: the diagnostics of the last run again. */
function unchanged(states: readonly OutputState[], input: PlanUpdateInput): GenerateResult {
  const diagnostics = withoutRepeats(states.flatMap(({ inputs }) => inputs?.diagnostics ?? []));
  return {
    ok: !fails(diagnostics, input.options.strict),
    diagnostics,
    texts: input.opened.texts,
    outputs: states.map(unchangedOutput),
    stats: noWork,
  };
}

function unchangedOutput({ output: { target, folder }, inputs }: OutputState): OutputSummary {
  const total = Object.keys(inputs?.sources ?? {}).length;
  return { target, folder, written: [], removed: [], total };
}

interface ChangesInput extends PlanUpdateInput {
  readonly project: Project;
  readonly states: readonly OutputState[];
  readonly emitted: EmittedProject;
  readonly report: Report;
}

/** Formats the files of all stale outputs, and compares them with the disk. */
async function planChanges(input: ChangesInput): Promise<PlannedUpdate> {
  const { project, states, emitted, report } = input;
  let filesFormatted = 0;
  const updates: OutputUpdate[] = [];
  for (const state of states) {
    const output = emitted.outputs.get(state.output);
    if (!output) continue;
    const { update, formatted } = await planOutput(state, output, input);
    updates.push(update);
    filesFormatted += formatted;
  }
  const summaries = states.map((state) => {
    const update = updates.find((other) => other.state === state);
    return update ? summary(update) : unchangedOutput(state);
  });
  const { diagnostics, texts } = report;
  const refused = [
    ...(await sharedBy(updates, input)),
    ...updates.flatMap(({ plan }) => plan.diagnostics),
  ];
  const result: GenerateResult = {
    ok: !fails(refused),
    diagnostics: [...diagnostics, ...refused],
    texts,
    outputs: summaries,
    stats: { ...emitted.stats, filesFormatted, filesWritten: 0 },
  };
  return { kind: 'update', project, emitted, updates, diagnostics, result };
}

/** Errors for files that several of the outputs have. */
async function sharedBy(
  updates: readonly OutputUpdate[],
  { options, project, report }: ChangesInput,
): Promise<readonly Diagnostic[]> {
  const outputs = updates.map(({ state: { output }, files }) => ({
    ...output,
    paths: files.map(({ path }) => path),
  }));
  const { configFile } = project;
  const found = sharedFiles({ outputs, configFile, cwd: options.cwd ?? '.' });
  if (found.length === 0) return found;
  // Loaded here, because only runs with diagnostics need its parsers.
  const { locate } = await import('../text/locate.js');
  return locate(found, report.texts);
}

async function planOutput(
  state: OutputState,
  emitted: EmittedOutput,
  { options, overwrite, project }: ChangesInput,
): Promise<{ readonly update: OutputUpdate; readonly formatted: number }> {
  const [{ format }, { planWrite }] = await Promise.all([
    import('../output/format.js'),
    import('../output/plan.js'),
  ]);
  const { target, folder } = state.output;
  await startStage(options.onProgress, { stage: 'format', target });
  const { files, formatted } = await format(emitted.files, formattedBefore(state), options.format);
  const { cwd = '.' } = options;
  const { generate } = project.commands;
  const plan = planWrite({ folder, target, files, overwrite, cwd, generate });
  return { update: { state, files, plan, packs: emitted.packs }, formatted };
}

function summary({ state, files, plan }: OutputUpdate): OutputSummary {
  const { target, folder } = state.output;
  const written = plan.write.map(({ path }) => path);
  return { target, folder, written, removed: plan.remove, total: files.length };
}
