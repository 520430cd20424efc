/**
 * Stage `write`. Files are written to a staging folder, then renamed into place one by one. A journal lists
 * the renames, so that the next run completes those of a run that was killed.
 */

import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isWithin } from '../base/files.js';
import type { OutputFile } from './format.js';
import { hashText } from '../base/hash.js';
import {
  manifestPath,
  manifestText,
  readManifest,
  stateFolder,
  type Manifest,
} from './manifest.js';

/** The changes that bring an output up to date. */
export interface Plan {
  /** Files that are missing or differ. */
  readonly write: readonly OutputFile[];
  /** Paths of files that are no longer generated. */
  readonly remove: readonly string[];
  /** The manifest after the changes. */
  readonly manifest: Manifest;
  /** Files that are out of date. */
  readonly stale: readonly StaleFile[];
  /** Errors for files that must not be replaced or removed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that is out of date. */
export interface StaleFile {
  /** As diagnostics show it: relative to the working directory. */
  readonly path: string;
  /** The reason, as the end of a sentence, such as `is missing`. */
  readonly fault: string;
}

/** Options of `planWrite`. */
export interface PlanWriteOptions {
  /** Replace files that sdkwright did not write, or that were edited. Default: false. */
  readonly overwrite?: boolean | undefined;
  /** Folder that paths in diagnostics are relative to. Default: the output. */
  readonly cwd?: string | undefined;
}

const journalPath = `${stateFolder}/journal.json`;
const stagingPrefix = `${stateFolder}/staging-`;

/** Renames and removals in progress. */
interface Journal {
  /** The folder that the files are renamed from, below the output. */
  readonly staging: string;
  readonly move: readonly string[];
  readonly remove: readonly string[];
}

/** A path whose file must be written or removed, or cannot be. */
type Change =
  | { readonly path: string; readonly kind: 'unsafe' }
  | { readonly path: string; readonly kind: 'add' }
  | { readonly path: string; readonly kind: 'replace' | 'remove'; readonly conflict?: Conflict };

/** Why a file on disk must not be lost: sdkwright did not write it, or somebody edited it since. */
type Conflict = 'output-foreign' | 'output-edited';

/**
 * Compares an output with the files that it should have. Nothing is written.
 *
 * @param folder absolute path of the output
 */
export function planWrite(
  folder: string,
  files: readonly OutputFile[],
  { overwrite = false, cwd = folder }: PlanWriteOptions = {},
): Plan {
  const shown = (path: string): string =>
    relative(resolve(cwd), join(folder, path)).split(sep).join('/');
  const old = readManifest(folder);
  const manifest = new Map(files.map(({ path, text }) => [path, hashText(text)]));
  const changes = [
    ...(inspect(folder, manifestPath).kind === 'unsafe' ? [unsafe(manifestPath)] : []),
    ...[...manifest].flatMap(([path, hash]) => changeOf(inspect(folder, path), path, hash, old)),
    ...[...old.keys()]
      .filter((path) => !manifest.has(path))
      .flatMap((path) => removalOf(inspect(folder, path), path, old)),
  ];
  const written = new Set(changes.filter(isWritten).map(({ path }) => path));
  const stale = changes.flatMap((change) => stalenessOf(change, shown(change.path)));
  if (stale.length === 0 && manifestText(manifest) !== textOf(join(folder, manifestPath))) {
    stale.push({ path: shown(manifestPath), fault: 'is out of date' });
  }
  return {
    write: files.filter(({ path }) => written.has(path)),
    remove: changes.filter(({ kind }) => kind === 'remove').map(({ path }) => path),
    manifest,
    stale,
    diagnostics: changes.flatMap((change) => refusalOf(change, shown(change.path), overwrite)),
  };
}

const unsafe = (path: string): Change => ({ path, kind: 'unsafe' });

const isWritten = ({ kind }: Change): boolean => kind === 'add' || kind === 'replace';

/** The change of a file that should have the given hash; none if it already has it. */
function changeOf(state: FileState, path: string, hash: string, old: Manifest): Change[] {
  if (state.kind === 'unsafe') return [unsafe(path)];
  if (state.kind === 'absent') return [{ path, kind: 'add' }];
  if (state.hash === hash) return [];
  const written = old.get(path);
  if (written === undefined) return [{ path, kind: 'replace', conflict: 'output-foreign' }];
  if (written !== state.hash) return [{ path, kind: 'replace', conflict: 'output-edited' }];
  return [{ path, kind: 'replace' }];
}

/** The removal of a file that is no longer generated; none if it does not exist. */
function removalOf(state: FileState, path: string, old: Manifest): Change[] {
  if (state.kind !== 'file') return [];
  if (state.hash !== old.get(path)) return [{ path, kind: 'remove', conflict: 'output-edited' }];
  return [{ path, kind: 'remove' }];
}

function stalenessOf(change: Change, path: string): StaleFile[] {
  switch (change.kind) {
    case 'unsafe':
      return [];
    case 'add':
      return [{ path, fault: 'is missing' }];
    case 'replace':
      return [
        { path, fault: change.conflict === 'output-edited' ? 'was edited' : 'is out of date' },
      ];
    case 'remove':
      return [{ path, fault: 'is no longer generated' }];
  }
}

/** The error of a change that must not be made. Overwriting never follows symbolic links. */
function refusalOf(change: Change, path: string, overwrite: boolean): Diagnostic[] {
  if (change.kind === 'unsafe') return [diagnostic('output-unsafe', { path }, { file: path })];
  if (change.kind === 'add' || !change.conflict || overwrite) return [];
  return [diagnostic(change.conflict, { path }, { file: path })];
}

type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'file'; readonly hash: string };

