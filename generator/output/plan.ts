/** Compares an output with the files that it should have. */

import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isWithin, shownPath } from '../base/files.js';
import { hashText } from '../base/hash.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { OutputFile } from './format.js';
import { manifestPath, manifestText, readManifest, type Manifest } from './manifest.js';

/** The changes that bring an output up to date. */
export interface Plan {
  /** Files that are missing or differ. */
  readonly write: readonly OutputFile[];
  /** Paths of files that are no longer generated. */
  readonly remove: readonly string[];
  /** The manifest after the changes. */
  readonly manifest: Manifest;
  /** Files that are not up to date. */
  readonly stale: readonly StaleFile[];
  /** Errors for files that must not be replaced or removed. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that is not up to date. */
export interface StaleFile {
  /** Path relative to the output. */
  readonly path: string;
  readonly reason: StaleReason;
}

/** Why a file is not up to date. */
export type StaleReason =
  /** It does not exist. */
  | 'missing'
  /** It is as an earlier run wrote it, and would be written differently now. */
  | 'outdated'
  /** It is no longer generated. */
  | 'obsolete'
  /** It was changed after it was generated. */
  | 'edited'
  /** It exists, and sdkwright did not write it. */
  | 'foreign'
  /** Its path passes through a symbolic link, or leaves the output. */
  | 'unsafe'
  /** It is the manifest of the SDK of another target. */
  | 'other-target';

export interface PlanInput {
  /** Absolute path of the output. */
  readonly folder: string;
  /** `typescript`, or the name of a pack. */
  readonly target: string;
  readonly files: readonly OutputFile[];
  /** Replace files that sdkwright did not write, or that were edited. */
  readonly overwrite: boolean;
  /** Folder that paths in diagnostics are relative to. */
  readonly cwd: string;
  /** The command that messages advise to run again. */
  readonly generate: string;
}

/** What happens to a file that is not up to date. */
interface Change extends StaleFile {
  readonly action: 'write' | 'remove' | 'none';
}

/** Compares an output with the files that it should have. Nothing is written. */
export function planWrite(input: PlanInput): Plan {
  const { folder, target, files } = input;
  const old = readManifest(folder);
  const owned = files.filter(({ once }) => once !== true);
  const hashes = new Map(owned.map(({ path, text }) => [path, hashText(text)]));
  const started = new Set(files.flatMap(({ path, once }) => (once === true ? [path] : [])));
  const manifest: Manifest = { target, files: hashes, started };
  const file = fileAbove(folder);
  if (file !== undefined) {
    const path = shownPath(input.cwd, file);
    const found = diagnostic('output-not-folder', { path }, { file: path });
    return refuse({ manifest, reason: 'foreign', found });
  }
  if (old.target !== undefined && old.target !== target) {
    return refuseTarget(old.target, manifest, input);
  }
  const changes = [
    ...(inspect(folder, manifestPath).kind === 'unsafe' ? [unsafe(manifestPath)] : []),
    ...[...hashes].flatMap(([path, hash]) => changeOf(inspect(folder, path), path, hash, old)),
    ...[...started].flatMap((path) => startOf(inspect(folder, path), path, old)),
    ...[...old.files.keys()]
      .filter((path) => !hashes.has(path) && !started.has(path))
      .flatMap((path) => removalOf(inspect(folder, path), path, old)),
  ];
  const written = new Set(pathsOf(changes, 'write'));
  const stale = changes.map(({ path, reason }): StaleFile => ({ path, reason }));
  if (stale.length === 0 && manifestText(manifest) !== textOf(join(folder, manifestPath))) {
    stale.push({ path: manifestPath, reason: 'outdated' });
  }
  return {
    write: files.filter(({ path }) => written.has(path)),
    remove: pathsOf(changes, 'remove'),
    manifest,
    stale,
    diagnostics: changes.flatMap((change) => refusalOf(change, input)),
  };
}

/** The folder itself, or the nearest folder above it, if that is a file. */
function fileAbove(folder: string): string | undefined {
  let path = folder;
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  return statSync(path).isDirectory() ? undefined : path;
}

/** Overwriting does not apply: whole folders are not replaced. */
function refuseTarget(owner: string, manifest: Manifest, input: PlanInput): Plan {
  const { folder, target, cwd } = input;
  const params = { folder: shownPath(cwd, folder), owner, target };
  const file = shownPath(cwd, join(folder, manifestPath));
  const found = diagnostic('output-other-target', params, { file });
  return refuse({ manifest, reason: 'other-target', found });
}

interface FolderRefusal {
  readonly manifest: Manifest;
  readonly reason: StaleReason;
  readonly found: Diagnostic;
}

/** A plan that changes nothing. */
const refuse = ({ manifest, reason, found }: FolderRefusal): Plan => ({
  write: [],
  remove: [],
  manifest,
  stale: [{ path: manifestPath, reason }],
  diagnostics: [found],
});

const pathsOf = (changes: readonly Change[], action: Change['action']): string[] =>
  changes.filter((change) => change.action === action).map(({ path }) => path);

const unsafe = (path: string): Change => ({ path, action: 'none', reason: 'unsafe' });

/** The change of a file that should have the given hash; none if it already has it. */
function changeOf(state: FileState, path: string, hash: string, { files }: Manifest): Change[] {
  if (state.kind === 'unsafe') return [unsafe(path)];
  if (state.kind === 'absent') return [{ path, action: 'write', reason: 'missing' }];
  if (state.hash === hash) return [];
  const written = files.get(path);
  if (written === undefined) return [{ path, action: 'write', reason: 'foreign' }];
  return [{ path, action: 'write', reason: written === state.hash ? 'outdated' : 'edited' }];
}

/** A file to start: one that a run started before stays deleted if it was deleted. */
function startOf(state: FileState, path: string, { started }: Manifest): Change[] {
  if (state.kind === 'unsafe') return [unsafe(path)];
  const isNew = state.kind === 'absent' && !started.has(path);
  return isNew ? [{ path, action: 'write', reason: 'missing' }] : [];
}

/** The removal of a file that is no longer generated; none if it does not exist. */
function removalOf(state: FileState, path: string, { files }: Manifest): Change[] {
  if (state.kind !== 'file') return [];
  const isEdited = state.hash !== files.get(path);
  return [{ path, action: 'remove', reason: isEdited ? 'edited' : 'obsolete' }];
}

/** The error of a change that must not be made. Overwriting never follows symbolic links. */
function refusalOf({ path: changed, reason }: Change, input: PlanInput): Diagnostic[] {
  const { folder, overwrite, cwd, generate } = input;
  const path = shownPath(cwd, join(folder, changed));
  switch (reason) {
    case 'unsafe':
      return [diagnostic('output-unsafe', { path }, { file: path })];
    case 'edited':
    case 'foreign':
      return overwrite ? [] : [diagnostic(`output-${reason}`, { path, generate }, { file: path })];
    case 'missing':
    case 'outdated':
    case 'obsolete':
    case 'other-target':
      return [];
  }
}

/** What is at a path of an output. */
export type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'file'; readonly hash: string };

/** The state of a path below the output. Paths through symbolic links and out of the folder are unsafe. */
export function inspect(folder: string, path: string): FileState {
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

/** The text of a file, with normalized line ends; undefined if there is none. */
export const textOf = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined;
