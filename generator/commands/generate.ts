/** `generate` and `check`: from a project to files on disk, or to what is stale there. */

import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { diagnostic, hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Stats } from '../pipeline.js';
import { hashBytes, hashText } from '../base/hash.js';
import { generatorIdentity, inputsPath, readInputs, type Inputs } from '../output/inputs.js';
import { manifestPath, manifestText, readManifest } from '../output/manifest.js';
import {
  openProject,
  UsageError,
  type Output,
  type Project,
  type ProjectOptions,
} from './project.js';
import { generatorFolder, templatesFolder } from '../base/paths.js';
import { isWithin, readTextFile } from '../base/files.js';
import { once } from '../diagnostics/select.js';
import type { Produced } from './produce.js';
import { lockName } from '../naming/published/lock-name.js';

export interface GenerateOptions extends ProjectOptions {
  /** Leave the formatter out. */
  readonly format?: boolean | undefined;
  /** Overwrite files that are not ours or were changed by hand. */
  readonly overwrite?: boolean | undefined;
  /** Warnings count as errors. */
  readonly strict?: boolean | undefined;
}

export interface GenerateResult {
  /** Whether everything is as it should be: no error, and for `check` nothing stale. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Sources by file name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  readonly outputs: readonly OutputSummary[];
  readonly stats: Stats;
}

export interface OutputSummary {
  /** `typescript`, or the name of a pack. */
  readonly target: string;
  /** Absolute. */
  readonly folder: string;
  /** Paths within the folder. */
  readonly written: readonly string[];
  readonly removed: readonly string[];
  readonly total: number;
}

const noWork: Stats = {
  bytesRead: 0,
  schemasVisited: 0,
  schemasBuilt: 0,
  filesFormatted: 0,
  filesWritten: 0,
};

/**
 * Writes the SDKs. Nothing on disk changes unless everything succeeds.
 *
 * @throws {UsageError} for options that do not fit
 * @throws {TemplateError} for a target pack that is wrong
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  return run(options, 'generate');
}

/** Compares what is on disk with what `generate` would write. @throws {UsageError} */
export async function check(options: GenerateOptions = {}): Promise<GenerateResult> {
  return run(options, 'check');
}

async function run(
  options: GenerateOptions,
  command: 'generate' | 'check',
): Promise<GenerateResult> {
  const opened = openProject(options);
  const { project } = opened;
  const fail = (diagnostics: readonly Diagnostic[], texts = opened.texts): GenerateResult => ({
    ok: false,
    diagnostics,
    texts,
    outputs: [],
    stats: noWork,
  });
  if (!project) return fail(opened.diagnostics);
  if (project.outputs.length === 0) throw new UsageError('Name an output folder: --out sdk');

  const { recover } = await import('../output/write.js');
  const identity = generatorIdentity([generatorFolder, templatesFolder]);
  const lock = lockOf(project);
  const states = project.outputs.map((output): State => {
    if (command === 'generate') recover(output.folder);
    const keyWith = (names: string | undefined): string =>
      inputsKey(identity, project, output, options, names);
    const key = keyWith(lock);
    const inputs = readInputs(output.folder);
    const isFresh =
      inputs !== undefined && !project.accept && isUnchanged(inputs, key, project, output.folder);
    return { output, keyWith, inputs, isFresh };
  });
  const stale = states.filter(({ isFresh }) => !isFresh);
  if (stale.length === 0) {
    const found = once(states.flatMap(({ inputs }) => inputs!.diagnostics));
    const outputs = states.map(unchanged);
    return {
      ok: !fails(found, options),
      diagnostics: found,
      texts: opened.texts,
      outputs,
      stats: noWork,
    };
  }

  const { produce } = await import('./produce.js');
  const produced = await produce(
    project,
    opened,
    stale.map(({ output }) => output),
    (found) => fails(found, options),
  );
  if (!produced.files) return fail(produced.diagnostics, produced.texts);
  return write(states, produced as Complete, project, options, command);
}

/** An output as the last run left it. */
interface State {
  readonly output: Output;
  /** Hash of everything but the documents, with a text of the lock. */
  readonly keyWith: (lock: string | undefined) => string;
  readonly inputs: Inputs | undefined;
  readonly isFresh: boolean;
}

type Complete = Required<Omit<Produced, 'lock'>> & Pick<Produced, 'lock'>;

const unchanged = ({ output: { target, folder }, inputs }: State): OutputSummary => {
  const total = Object.keys(inputs!.sources).length;
  return { target, folder, written: [], removed: [], total };
};

