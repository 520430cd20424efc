/** The folders of this installation of sdkwright. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the compiled sources. */
export const generatorFolder: string = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The folder of the templates and built-in packs. */
export const templatesFolder: string = resolve(generatorFolder, '..', 'templates');

/** The version of this installation. */
export function generatorVersion(): string {
  const path = resolve(generatorFolder, '..', 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }).version;
}

/** Names of the built-in target packs, sorted. */
export const builtInPacks = (): string[] =>
  readdirSync(templatesFolder)
    .filter((name) => existsSync(join(templatesFolder, name, 'pack.ts')))
    .toSorted();
