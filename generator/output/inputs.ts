/**
 * `.sdkwright/inputs.json`: hashes of all inputs of the last run. If none has changed, there is nothing to
 * do. The file is ignored by git and can be deleted.
 */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostics.js';
import { stateFolder } from './manifest.js';

/** Path of the file, relative to the output. */
export const inputsPath = `${stateFolder}/inputs.json`;

/** The content of the file. All hashes are SHA-256 in hexadecimal. */
export interface Inputs {
  /** Hash of config, options and generator. */
  readonly key: string;
  /** Hashes of the texts of all files of the document, by path relative to the root file. */
  readonly documents: Readonly<Record<string, string>>;
  /** Identities of the packs that are not built in, by path relative to the output. */
  readonly packs: Readonly<Record<string, string>>;
  /** Hash of the text of the manifest. */
  readonly manifest: string;
  /** `source` of each file, by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** Warnings of the last run, to be reported again. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The inputs of the last run; undefined if there are none or the file is damaged. @param folder absolute path of the output */
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
    if (error instanceof SyntaxError) return undefined; // damaged: the run is repeated
    throw error;
  }
}

/**
 * Identifies the state of some folders by the sizes and modification times of their files, so that a rebuilt
 * generator or an edited pack is noticed. Hashing their contents would take longer than a run without changes.
 */
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
