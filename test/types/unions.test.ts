/** Programs on SDKs with unions: discriminators narrow, in TypeScript and in Python. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateScenario } from '../scenarios/scenarios.js';
import { toolCache } from '../support/cache.js';
import { writeFiles } from '../support/emit.js';
import { scratch, testFolder } from '../support/places.js';
import { run, succeed } from '../support/run.js';
import { writeSharingRuntime } from '../support/shared-runtime.js';
import { hasPython, hasPython39, pyright, python, python39 } from '../support/toolchains.js';
import { typeFaultsIn } from '../support/type-check.js';

const program = (name: string): string => join(testFolder, 'types/programs', name);

const recursive = program('recursive.py');

const scenarios = [
  'discriminators',
  'discriminators-base',
  'required-overlay',
  'types-direction',
  'unions-decoded',
];

test('TypeScript', async () => {
  const folder = scratch('unions-typescript');
  for (const scenario of scenarios) {
    writeSharingRuntime(folder, scenario, await generateScenario(scenario, 'typescript'));
  }
  const source = readFileSync(program('unions.mts'), 'utf8');
  writeFiles(folder, new Map([['unions.ts', source]]));
  expect(await typeFaultsIn(folder)).toEqual([]);
});

test.skipIf(!hasPython)('Python: mypy --strict and pyright', async () => {
  const cwd = scratch('unions-python');
  cpSync(program('unions.py'), join(cwd, 'unions.py'));
  const sources: string[] = [];
  for (const scenario of scenarios) {
    writeFiles(join(cwd, scenario), await generateScenario(scenario, 'python'));
    sources.push(join(cwd, scenario, 'src'));
  }
  const env = { ...process.env, MYPYPATH: sources.join(':') };
  const args = ['--strict', '--cache-dir', toolCache('mypy'), 'unions.py'];
  expect((await run(python('mypy'), args, { cwd, env })).stdout).toMatch(/^Success: /);
  const settings = {
    include: ['unions.py'],
    // Pyright excludes folders with a dot, such as that of the tests, unless it has a list of its own.
    exclude: [],
    extraPaths: sources,
    strict: ['unions.py'],
    reportUnnecessaryTypeIgnoreComment: 'error',
  };
  writeFileSync(join(cwd, 'pyrightconfig.json'), JSON.stringify(settings));
  const checked = await run(process.execPath, [pyright, '--pythonpath', python('python')], { cwd });
  expect(checked.stdout).toMatch(/^0 errors, 0 warnings/m);
});

test.skipIf(!hasPython).for([
  ['of the machine', python('python'), hasPython],
  ['3.9', python39, hasPython39],
] as const)('Python %s: variants within variants', async ([, interpreter, isThere], { skip }) => {
  if (!isThere) skip();
  const folder = scratch('unions-recursive');
  writeFiles(folder, await generateScenario('discriminators', 'python'));
  const args = ['-W', 'error', recursive, join(folder, 'src')];
  const { stdout } = await succeed(interpreter, args);
  expect(stdout).toBe("['Folder', 'File', 'UnknownVariant', 'Folder'] True\n");
});
