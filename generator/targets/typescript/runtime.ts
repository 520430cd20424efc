/** The runtime: its files, read once, and the modules of it that an SDK needs. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runtimeModules } from './runtime-facts.js';

/** The text of every file that is copied or rendered into an SDK. */
export interface RuntimeTemplates {
  /** By module within `src`: `core/client`. */
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

/** Modules that every SDK has, whether its operations import them or not. */
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

const importsOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(runtimeModules).map(([module, { imports }]) => [module, imports]),
);

/** The modules of the runtime among these, and all that they import in turn, sorted. */
export function selectModules(imported: ReadonlySet<string>): ReadonlySet<string> {
  const pending = [...always, ...imported];
  const chosen = new Set<string>();
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    const imports = importsOf.get(module);
    if (imports === undefined || chosen.has(module)) continue;
    chosen.add(module);
    pending.push(...imports);
  }
  return new Set([...chosen].toSorted());
}
