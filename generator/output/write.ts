/**
 * Stage `write`. Files are written to a staging folder, then renamed into place one by one. A journal lists
 * the renames, so that the next run completes those of a run that was killed.
 */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { manifestPath, manifestText, stateFolder } from './manifest.js';
import { inspect, textOf, type Plan } from './plan.js';

const journalPath = `${stateFolder}/journal.json`;
const stagingPrefix = `${stateFolder}/staging-`;

/** Renames and removals in progress. */
interface Journal {
  /** The folder that the files are renamed from, below the output. */
  readonly staging: string;
  readonly move: readonly string[];
  readonly remove: readonly string[];
}

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
