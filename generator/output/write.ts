/**
 * Stage `write`. Files are written to a staging folder, then renamed into place one by one; a journal
 * names what is being put in place, so that a run that was killed in between is finished by the next.
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
import { dirname, join } from 'node:path';
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

export interface Plan {
  readonly write: readonly OutputFile[];
  readonly remove: readonly string[];
  readonly manifest: Manifest;
  /** Why each file that differs does. */
  readonly stale: readonly { readonly path: string; readonly why: string }[];
  readonly diagnostics: readonly Diagnostic[];
}

const journalPath = `${stateFolder}/journal.json`;
const stagingPrefix = `${stateFolder}/staging-`;

/** What is being put in place, and from which folder below the output. */
interface Journal {
  readonly staging: string;
  readonly move: readonly string[];
  readonly remove: readonly string[];
}

/** What it takes to bring an output up to date; reads only. @param folder absolute */
export function planWrite(
  folder: string,
  files: readonly OutputFile[],
  options: { readonly overwrite?: boolean } = {},
): Plan {
  const old = readManifest(folder);
  const manifest = new Map(files.map(({ path, text }) => [path, hashText(text)]));
  const diagnostics: Diagnostic[] = [];
  const stale: { path: string; why: string }[] = [];
  const write: OutputFile[] = [];
  const refuse = (code: 'output-foreign' | 'output-edited', path: string): void => {
    if (options.overwrite !== true) diagnostics.push(diagnostic(code, { path }, { file: path }));
  };

  if (inspect(folder, manifestPath).kind === 'unsafe') {
    diagnostics.push(diagnostic('output-unsafe', { path: manifestPath }, { file: manifestPath }));
  }
  for (const file of files) {
    const state = inspect(folder, file.path);
    if (state.kind === 'unsafe') {
      diagnostics.push(diagnostic('output-unsafe', { path: file.path }, { file: file.path }));
      continue;
    }
    const hash = manifest.get(file.path)!;
    if (state.kind === 'file' && state.hash === hash) continue;
    write.push(file);
    if (state.kind === 'absent') stale.push({ path: file.path, why: 'it is missing' });
    else {
      const owned = old.get(file.path);
      if (owned === undefined) refuse('output-foreign', file.path);
      else if (owned !== state.hash) refuse('output-edited', file.path);
      const edited = owned !== undefined && owned !== state.hash;
      stale.push({
        path: file.path,
        why: edited ? 'it was edited' : 'its content differs',
      });
    }
  }
  const remove = [...old.keys()].filter((path) => {
    if (manifest.has(path)) return false;
    const state = inspect(folder, path);
    if (state.kind !== 'file') return false;
    if (state.hash !== old.get(path)) refuse('output-edited', path);
    stale.push({ path, why: 'it is no longer generated' });
    return true;
  });
  if (manifestText(manifest) !== textOf(join(folder, manifestPath)) && stale.length === 0) {
    stale.push({ path: manifestPath, why: 'its content differs' });
  }
  return { write, remove, manifest, stale, diagnostics };
}

type FileState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'unsafe' }
  | { readonly kind: 'file'; readonly hash: string };

/** What stands at a path below the output; a link on the way, or a path that leads out, is unsafe. */
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

/** Carries a plan out. */
export function applyPlan(folder: string, plan: Plan): void {
  // A name of its own, so that two runs at once do not write into each other's files.
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
  putInPlace(folder, journal);
}

/** Finishes what a killed run had begun to put in place, and clears what one had only staged. */
export function recover(folder: string): void {
  const text = textOf(join(folder, journalPath));
  if (text !== undefined) {
    const { staging, move, remove } = JSON.parse(text) as Journal;
    const ours = (path: string): boolean => inspect(folder, path).kind !== 'unsafe';
    if (staging.startsWith(stagingPrefix) && !staging.slice(stagingPrefix.length).includes('/')) {
      putInPlace(folder, { staging, move: move.filter(ours), remove: remove.filter(ours) });
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

function putInPlace(folder: string, { staging: name, move, remove }: Journal): void {
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
