/** The SDKs of all scenarios compile: one program of TypeScript, one Go module, one run of Python. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf, commentBlocks, withoutImports } from '../support/code-blocks.js';
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
  const examples = sources
    .filter(([path]) => path.startsWith('src/resources/'))
    .flatMap(([, text]) => commentBlocks(text).map(withoutImports));
  const functions = examples.map(
    ({ code }, index) => `export async function example${index}(): Promise<void> {\n${code}}\n`,
  );
  const imports = [...new Set(examples.flatMap((example) => example.imports))];
  const client = "import Client from './index.js';\n\nconst client = new Client();\n";
  return ['src/examples.ts', [...imports, client, ...functions].join('\n')];
}

/** What the READMEs import from outside, and the globals of Node.js that they name. */
const surroundings = `declare module 'node:fs' {
  const fs: { createReadStream(path: string): AsyncIterable<Uint8Array> & { path: string } };
  export default fs;
}
declare module 'undici' {
  export const fetch: typeof globalThis.fetch;
  export class ProxyAgent {
    constructor(url: string);
    dispatch(): boolean;
  }
}
declare module '@opentelemetry/api' {
  type Attributes = Record<string, string | number>;
  interface Span {
    setAttribute(name: string, value: string | number): void;
    setStatus(status: { code: number }): void;
    recordException(error: Error): void;
    end(): void;
  }
  interface Tracer {
    startActiveSpan<T>(
      name: string,
      options: { kind: number; attributes: Attributes },
      run: (span: Span) => T,
    ): T;
  }
  export const SpanKind: { CLIENT: number };
  export const SpanStatusCode: { ERROR: number };
  export const trace: { getTracer(name: string): Tracer };
}
declare const process: { env: Record<string, string | undefined> };
`;

/** A module for each block of a README, which imports the SDK by its path. */
function readmeModules(files: ReadonlyMap<string, string>): [string, string][] {
  const { name } = JSON.parse(files.get('package.json')!) as { name: string };
  return blocksOf(files.get('README.md')!, 'ts').map((block, index) => {
    const local = block.replaceAll(`from '${name}'`, "from './index.js'");
    const client = "import Client from './index.js';\ndeclare const client: Client;\n";
    const hasOwn = /^const client = /m.test(block);
    return [`src/readme${index}.ts`, `${hasOwn ? '' : client}${local}\nexport {};\n`];
  });
}

/** The blocks of a README as modules. Those that do not create a client have one. */
function readmeScripts(readme: string): [string, string][] {
  const client = '# ruff: noqa: E402\nfrom typing import Any\n\nclient: Any = None\n';
  return blocksOf(readme, 'python').map((block, index) => {
    const hasOwn = /^client = |as client:/m.test(block);
    return [`readme${index}.py`, `${hasOwn ? '' : client}${block}`];
  });
}

test('TypeScript: strict, with exact optional properties and isolated declarations; READMEs too', async () => {
  const folder = scratch('scenarios-typescript');
  for (const scenario of scenarios) {
    const files = await generateScenario(scenario, 'typescript');
    const examples = uploadScenarios.test(scenario) ? [examplesOf([...files])] : [];
    const modules = new Map([...files, ...examples, ...readmeModules(files)]);
    writeSharingRuntime(folder, scenario, modules);
  }
  writeFiles(folder, new Map([['surroundings.d.ts', surroundings]]));
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

test.skipIf(!hasPython)(
  'Python: ruff, READMEs too; every module and model can be loaded',
  async () => {
    const folder = scratch('scenarios-python');
    for (const scenario of scenarios) {
      const files = await generateScenario(scenario, 'python');
      writeFiles(
        join(folder, scenario),
        new Map([...files, ...readmeScripts(files.get('README.md')!)]),
      );
    }
    const linted = await run(python('ruff'), ['check', '--no-cache', folder]);
    expect(linted).toMatchObject({ code: 0, stdout: 'All checks passed!\n' });
    await importSdks(scenarios.map((scenario) => join(folder, scenario)));
  },
);
