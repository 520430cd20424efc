/** `.sdkwright/manifest.json`: the files that sdkwright wrote to an output, with hashes. It is committed with them. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../base/json.js';

/** Hashes of the texts of the files, by path relative to the output. */
export type Manifest = ReadonlyMap<string, string>;

/** Folder of sdkwright's own files, below each output. */
export const stateFolder = '.sdkwright';
export const manifestPath = `${stateFolder}/manifest.json`;

/** The manifest of the last run; empty if there is none or it is damaged. @param folder absolute path of the output */
export function readManifest(folder: string, name = manifestPath): Manifest {
  const path = join(folder, name);
  if (!existsSync(path)) return new Map();
  try {
    const { files } = JSON.parse(readFileSync(path, 'utf8')) as { readonly files?: Json };
    if (!isObject(files)) return new Map();
    return new Map(
      Object.entries(files).flatMap(([file, hash]) =>
        typeof hash === 'string' ? [[file, hash] as const] : [],
      ),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return new Map(); // damaged: no file is known to be generated
    throw error;
  }
}

/** The text of a manifest. Paths are sorted, so that its diff shows changes only. */
export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify({ files: Object.fromEntries([...manifest].toSorted()) }, undefined, 2)}\n`;