/** The state of a path below the output. Paths through symbolic links and out of the folder are unsafe. */
function inspect(folder: string, path: string): FileState {
  const target = join(folder, path);
  if (!isWithin(folder, target) || target === folder) return { kind: 'unsafe' };
  let current = folder;
  const steps = path.split('/');
  for (const [index, step] of steps.entries()) {
    current = join(current, step);
    const stats = lstatSync(current, { throwIfNoEntry: false });
    if (!stats) return { kind: 'absent' };
    const isLast = index === steps.length - 1;
    if (stats.isSymbolicLink() || (isLast ? !stats.isFile() : !stats.isDirectory())) {
      return { kind: 'unsafe' };
    }
  }
  return { kind: 'file', hash: hashText(readFileSync(target, 'utf8')) };
}

const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;

/** Makes the changes of a plan. @param folder absolute path of the output */
export function applyPlan(folder: string, plan: Plan): void {
  // Contains the process id, so that concurrent runs do not write into each other's files.
  const staging = `${stagingPrefix}${process.pid}`;
  const texts = [
    ...plan.write.map(({ path, text }) => ({ path, text })),
    { path: manifestPath, text: manifestText(plan.manifest) },
  ];
  for (const { path, text } of texts) {
    const target = join(folder, staging, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  const journal: Journal = { staging, move: texts.map(({ path }) => path), remove: plan.remove };
  writeFileSync(join(folder, `${journalPath}.new`), JSON.stringify(journal));
  renameSync(join(folder, `${journalPath}.new`), join(folder, journalPath));
  commit(folder, journal);
}

/** Completes the changes of a run that was killed, and removes the staging folders of such runs. @param folder absolute path of the output */
export function recover(folder: string): void {
  const text = textOf(join(folder, journalPath));
  if (text !== undefined) {
    const { staging, move, remove } = JSON.parse(text) as Journal;
    // The journal is a file that anybody can write: its paths must stay inside the output.
    const isSafe = (path: string): boolean => inspect(folder, path).kind !== 'unsafe';
    if (staging.startsWith(stagingPrefix) && !staging.slice(stagingPrefix.length).includes('/')) {
      commit(folder, { staging, move: move.filter(isSafe), remove: remove.filter(isSafe) });
    } else rmSync(join(folder, journalPath));
  }
  const state = join(folder, stateFolder);
  for (const name of existsSync(state) ? readdirSync(state) : []) {
    const pid = /^staging-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(state, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Renames the staged files into place and removes the others; can be repeated after it was interrupted. */
function commit(folder: string, { staging: name, move, remove }: Journal): void {
  const staging = join(folder, name);
  for (const path of move) {
    if (!existsSync(join(staging, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    renameSync(join(staging, path), join(folder, path));
  }
  for (const path of remove) {
    rmSync(join(folder, path), { force: true });
    removeEmptyFolders(folder, dirname(path));
  }
  rmSync(staging, { recursive: true, force: true });
  rmSync(join(folder, journalPath), { force: true });
}

function removeEmptyFolders(folder: string, path: string): void {
  for (let current = path; current !== '.' && current !== ''; current = dirname(current)) {
    const target = join(folder, current);
    if (!existsSync(target) || readdirSync(target).length > 0) return;
    rmdirSync(target);
  }
}
