/** The lock on disk: the published names, in a file beside the config. */

import { readTextFile } from '../base/files.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { lockName } from '../naming/published/lock-name.js';
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

/** A diagnostic if the lock on disk is not the one that `generate` would write. */
export function staleLock(project: Project, text: string | undefined): Diagnostic[] {
  const old = readLockText(project);
  if (text === undefined || old?.replaceAll('\r\n', '\n') === text) return [];
  const fault = old === undefined ? 'is missing' : 'is out of date';
  return [diagnostic('output-stale', { path: lockName, fault }, { file: lockName })];
}
