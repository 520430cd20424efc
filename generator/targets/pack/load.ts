/** Loads a pack from disk: `pack.ts`, templates and files to copy. A fork is merged with the pack that it extends. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { createJiti } from 'jiti';
import { templatesFolder } from '../../base/paths.js';
import * as api from './api.js';
import type { Fork, Pack } from './pack.js';
import { TemplateError } from './template-error.js';
import { viewVersion } from './view/sdk-view.js';

export interface LoadedPack {
  readonly pack: Pack;
  /** Folders of the pack: its own, and those of packs that it extends. */
  readonly folders: readonly string[];
  /** Text of every file but `pack.ts`, by path within the pack. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * @param folder absolute path of the pack
 * @throws {TemplateError} if there is no pack, or if it is written for another version of the view
 */
export const loadPack = (folder: string): Promise<LoadedPack> => loadChain(folder, []);

/** @param seen folders of the packs that extend this one */
async function loadChain(folder: string, seen: readonly string[]): Promise<LoadedPack> {
  const shown = basename(folder);
  if (seen.includes(folder)) throw new TemplateError(`${shown}: it extends itself.`);
  const own = await importPack(folder);
  const files = readFiles(folder);
  if (!('extends' in own)) return { pack: checked(own, shown), folders: [folder], files };
  const parent = await loadChain(baseFolder(own, folder), [...seen, folder]);
  return {
    pack: checked(extended(own, parent.pack), shown),
    folders: [folder, ...parent.folders],
    files: new Map([...parent.files, ...files]),
  };
}

/** The default export of `pack.ts`, which is loaded as TypeScript. */
async function importPack(folder: string): Promise<Pack | Fork> {
  const path = join(folder, 'pack.ts');
  const shown = basename(folder);
  if (!existsSync(path)) throw new TemplateError(`${shown}: there is no pack.ts.`);
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    virtualModules: { 'sdkwright/pack': api },
  });
  let own: Pack | Fork;
  try {
    own = await jiti.import<Pack | Fork>(path, { default: true });
  } catch (error) {
    throw new TemplateError(`${shown}/pack.ts: ${(error as Error).message}`);
  }
  if (typeof own !== 'object' || own === null || typeof own.language !== 'string') {
    throw new TemplateError(`${shown}/pack.ts: its default export is not a pack (definePack).`);
  }
  return own;
}

/** The folder of the pack that a fork extends: a built-in pack, or else a path relative to the fork. */
function baseFolder({ extends: base }: Fork, folder: string): string {
  const builtIn = join(templatesFolder, base);
  return existsSync(join(builtIn, 'pack.ts')) ? builtIn : resolve(folder, base);
}

/** A fork merged with the pack that it extends. Helpers and options are merged, everything else is replaced. */
function extended(own: Fork, parent: Pack): Pack {
  const { extends: _, ...fork } = own;
  return {
    ...parent,
    ...fork,
    helpers: (escapes, sdk) => ({
      ...parent.helpers?.(escapes, sdk),
      ...fork.helpers?.(escapes, sdk),
    }),
    options: { ...parent.options, ...fork.options },
  };
}

function checked(pack: Pack, shown: string): Pack {
  if (pack.view !== viewVersion) {
    throw new TemplateError(
      `${shown}/pack.ts: it is written for version ${String(pack.view)} of the view; this is version ${viewVersion}.`,
    );
  }
  return pack;
}

/** Folders of dependencies and build output, and the pack itself. */
const ignored = /(^|\/)(node_modules|\.git|target|__pycache__)\/|^pack\.ts$/;

const readFiles = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .map((path): [string, string] => [relative(folder, path).split(sep).join('/'), path])
      .filter(([name]) => !ignored.test(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
