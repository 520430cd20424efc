/** `sdkwright eject`: a target pack as a folder of one's own. */

import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nearest } from '../base/nearest.js';
import { builtInPacks } from '../base/paths.js';
import { builtInPack, UsageError } from './project.js';

export interface EjectOptions {
  /** Name of a built-in pack. */
  readonly pack: string;
  /** Where it goes: a folder that does not exist yet, or is empty. */
  readonly folder: string;
  /** Only a `pack.ts` that extends it, for a fork that changes little. */
  readonly extends?: boolean | undefined;
  /** Folder that `folder` is relative to; the working directory by default. */
  readonly cwd?: string | undefined;
}

export interface EjectResult {
  /** Paths within the folder. */
  readonly written: readonly string[];
}

/** @throws {UsageError} if there is no such pack, or if something is in the way */
export function eject({ pack, folder, extends: extending, cwd }: EjectOptions): EjectResult {
  const source = builtInPack(pack);
  if (source === undefined) {
    const names = builtInPacks();
    const suggestion = nearest(pack, names);
    const hint =
      suggestion === undefined ? `there are ${names.join(', ')}` : `did you mean "${suggestion}"`;
    throw new UsageError(`There is no target pack "${pack}"; ${hint}.`);
  }
  const target = resolve(cwd ?? '.', folder);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new UsageError(`${folder} is not empty: nothing was copied.`);
  }
  if (extending === true) {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'pack.ts'), fork(pack));
  } else cpSync(source, target, { recursive: true });
  const written = readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(target.length + 1));
  return { written: written.toSorted() };
}

const fork = (
  pack: string,
): string => `/** What differs from the pack \`${pack}\`. A template of the same name in this folder replaces its. */

import { extendPack } from 'sdkwright/pack';

export default extendPack({
  extends: '${pack}',
  language: '${pack}',
});
`;
