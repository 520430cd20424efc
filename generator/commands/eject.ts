/** `sdkwright eject`: copies a target pack, to change it. */

import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { nearest } from '../base/nearest.js';
import { builtInPacks } from '../base/paths.js';
import { builtInPack } from './project-targets.js';
import { UsageError } from './usage-error.js';

export interface EjectOptions {
  /** Name of a built-in pack. */
  readonly pack: string;
  /** Path of the copy: a folder that does not exist or is empty. */
  readonly folder: string;
  /** Write only a `pack.ts` that extends the pack, for a fork that changes little. Default: false. */
  readonly extends?: boolean | undefined;
  /** Folder that `folder` is relative to. Default: the working directory. */
  readonly cwd?: string | undefined;
}

export interface EjectResult {
  /** Paths of the written files relative to the folder, sorted. */
  readonly written: readonly string[];
}

/**
 * Copies a built-in pack to a folder.
 *
 * @throws {UsageError} if there is no such pack, or if the folder is not empty
 */
export function eject(options: EjectOptions): EjectResult {
  const { pack, cwd = '.' } = options;
  const source = builtInPack(pack);
  if (source === undefined) throw new UsageError(unknownPack(pack));
  const folder = resolve(cwd, options.folder);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`${options.folder} is not empty. Nothing was copied.`);
  }
  if (options.extends === true) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'pack.ts'), extension(pack));
  } else {
    cpSync(source, folder, { recursive: true });
  }
  return { written: filesBelow(folder) };
}

function unknownPack(pack: string): string {
  const names = builtInPacks();
  const suggestion = nearest(pack, names);
  const hint =
    suggestion === undefined
      ? `Built-in packs: ${names.join(', ')}.`
      : `Did you mean "${suggestion}"?`;
  return `There is no target pack "${pack}". ${hint}`;
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => relative(folder, join(item.parentPath, item.name)).split(sep).join('/'))
    .toSorted();

/** A `pack.ts` without changes. */
const extension = (
  pack: string,
): string => `/** Changes to the pack \`${pack}\`. A template in this folder replaces the one of the same name. */

import { extendPack } from 'sdkwright/pack';

export default extendPack({
  extends: '${pack}',
  language: '${pack}',
});
`;
