/** A pack on disk → the pack: `pack.ts` as it is, templates, files to copy; a fork over what it extends. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { createJiti } from 'jiti';
import * as api from './api.js';
import type { Fork, Pack } from './pack.js';
import { TemplateError } from './template-error.js';
import { viewVersion } from './view/sdk-view.js';

export interface LoadedPack {
  readonly pack: Pack;
  /** Folders that it is made of: its own, and those of what it extends. */
  readonly folders: readonly string[];
  /** Text of every file but `pack.ts`, by path within the pack. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * @param folder absolute path of the pack
 * @param templates folder of the built-in packs
 * @throws {TemplateError} if there is no pack, or if it does not fit this copy of sdkwright
 */
export async function loadPack(
  folder: string,
  templates: string,
  seen: readonly string[] = [],
): Promise<LoadedPack> {
  const path = join(folder, 'pack.ts');
  const shown = basename(folder);
  if (!existsSync(path)) throw new TemplateError(`${shown}: there is no pack.ts.`);
  if (seen.includes(folder)) throw new TemplateError(`${shown}: it extends itself.`);
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
    throw new TemplateError(`${shown}/pack.ts: its default export is no pack (definePack).`);
  }
  const files = readFiles(folder);
  if (!('extends' in own)) return { pack: checked(own, shown), folders: [folder], files };
  const base = existsSync(join(templates, own.extends, 'pack.ts'))
    ? join(templates, own.extends)
    : resolve(folder, own.extends);
  const parent = await loadPack(base, templates, [...seen, folder]);
  const { extends: _, ...rest } = own;
  const pack: Pack = {
    ...parent.pack,
    ...rest,
    helpers: (escapes, sdk) => ({
      ...parent.pack.helpers?.(escapes, sdk),
      ...rest.helpers?.(escapes, sdk),
    }),
    options: { ...parent.pack.options, ...rest.options },
  };
  const folders = [folder, ...parent.folders];
  return { pack: checked(pack, shown), folders, files: new Map([...parent.files, ...files]) };
}

function checked(pack: Pack, shown: string): Pack {
  if (pack.view !== viewVersion) {
    throw new TemplateError(
      `${shown}/pack.ts: it is written for version ${String(pack.view)} of the view; this is version ${viewVersion}.`,
    );
  }
  return pack;
}

function readFiles(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile())
      .map((item) => join(item.parentPath, item.name))
      .map((path): [string, string] => [relative(folder, path).split(sep).join('/'), path])
      .filter(([name]) => !/(^|\/)(node_modules|\.git|target|__pycache__)\/|^pack\.ts$/.test(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, path]) => [name, readFileSync(path, 'utf8')]),
  );
}
