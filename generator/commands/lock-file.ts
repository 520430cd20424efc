/** The lock on disk: the published names, in a file beside the config. */

import { basename } from 'node:path';
import { readTextFile } from '../base/files.js';
import { replaceFile } from '../output/replace-file.js';
import type { Project } from './project.js';

/** Text of the lock; undefined without a config, or if there is no lock yet. */
export function readLockText({ lockPath }: Project): string | undefined {
  const read = lockPath === undefined ? undefined : readTextFile(lockPath);
  return read && 'text' in read ? read.text : undefined;
}

/** Writes the lock, if the project has one. @param text its text; undefined without a config */
export function writeLock({ lockPath }: Project, text: string | undefined): void {
  if (lockPath !== undefined && text !== undefined) replaceFile(lockPath, text);
}

/** What is wrong with the lock on disk, if it is not the one that `generate` would write. @param text that one */
export function staleLock(project: Project, text: string | undefined): StaleLock | undefined {
  const { lockPath } = project;
  if (lockPath === undefined || text === undefined) return undefined;
  const old = readLockText(project);
  if (old?.replaceAll('\r\n', '\n') === text) return undefined;
  return {
    path: basename(lockPath),
    fault: old === undefined ? 'is missing' : 'is out of date',
  };
}

interface StaleLock {
  /** As messages show it. */
  readonly path: string;
  readonly fault: string;
}
