/** The SDKs of all scenarios compile: one program of TypeScript, one Go module, one run of Python. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../support/emit.js';
import { goFaults } from '../support/language-check.js';
import { scratch } from '../support/places.js';
import { importSdks } from '../support/python.js';
import { run } from '../support/run.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { sourcesOf, typeFaultsIn } from '../support/type-check.js';
import { generateScenario, goModule, scenarios } from './scenarios.js';

test('TypeScript: strict, with exact optional properties and isolated declarations', async () => {
  const folder = scratch('scenarios-typescript');
  for (const scenario of scenarios) {
    writeFiles(join(folder, scenario), sourcesOf(await generateScenario(scenario, 'typescript')));
  }
  expect(await typeFaultsIn(folder)).toEqual([]);
});

test.skipIf(!hasGo)('Go: gofmt and vet', async () => {
  const folder = scratch('scenarios-go');
  writeFileSync(join(folder, 'go.mod'), `module ${goModule}\n\ngo 1.22\n`);
  for (const scenario of scenarios) {
    const files = await generateScenario(scenario, 'go');
    writeFiles(join(folder, scenario), new Map([...files].filter(([path]) => path !== 'go.mod')));
  }
  expect(await goFaults(folder)).toEqual([]);
});

test.skipIf(!hasPython)('Python: ruff, and every module and model can be loaded', async () => {
  const folder = scratch('scenarios-python');
  for (const scenario of scenarios) {
    writeFiles(join(folder, scenario), await generateScenario(scenario, 'python'));
  }
  const linted = await run(python('ruff'), ['check', '--no-cache', folder]);
  expect(linted).toMatchObject({ code: 0, stdout: 'All checks passed!\n' });
  await importSdks(scenarios.map((scenario) => join(folder, scenario)));
});
