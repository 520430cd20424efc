/** Writing one file outside of the staged writing of an output. */

import { renameSync, writeFileSync } from 'node:fs';
import { readTextFile } from '../base/files.js';

/** Replaces a file in one step, so that no reader finds half of it. A file with this text is left alone. */
export function replaceFile(path: string, text: string): void {
  const old = readTextFile(path);
  if ('text' in old && old.text === text) return;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}
