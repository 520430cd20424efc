/** The runtime's files: read once, chosen by import, copied byte by byte. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface RuntimeTemplates {
  /** By module name: `core/client`. */
  readonly runtime: ReadonlyMap<string, string>;
  /** By file name: `README.md.hbs`. */
  readonly package: ReadonlyMap<string, string>;
}

/** @param folder absolute path of `templates/typescript` */
export function readTemplates(folder: string): RuntimeTemplates {
  const read = (name: string): [string, string][] =>
    readdirSync(join(folder, name))
      .toSorted()
      .map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]);
  return {
    runtime: new Map(
      read('runtime').map(([file, text]) => [`core/${file.replace(/\.ts$/, '')}`, text]),
    ),
    package: new Map(read('package')),
  };
}

/** Parts that every SDK offers, whatever its operations import. */
const always = [
  'core/api-promise',
  'core/client',
  'core/error',
  'core/headers',
  'core/is-error-of',
  'core/logging',
  'core/request',
  'core/resource',
  'core/result',
  'core/config',
];

/** What the emitted modules import, and what that imports in turn. */
export function selectRuntime(
  { runtime }: RuntimeTemplates,
  imported: ReadonlySet<string>,
): { module: string; text: string }[] {
  const pending = [...always, ...imported];
  const chosen = new Set<string>();
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    const text = runtime.get(module);
    if (text === undefined || chosen.has(module)) continue;
    chosen.add(module);
    for (const [, name] of text.matchAll(/ from '\.\/([\w-]+)\.js'/g)) pending.push(`core/${name}`);
  }
  return [...chosen].toSorted().map((module) => ({ module, text: runtime.get(module)! }));
}
