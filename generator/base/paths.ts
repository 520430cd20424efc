/** Where this copy of sdkwright keeps its parts. */

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the compiled sources. */
export const generatorFolder: string = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The templates, beside it in the package. */
export const templatesFolder: string = resolve(generatorFolder, '..', 'templates');

/** Names of the target packs that come with sdkwright. */
export const builtInPacks = (): string[] =>
  readdirSync(templatesFolder)
    .filter((name) => existsSync(join(templatesFolder, name, 'pack.ts')))
    .toSorted();
