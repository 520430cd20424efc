/** Writing one file outside of the staged writing of an output. */

import { renameSync, writeFileSync } from 'node:fs';
import { readTextFile } from '../base/files.js';

/** Replaces a file atomically. A file that already has this text is not written. */
export function replaceFile(path: string, text: string): void {
  const old = readTextFile(path);
  if ('text' in old && old.text === text) return;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
