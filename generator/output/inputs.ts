/**
 * `.sdkwright/inputs.json`: hashes of everything that the last run was made of. If none has changed there
 * is nothing to do. Ignored by git, safe to delete.
 */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostics.js';
import { stateFolder } from './manifest.js';

export const inputsPath = `${stateFolder}/inputs.json`;

export interface Inputs {
  /** Hash of config, options and generator. */
  readonly key: string;
  /** Documents by path relative to the first, with the hash of their bytes. */
  readonly documents: Readonly<Record<string, string>>;
  /** Folders of packs of one's own by path relative to the output, with their identity. */
  readonly packs: Readonly<Record<string, string>>;
  /** Hash of the manifest's text. */
  readonly manifest: string;
  /** Of each file, the hash of its text before formatting. */
  readonly sources: Readonly<Record<string, string>>;
  readonly diagnostics: readonly Diagnostic[];
}

export function readInputs(folder: string): Inputs | undefined {
  const path = join(folder, inputsPath);
  if (!existsSync(path)) return undefined;
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Partial<Inputs>;
    const { key, documents, packs, manifest, sources, diagnostics } = value;
    return key && documents && packs && manifest && sources && diagnostics
      ? (value as Inputs)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined; // spoilt: as if it were not there
    throw error;
  }
}

/** What this copy of sdkwright is: its files with their sizes and times, so that a rebuild counts. */
export function generatorIdentity(folders: readonly string[]): string {
  const hash = createHash('sha256');
  const visit = (root: string, folder: string): void => {
    for (const item of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, item.name);
      if (item.isDirectory()) visit(root, path);
      else {
        const { size, mtimeMs } = statSync(path);
        hash.update(`${relative(root, path)} ${size} ${mtimeMs}\n`);
      }
    }
  };
  for (const folder of folders) visit(folder, folder);
  return hash.digest('hex');
}
