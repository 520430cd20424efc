/** All commands that read a document report the same diagnostics, in the same order. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  check,
  generate,
  model,
  TemplateError,
  validate,
  view,
  type Report,
} from '../../generator/index.js';
import { cliPath, scratch, seedPath, testFolder } from '../support/places.js';
import { run } from '../support/run.js';

const target = 'python';
const commands: Readonly<Record<string, (cwd: string) => Promise<Report>>> = {
  generate: (cwd) => generate({ cwd }),
  check: (cwd) => check({ cwd }),
  validate: (cwd) => validate({ cwd }),
  model: (cwd) => model({ cwd }),
  view: (cwd) => view({ cwd, target }),
};

interface ProjectFiles {
  /** Text of the config. */
  readonly config?: string;
  /** Text of the document. */
  readonly document?: string;
  readonly lock?: string;
  readonly pack?: string;
}

const config = `spec: openapi.yml\ntargets: { ${target}: { out: sdk } }\n`;
const seed = readFileSync(seedPath, 'utf8');
const doubtful = readFileSync(join(testFolder, 'end-to-end/doubtful/openapi.yml'), 'utf8');
const brokenPack =
  "import { extendPack } from 'sdkwright/pack';\nexport default extendPack({ extends: 'python' });\nthrow new Error('broken');\n";

/** Writes a project to a folder of its own. */
function project(files: ProjectFiles): string {
  const cwd = scratch('report');
  writeFileSync(join(cwd, 'sdkwright.yml'), files.config ?? config);
  writeFileSync(join(cwd, 'openapi.yml'), files.document ?? seed);
  if (files.lock !== undefined) writeFileSync(join(cwd, 'sdkwright.lock'), files.lock);
  if (files.pack !== undefined) {
    mkdirSync(join(cwd, 'pack'));
    writeFileSync(join(cwd, 'pack/pack.ts'), files.pack);
  }
  return cwd;
}

const unresolved = seed.replaceAll('schemas/TrafficType', 'schemas/TraficType');
const duplicate = seed.replace(/^openapi:.*$/m, '$&\nopenapi: 3.0.0');

test.for<[name: string, files: ProjectFiles, codes: string[]]>([
  ['a warning', {}, ['license-missing']],
  ['a silenced warning', { config: `${config}silence: [license-missing]\n` }, []],
  ['a document with a broken reference', { document: unresolved }, ['reference-unresolvable']],
  ['a document that is not valid YAML', { document: duplicate }, ['key-duplicate']],
  ['an unknown key in the config', { config: `${config}nonsense: 1\n` }, ['config-invalid']],
  ['an unknown target', { config: config.replace('python', 'pyhton') }, ['config-invalid']],
  [
    'an unknown option of a target',
    { config: config.replace('out: sdk', 'out: sdk, modul: x') },
    ['config-invalid', 'license-missing'],
  ],
  [
    'a name for an operation that does not exist',
    { config: `${config}names: { operations: { GET /nowhere: x.y } }\n` },
    ['config-unmatched', 'license-missing'],
  ],
  ['a broken lock', { lock: 'version: 99\n' }, ['lock-invalid']],
])('%s', async ([, files, codes]) => {
  const reports = new Map<string, Report>();
  for (const [name, command] of Object.entries(commands)) {
    // Here `--target python` is wrong usage.
    if (name === 'view' && files.config?.includes('pyhton') === true) continue;
    reports.set(name, await command(project(files)));
  }
  const { diagnostics } = reports.get('validate')!;
  expect([...new Set(diagnostics.map(({ code }) => code))].toSorted()).toEqual(codes);
  for (const [name, report] of reports) {
    // Only `check` compares with the output, which does not exist.
    const ofInput = report.diagnostics.filter(({ code }) => code !== 'output-stale');
    expect(ofInput, name).toEqual(diagnostics);
    const hasError = report.diagnostics.some(({ severity }) => severity === 'error');
    expect(report.ok, name).toBe(!hasError);
  }
});

test('many warnings of a document: the same order, by line', async () => {
  const all: (readonly Report['diagnostics'][number][])[] = [];
  for (const command of Object.values(commands)) {
    const { diagnostics } = await command(project({ document: doubtful }));
    all.push(diagnostics.filter(({ code }) => code !== 'output-stale'));
  }
  const [first] = all;
  expect(first!.length).toBeGreaterThan(20);
  for (const other of all) expect(other).toEqual(first);
  const lines = first!.map(({ source }) => source.line ?? 0);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
});

test('a pack that throws is a TemplateError of every command', async () => {
  const files = {
    config: config.replace('out: sdk', 'out: sdk, templates: pack'),
    pack: brokenPack,
  };
  for (const [name, command] of Object.entries(commands)) {
    await expect(command(project(files)), name).rejects.toThrow(TemplateError);
  }
});

test('--strict turns a warning into an error in every command that has the option', async () => {
  const cwd = project({});
  for (const command of [generate, check, validate, model]) {
    expect((await command({ cwd, strict: true })).ok).toBe(false);
  }
});

test('no character of the document is invisible in JSON that is printed or recorded', async () => {
  const hostile = String.raw`"\x7F\x9B\u202E\u2028\u200B\uFEFFx"`;
  const document = `openapi: 3.1.0
info: { title: T, version: '1', description: ${hostile} }
paths:
  ${hostile.replace('"', '"/')}: { get: { description: ${hostile}, responses: {} } }
components:
  schemas: { A: { type: string, enum: [${hostile}, ${hostile}], default: 1 } }
`;
  const cwd = project({ document });
  const commandOf = (...args: string[]) =>
    run(process.execPath, [cliPath, ...args, '--no-progress'], { cwd });
  const printed = await Promise.all([
    commandOf('generate', '--json'),
    commandOf('model'),
    commandOf('view', '--target', target),
  ]);
  const files = ['inputs.json', 'manifest.json'].map((name) => join(cwd, 'sdk/.sdkwright', name));
  for (const text of [...printed.map(({ stdout }) => stdout), ...files.map(readText)]) {
    expect(JSON.parse(text)).toBeTypeOf('object');
    expect(text).not.toMatch(/[\x7f-\x9f\u202e\u2028\u200b\ufeff]/);
  }
  expect(printed[0]!.stdout).toContain(String.raw`\u202e`);
  expect(readText(files[0]!)).toContain(String.raw`\u202e`);
});

const readText = (path: string): string => readFileSync(path, 'utf8');

test('view and model print warnings to stderr, and only the JSON to stdout', async () => {
  const cwd = project({});
  for (const args of [['view', '--target', target], ['model']]) {
    const plain = await run(process.execPath, [cliPath, ...args, '--no-progress'], { cwd });
    expect(plain.code).toBe(0);
    expect(plain.stderr).toContain('warning license-missing');
    expect(JSON.parse(plain.stdout)).toBeTypeOf('object');
    const quiet = await run(process.execPath, [cliPath, ...args, '--quiet'], { cwd });
    expect(quiet).toMatchObject({ code: 0, stderr: '', stdout: plain.stdout });
  }
});
