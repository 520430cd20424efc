/** Formats generated TypeScript, with a cache that persists between runs: most texts are the same in each run. */

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from 'prettier';
import { format, type OutputFile } from '../../generator/output/format.js';
import type { EmittedFile } from '../../generator/targets/shared/emitted-file.js';
import { cacheFolder, hashOf } from './cache.js';
import { projectFolder } from './places.js';

/** Everything that the result depends on but the text: the formatter and its options. */
const formatter = hashOf([
  version,
  readFileSync(join(projectFolder, 'generator/output/format.ts')),
]);
const folder = join(cacheFolder, 'formatted', formatter);

/** Formats the files that require it, unless their text was formatted before. */
export async function formatCached(files: readonly EmittedFile[]): Promise<readonly OutputFile[]> {
  mkdirSync(folder, { recursive: true });
  const known = (_: string, source: string): string | undefined =>
    existsSync(join(folder, source)) ? readFileSync(join(folder, source), 'utf8') : undefined;
  const formatted = await format(files, known);
  for (const [index, { source, text }] of formatted.files.entries()) {
    const path = join(folder, source);
    if (!files[index]!.format || existsSync(path)) continue;
    writeFileSync(`${path}-${process.pid}`, text);
    renameSync(`${path}-${process.pid}`, path); // another worker never reads half a file
  }
  return formatted.files;
}
