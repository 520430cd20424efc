/**
 * `.sdkwright/manifest.json`: whose SDK an output contains, and the files that sdkwright wrote, with
 * hashes. It is committed with them.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isArray, isObject, type Json, type JsonObject } from '../base/json.js';
import { indentedJson } from '../base/unprintable.js';

/** The content of the file. */
export interface Manifest {
  /** The target that wrote the files; absent in manifests of early versions, which did not state it. */
  readonly target?: string;
  /** Hashes of the texts of the files, by path relative to the output. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that were started once, and are the user's own. */
  readonly started: ReadonlySet<string>;
}

/** Folder of sdkwright's own files, below each output. */
export const stateFolder = '.sdkwright';
export const manifestPath = `${stateFolder}/manifest.json`;

const none: Manifest = { files: new Map(), started: new Set() };

/** The manifest of the last run; empty if there is none or it is damaged. @param folder absolute path of the output */
export function readManifest(folder: string): Manifest {
  const path = join(folder, manifestPath);
  if (!existsSync(path)) return none;
  try {
    return manifestOf(JSON.parse(readFileSync(path, 'utf8')) as Json);
  } catch (error) {
    if (error instanceof SyntaxError) return none; // damaged: no file is known to be generated
    throw error;
  }
}

function manifestOf(value: Json): Manifest {
  if (!isObject(value) || !isObject(value['files'])) return none;
  const { target, files, started } = value;
  const hashes = Object.entries(files as JsonObject).flatMap(([file, hash]) =>
    typeof hash === 'string' ? [[file, hash] as const] : [],
  );
  const paths = isArray(started) ? started.filter((path) => typeof path === 'string') : [];
  return {
    ...(typeof target === 'string' && { target }),
    files: new Map(hashes),
    started: new Set(paths),
  };
}

/** The text of a manifest. Paths are sorted, so that its diff shows changes only. */
export function manifestText({ target, files, started }: Manifest): string {
  const content = {
    target,
    files: Object.fromEntries([...files].toSorted()),
    ...(started.size > 0 && { started: [...started].toSorted() }),
  };
  return `${indentedJson(content)}\n`;
}
