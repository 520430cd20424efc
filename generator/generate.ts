/** `generate` and `check`: from a project to files on disk, or to what is stale there. */

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { diagnostic, hasErrors, type Diagnostic } from './diagnostics.js';
import type { Stats } from './pipeline.js';
import { hashText } from './output/hash.js';
import {
  generatorIdentity,
  hashBytes,
  inputsPath,
  readInputs,
  type Inputs,
} from './output/inputs.js';
import { manifestPath, manifestText, readManifest } from './output/manifest.js';
import { openProject, UsageError, type Project, type ProjectOptions } from './project.js';
import { generatorFolder, templatesFolder } from './paths.js';
import { readTextFile } from './spec/files.js';

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
  readonly target: 'typescript';
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

/** Writes the SDK. Nothing on disk changes unless everything succeeds. @throws {UsageError} */
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
  const folder = project.outputs.typescript;
  if (folder === undefined) throw new UsageError('Name an output folder: --out sdk');

  const key = inputsKey(project, options);
  const { recover, planWrite, applyPlan } = await import('./output/write.js');
  if (command === 'generate') recover(folder);
  const inputs = readInputs(folder);
  const unchanged = inputs && isUnchanged(inputs, key, project, folder);
  if (unchanged) {
    const ok = !fails(inputs.diagnostics, options);
    const total = Object.keys(inputs.sources).length;
    const outputs = [{ target: 'typescript', folder, written: [], removed: [], total } as const];
    return { ok, diagnostics: inputs.diagnostics, texts: opened.texts, outputs, stats: noWork };
  }

  const { produce } = await import('./produce.js');
  const produced = await produce(project, opened, (found) => fails(found, options));
  const { diagnostics: found, texts } = produced;
  if (!produced.files) return fail(found, texts);

  const { format } = await import('./output/format.js');
  const known = knownFormatted(folder, inputs);
  const { files, formatted } = await format(produced.files, known, options.format);
  const overwrite = options.overwrite === true || command === 'check';
  const plan = planWrite(folder, files, { overwrite });
  const written = plan.write.map(({ path }) => path);
  const summary = {
    target: 'typescript',
    folder,
    written,
    removed: plan.remove,
    total: files.length,
  };
  const outputs = [summary as OutputSummary];
  const stats = { ...produced.stats, filesFormatted: formatted, filesWritten: 0 };
  const diagnostics = [...found, ...plan.diagnostics];
  if (command === 'check') {
    const stale = plan.stale.map(({ path, why }) =>
      diagnostic('output-stale', { path, why }, { file: displayPath(options, folder, path) }),
    );
    const all = [...diagnostics, ...stale];
    return { ok: !hasErrors(all), diagnostics: all, texts, outputs, stats };
  }
  if (hasErrors(plan.diagnostics)) return { ...fail(diagnostics, texts), stats };
  if (plan.stale.length > 0) applyPlan(folder, plan);
  writeInputs(folder, {
    key,
    documents: produced.documents,
    manifest: hashText(manifestText(plan.manifest)),
    sources: Object.fromEntries(files.map(({ path, source }) => [path, source])),
    diagnostics: found,
  });
  return {
    ok: true,
    diagnostics,
    texts,
    outputs,
    stats: { ...stats, filesWritten: written.length },
  };
}

const fails = (diagnostics: readonly Diagnostic[], { strict }: GenerateOptions): boolean =>
  hasErrors(diagnostics) || (strict === true && diagnostics.length > 0);

const displayPath = ({ cwd }: GenerateOptions, folder: string, path: string): string =>
  relative(resolve(cwd ?? '.'), join(folder, path))
    .split(sep)
    .join('/');

/** Everything but the documents that the output depends on. */
function inputsKey(project: Project, options: GenerateOptions): string {
  return hashBytes(
    JSON.stringify([
      generatorIdentity([generatorFolder, templatesFolder]),
      project.configText,
      project.configFile,
      basename(project.specPath),
      project.refsRoot === undefined ? null : relative(dirname(project.specPath), project.refsRoot),
      options.format !== false,
    ]),
  );
}

function isUnchanged(inputs: Inputs, key: string, project: Project, folder: string): boolean {
  if (inputs.key !== key) return false;
  const base = dirname(project.specPath);
  for (const [name, hash] of Object.entries(inputs.documents)) {
    const read = readTextFile(resolve(base, name));
    if (!('text' in read) || hashBytes(read.text) !== hash) return false;
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
  const text = JSON.stringify(inputs);
  const old = readTextFile(path);
  if ('text' in old && old.text === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
