/** Type-checks generated TypeScript sources with the strictest flags. */

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsOf, provenOnce } from './cache.js';
import { writeFiles } from './emit.js';
import { toolVersions } from './language-check.js';
import { compiler, scratch } from './places.js';
import { run } from './run.js';

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  module: 'NodeNext',
  noEmit: true,
  skipDefaultLibCheck: true,
  declaration: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedDeclarations: true,
};

/** The sources of an SDK: the files that the compiler reads. */
export const sourcesOf = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].filter(([path]) => path.startsWith('src/')));

/**
 * Checks all sources below a folder in one program, so that the standard library is read and checked only once.
 *
 * @returns one message for each error, with the path relative to the folder: `src/index.ts(1,14): error TS2322: …`
 */
export async function typeFaultsIn(folder: string): Promise<string[]> {
  const inputs = [JSON.stringify(compilerOptions), ...toolVersions(), ...contentsOf(folder)];
  return provenOnce('typescript', inputs, () => compileIn(folder));
}

async function compileIn(folder: string): Promise<string[]> {
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['**/*.ts'] }),
  );
  const args = [compiler('ts70'), '-p', '.', '--pretty', 'false'];
  const { stdout, stderr, code } = await run(process.execPath, args, { cwd: folder });
  const messages = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
  return code !== 0 && messages.length === 0 ? [`the compiler exited with ${code}`] : messages;
}

/** Checks the sources of one SDK. @param files by path: `src/index.ts` */
export async function typeFaults(files: ReadonlyMap<string, string>): Promise<string[]> {
  const folder = scratch('type-check');
  writeFiles(folder, sourcesOf(files));
  const faults = await typeFaultsIn(folder);
  rmSync(folder, { recursive: true });
  return faults;
}
