/** The SDKs of all scenarios compile: one program of TypeScript, one Go module, one run of Python. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../support/emit.js';
import { goModuleFaults } from '../support/go-module.js';
import { scratch } from '../support/places.js';
import { importSdks } from '../support/python.js';
import { run } from '../support/run.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { writeSharingRuntime } from '../support/shared-runtime.js';
import { typeFaultsIn } from '../support/type-check.js';
import { generateScenario, goModule, scenarios } from './scenarios.js';

/** Scenarios whose examples upload files. */
const uploadScenarios = /^(bodies|files|multipart|usage)/;

/** A module with the examples of all methods. */
function examplesOf(sources: readonly (readonly [string, string])[]): [string, string] {
  const resources = sources.filter(([path]) => path.startsWith('src/resources/'));
  const examples = resources.flatMap(([, text]) =>
    [...text.matchAll(/\* ```ts\n([^]*?)\* ```/g)].map(([, lines]) =>
      lines!.replaceAll(/^ *\* ?/gm, ''),
    ),
  );
  const functions = examples.map(
    (lines, index) => `export async function example${index}(): Promise<void> {\n${lines}}\n`,
  );
  const imports = "import Client from './index.js';\n\nconst client = new Client();\n";
  return ['src/examples.ts', [imports, ...functions].join('\n')];
}

test('TypeScript: strict, with exact optional properties and isolated declarations', async () => {
  const folder = scratch('scenarios-typescript');
  for (const scenario of scenarios) {
    const files = await generateScenario(scenario, 'typescript');
    const examples = uploadScenarios.test(scenario) ? [examplesOf([...files])] : [];
    writeSharingRuntime(folder, scenario, new Map([...files, ...examples]));
  }
  expect(await typeFaultsIn(folder)).toEqual([]);
});

test.skipIf(!hasGo)('Go: gofmt and vet', async () => {
  const folder = scratch('scenarios-go');
  const usages = new Map<string, string>();
  const sdks = new Map<string, ReadonlyMap<string, string>>();
  for (const scenario of scenarios) {
    const files = await generateScenario(scenario, 'go');
    sdks.set(scenario, files);
    const usage = /^```go\n(package main[^]*?)^```/m.exec(files.get('README.md')!)?.[1];
    if (usage !== undefined) usages.set(`${scenario}/usage/main.go`, usage);
  }
  expect(usages.size).toBeGreaterThan(0);
  expect(await goModuleFaults(folder, { module: goModule, sdks, more: usages })).toEqual([]);
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