/** format → merge → write, or for `check` what that would change. All outputs, or none. */
async function write(
  states: readonly State[],
  produced: Complete,
  project: Project,
  options: GenerateOptions,
  command: 'generate' | 'check',
): Promise<GenerateResult> {
  const { diagnostics: found, texts } = produced;
  const [{ planWrite, applyPlan }, { format }] = await Promise.all([
    import('../output/write.js'),
    import('../output/format.js'),
  ]);
  const overwrite = options.overwrite === true || command === 'check';
  let filesFormatted = 0;
  const plans: (State & {
    readonly files: Awaited<ReturnType<typeof format>>['files'];
    readonly plan: ReturnType<typeof planWrite>;
  })[] = [];
  for (const state of states) {
    const emitted = produced.files.get(state.output);
    if (!emitted) continue;
    const { folder } = state.output;
    const known = knownFormatted(folder, state.inputs);
    const { files, formatted } = await format(emitted, known, options.format);
    filesFormatted += formatted;
    plans.push({ ...state, files, plan: planWrite(folder, files, { overwrite }) });
  }
  const outputs = states.map((state): OutputSummary => {
    const made = plans.find(({ output }) => output === state.output);
    if (!made) return unchanged(state);
    const { target, folder } = state.output;
    const written = made.plan.write.map(({ path }) => path);
    return { target, folder, written, removed: made.plan.remove, total: made.files.length };
  });
  const refused = plans.flatMap(({ plan }) => plan.diagnostics);
  const diagnostics = [...found, ...refused];
  const stats = { ...produced.stats, filesFormatted, filesWritten: 0 };
  if (command === 'check') {
    const stale = plans.flatMap(({ plan, output }) =>
      plan.stale.map(({ path, why }) =>
        diagnostic(
          'output-stale',
          { path, why },
          { file: displayPath(options, output.folder, path) },
        ),
      ),
    );
    const all = [...diagnostics, ...stale, ...staleLock(project, produced.lock)];
    return { ok: !hasErrors(all), diagnostics: all, texts, outputs, stats };
  }
  if (hasErrors(refused)) return { ok: false, diagnostics, texts, outputs: [], stats };
  if (project.lockPath !== undefined && produced.lock !== undefined) {
    replaceFile(project.lockPath, produced.lock);
  }
  for (const { plan, output, files, keyWith } of plans) {
    if (plan.stale.length > 0) applyPlan(output.folder, plan);
    writeInputs(output.folder, {
      key: keyWith(produced.lock),
      documents: produced.documents,
      packs: identities(output.folder, produced.packs.get(output) ?? []),
      manifest: hashText(manifestText(plan.manifest)),
      sources: Object.fromEntries(files.map(({ path, source }) => [path, source])),
      diagnostics: found,
    });
  }
  const filesWritten = plans.reduce((sum, { plan }) => sum + plan.write.length, 0);
  return { ok: true, diagnostics, texts, outputs, stats: { ...stats, filesWritten } };
}

const fails = (diagnostics: readonly Diagnostic[], { strict }: GenerateOptions): boolean =>
  hasErrors(diagnostics) || (strict === true && diagnostics.length > 0);

const displayPath = ({ cwd }: GenerateOptions, folder: string, path: string): string =>
  relative(resolve(cwd ?? '.'), join(folder, path))
    .split(sep)
    .join('/');

/** Everything but the documents that the output depends on. */
function inputsKey(
  identity: string,
  project: Project,
  output: Output,
  options: GenerateOptions,
  lock: string | undefined,
): string {
  return hashBytes(
    JSON.stringify([
      identity,
      output.target,
      project.configText,
      project.configFile,
      basename(project.specPath),
      project.refsRoot === undefined ? null : relative(dirname(project.specPath), project.refsRoot),
      options.format !== false,
      lock ?? null,
    ]),
  );
}

/** Packs of one's own, with what they were when the output was made. */
const identities = (folder: string, packs: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    packs
      .filter((pack) => !isWithin(templatesFolder, pack))
      .map((pack) => [relative(folder, pack), generatorIdentity([pack])]),
  );

function isUnchanged(inputs: Inputs, key: string, project: Project, folder: string): boolean {
  if (inputs.key !== key) return false;
  const base = dirname(project.specPath);
  for (const [name, hash] of Object.entries(inputs.documents)) {
    const read = readTextFile(resolve(base, name));
    if (!('text' in read) || hashBytes(read.text) !== hash) return false;
  }
  for (const [path, identity] of Object.entries(inputs.packs)) {
    const pack = resolve(folder, path);
    if (!existsSync(pack) || generatorIdentity([pack]) !== identity) return false;
  }
  const manifest = readTextFile(join(folder, manifestPath));
  if (!('text' in manifest) || hashText(manifest.text) !== inputs.manifest) return false;
  for (const [path, hash] of readManifest(folder)) {
    const read = readTextFile(join(folder, path));
    if (!('text' in read) || hashText(read.text) !== hash) return false;
  }
  return true;
}

/** Formatted texts that are on disk as the last run left them. */
function knownFormatted(folder: string, inputs: Inputs | undefined) {
  const manifest = readManifest(folder);
  return (path: string, source: string): string | undefined => {
    if (inputs?.sources[path] !== source) return undefined;
    const read = readTextFile(join(folder, path));
    if (!('text' in read)) return undefined;
    return hashText(read.text) === manifest.get(path)
      ? read.text.replaceAll('\r\n', '\n')
      : undefined;
  };
}

function writeInputs(folder: string, inputs: Inputs): void {
  const path = join(folder, inputsPath);
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, JSON.stringify(inputs));
}

/** Writes a file by renaming, and not at all if it is as it should be. */
function replaceFile(path: string, text: string): void {
  const old = readTextFile(path);
  if ('text' in old && old.text === text) return;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function lockOf({ lockPath }: Project): string | undefined {
  const read = lockPath === undefined ? undefined : readTextFile(lockPath);
  return read && 'text' in read ? read.text : undefined;
}

function staleLock(project: Project, lock: string | undefined): Diagnostic[] {
  const old = lockOf(project);
  if (lock === undefined || old?.replaceAll('\r\n', '\n') === lock) return [];
  const why = old === undefined ? 'it is missing' : 'it does not have the names of the document';
  return [diagnostic('output-stale', { path: lockName, why }, { file: lockName })];
}
