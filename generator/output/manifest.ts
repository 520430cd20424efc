/** `.sdkwright/manifest.json`: the files of an output that are ours, with hashes; committed with them. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json } from '../base/json.js';

/** Hash by path. */
export type Manifest = ReadonlyMap<string, string>;

export const stateFolder = '.sdkwright';
export const manifestPath = `${stateFolder}/manifest.json`;

/** @param folder absolute path of the output */
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
    if (error instanceof SyntaxError) return new Map(); // a spoilt manifest owns nothing
    throw error;
  }
}

export const manifestText = (manifest: Manifest): string =>
  `${JSON.stringify({ files: Object.fromEntries([...manifest].toSorted()) }, undefined, 2)}\n`;
