/**
 * Results that several test files share. The cache persists between runs: its keys are hashes of everything that a
 * result depends on, so entries are never stale.
 */

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectFolder, testFolder } from './places.js';

/** Ignored by git, and kept between runs. */
export const cacheFolder: string = join(testFolder, '.cache');

/** Environment variable with the id of this worker among those that run at the same time. Vitest sets it for its workers. */
export const workerVariable = 'VITEST_POOL_ID';

/** The cache folder of a tool. Each worker has its own, because tools do not expect to share one. */
export const toolCache = (tool: string): string =>
  join(cacheFolder, 'tools', `${tool}-${process.env[workerVariable] ?? '0'}`);

/**
 * A folder with a given content. The first caller creates it; all others wait for it.
 *
 * @param name of the folder, for people who look into the cache
 * @param parts everything that the content depends on
 * @param make fills the folder
 * @returns the folder, which callers must not change
 */
export async function cachedFolder(
  name: string,
  parts: readonly (string | Uint8Array)[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder, name, hashOf(parts));
  const lock = `${folder}.lock`;
  const draft = `${folder}.draft`;
  mkdirSync(dirname(folder), { recursive: true });
  for (;;) {
    if (existsSync(folder)) return folder;
    if (takeLock(lock)) break;
    await wait(50);
  }
  try {
    if (!existsSync(folder)) {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft);
      await make(draft);
      renameSync(draft, folder);
    }
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Looks for faults, unless none were found in the same input before. Faults are not remembered.
 *
 * @param parts everything that the result depends on
 * @returns one message for each fault
 */
export async function provenOnce(
  name: string,
  parts: readonly (string | Uint8Array)[],
  find: () => Promise<string[]>,
): Promise<string[]> {
  const path = join(cacheFolder, 'proven', name, hashOf(parts));
  if (existsSync(path)) return [];
  const faults = await find();
  if (faults.length > 0) return faults;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, '');
  return [];
}

/** The path and the content of each file below a folder, without installed packages. */
export const contentsOf = (folder: string): (string | Uint8Array)[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length))
    .filter((path) => !path.includes('node_modules'))
    .toSorted()
    .flatMap((path) => [path, readFileSync(join(folder, path))]);

/** Removes unfinished entries of a run that was killed. Called before a run starts. */
export function removeUnfinished(): void {
  if (!existsSync(cacheFolder)) return;
  for (const path of readdirSync(cacheFolder, { recursive: true }).map(String)) {
    if (/^[\w-]+\/[0-9a-f]+\.(lock|draft)$/.test(path)) {
      rmSync(join(cacheFolder, path), { recursive: true, force: true });
    }
  }
}

function takeLock(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A short hash of several texts. */
export function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(String(part.length)).update('\n').update(part);
  return hash.digest('hex').slice(0, 16);
}

let identity: string | undefined;

/** A hash of the sources, templates and packages of the generator, on which its output depends. */
export function generatorHash(): string {
  identity ??= hashOf([
    readFileSync(join(projectFolder, 'package-lock.json')),
    ...['generator', 'templates'].flatMap((name) => contentsOf(join(projectFolder, name))),
  ]);
  return identity;
}
