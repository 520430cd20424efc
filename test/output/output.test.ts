/** What lies on disk: whose it is, what is removed, what is refused, and that bytes never vary. */

import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { check, generate, type GenerateResult } from '../../generator/index.js';
import { cliPath, scratch, seedPath } from '../support/places.js';
import { run } from '../support/run.js';

let folder: string;
let spec: string;
let out: string;

beforeEach(() => {
  folder = scratch('output');
  spec = join(folder, 'outbound-voice-profiles.yml');
  out = join(folder, 'sdk');
  cpSync(seedPath, spec);
});

const go = (options: object = {}): Promise<GenerateResult> => generate({ spec, out, ...options });

/** Bytes of every file but the state of a run. */
function bytes(of = out): Record<string, string> {
  return Object.fromEntries(
    readdirSync(of, { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && item.name !== 'inputs.json')
      .map((item) => join(item.parentPath, item.name))
      .map((path): [string, string] => [path.slice(of.length + 1), readFileSync(path, 'utf8')])
      .toSorted(),
  );
}

type Document = { paths: object; components: { schemas: Record<string, unknown> } };
const readDocument = (): Document => parse(readFileSync(spec, 'utf8')) as Document;

test('the second run with nothing changed does no work and writes nothing', async () => {
  expect((await go()).outputs[0]!.written.length).toBeGreaterThan(30);
  const times = () =>
    readdirSync(out, { recursive: true }).map((path) => statSync(join(out, String(path))).mtimeMs);
  const before = times();
  const again = await go();
  expect(again.stats).toEqual({
    bytesRead: 0,
    schemasVisited: 0,
    schemasBuilt: 0,
    filesFormatted: 0,
    filesWritten: 0,
  });
  expect(again.outputs[0]).toMatchObject({ written: [], removed: [] });
  expect(times()).toEqual(before);
});

test('the second run loads neither ts-morph nor prettier', async () => {
  const args = [cliPath, 'generate', spec, '--out', out];
  const trace = { ...process.env, NODE_DEBUG: 'module,esm' };
  const modules = (text: string): string[] =>
    ['ts-morph', 'prettier'].filter((name) => text.includes(`node_modules/${name}/`));
  const first = await run(process.execPath, args, { env: trace });
  expect(modules(first.stderr)).toEqual(['ts-morph', 'prettier']);
  const second = await run(process.execPath, args, { env: trace });
  expect(second.code).toBe(0);
  expect(modules(second.stderr)).toEqual([]);
});

test('a changed document rewrites, and formats, only what changes', async () => {
  await go();
  writeFileSync(spec, readFileSync(spec, 'utf8').replace('A user-supplied name', 'The name'));
  const result = await go();
  expect(result.outputs[0]!.written).toEqual(['src/resources/outbound-voice-profiles.ts']);
  expect(result.stats.filesFormatted).toBe(1);
});

test('files that are no longer made are removed, with their folders; others stay', async () => {
  const document = readDocument();
  const get = { operationId: 'getTag', responses: { 204: { description: 'Nothing' } } };
  const more = { ...document, paths: { ...document.paths, '/a/b/tags': { get } } };
  writeFileSync(spec, stringify(more));
  await go();
  expect(existsSync(join(out, 'src/resources/a/b/tags.ts'))).toBe(true);
  writeFileSync(join(out, 'src/resources/mine.ts'), '// mine');
  writeFileSync(spec, stringify(document));
  const result = await go();
  expect(result.outputs[0]!.removed).toEqual([
    'src/resources/a.ts',
    'src/resources/a/b.ts',
    'src/resources/a/b/tags.ts',
  ]);
  expect(existsSync(join(out, 'src/resources/a'))).toBe(false);
  expect(existsSync(join(out, 'src/resources/mine.ts'))).toBe(true);
});

test('what we do not own is refused by name, and nothing is written', async () => {
  mkdirSync(out);
  writeFileSync(join(out, 'README.md'), 'mine');
  const result = await go();
  expect(result.ok).toBe(false);
  expect(result.diagnostics.map(({ code, message }) => [code, message])).toContainEqual([
    'output-foreign',
    '"README.md" exists and was not made by sdkwright.',
  ]);
  expect(readdirSync(out)).toEqual(['README.md']);
  expect((await go({ overwrite: true })).ok).toBe(true);
});

test('what a person changed is refused by name, until --overwrite', async () => {
  await go();
  const path = join(out, 'src/client.ts');
  writeFileSync(path, `${readFileSync(path, 'utf8')}// mine\n`);
  const result = await go();
  expect(result.ok).toBe(false);
  expect(result.diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['license-missing', expect.any(String)],
    ['output-edited', '"src/client.ts" was changed since it was generated.'],
  ]);
  expect(readFileSync(path, 'utf8')).toMatch(/\/\/ mine\n$/);
  expect((await go({ overwrite: true })).ok).toBe(true);
  expect(readFileSync(path, 'utf8')).not.toMatch(/mine/);
});

test('a checkout with CRLF is not taken for a change', async () => {
  await go();
  const path = join(out, 'src/client.ts');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  expect((await go()).ok).toBe(true);
});

test('check tells what is stale and why, and writes nothing', async () => {
  const missing = await check({ spec, out });
  expect(missing.ok).toBe(false);
  expect(existsSync(out)).toBe(false);
  await go();
  expect((await check({ spec, out })).ok).toBe(true);
  writeFileSync(join(out, 'src/client.ts'), 'changed');
  rmSync(join(out, 'src/index.ts'));
  const { ok, diagnostics } = await check({ spec, out, cwd: folder });
  expect(ok).toBe(false);
  expect(
    diagnostics.filter(({ code }) => code === 'output-stale').map(({ message }) => message),
  ).toEqual([
    '"src/client.ts" is stale: it was changed by hand.',
    '"src/index.ts" is stale: it is missing.',
  ]);
});

test('nothing is written through a symbolic link', async () => {
  mkdirSync(join(out, 'src'), { recursive: true });
  const elsewhere = scratch('elsewhere');
  symlinkSync(elsewhere, join(out, 'src/resources'));
  const result = await go({ overwrite: true });
  expect(result.diagnostics.map(({ code }) => code)).toContain('output-unsafe');
  expect(readdirSync(elsewhere)).toEqual([]);
});

/** The same document with every object's members in another order; lists keep theirs. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member)] as const);
  return Object.fromEntries(entries.toReversed());
}

test('the same bytes from JSON, CRLF and shuffled forms, and from another working directory', async () => {
  await go({ cwd: folder });
  const expected = bytes();
  const document = readDocument();
  const forms: Record<string, [file: string, text: string]> = {
    json: ['outbound-voice-profiles.json', JSON.stringify(document)],
    crlf: ['outbound-voice-profiles.yml', readFileSync(spec, 'utf8').replaceAll('\n', '\r\n')],
    shuffled: ['outbound-voice-profiles.yml', stringify(shuffled(document))],
    bom: ['outbound-voice-profiles.yml', `\uFEFF${readFileSync(spec, 'utf8')}`],
  };
  for (const [form, [file, text]] of Object.entries(forms)) {
    const other = scratch(`form-${form}`);
    writeFileSync(join(other, file), text);
    const result = await generate({ spec: file, out: 'elsewhere/sdk', cwd: other });
    expect(result.ok, form).toBe(true);
    expect(bytes(join(other, 'elsewhere/sdk')), form).toEqual(expected);
  }
});

test('a run that is killed leaves the old output or the new one, and the next run repairs the rest', async () => {
  const first = await run(process.execPath, [cliPath, 'generate', spec, '--out', out]);
  expect(first.code).toBe(0);
  const before = bytes();
  const text = readFileSync(spec, 'utf8');
  writeFileSync(spec, text.replaceAll('Specifies', 'States'));
  const reference = join(folder, 'reference');
  await generate({ spec, out: reference });
  const after = bytes(reference);
  let killed = 0;
  for (let delay = 40; delay <= 900; delay += 50) {
    const ran = await run(process.execPath, [cliPath, 'generate', spec, '--out', out], {
      killAfter: delay,
    });
    if (ran.signal === 'SIGKILL') killed++;
    const left = bytes();
    for (const [path, content] of Object.entries(left)) {
      if (path.startsWith('.sdkwright/')) continue;
      expect([before[path], after[path]], path).toContain(content);
    }
    expect(Object.keys(left)).toEqual(expect.arrayContaining(Object.keys(before)));
  }
  expect(killed).toBeGreaterThan(3);
  expect((await go()).ok).toBe(true);
  expect(bytes()).toEqual(after);
});

test('a journal that was left is carried out by the next run', async () => {
  await go();
  const before = bytes();
  const staging = join(out, '.sdkwright/staging-1');
  mkdirSync(join(staging, 'src'), { recursive: true });
  writeFileSync(join(staging, 'src/client.ts'), before['src/client.ts']!);
  writeFileSync(join(out, 'src/client.ts'), 'half');
  const journal = {
    staging: '.sdkwright/staging-1',
    move: ['src/client.ts', '../outside.ts'],
    remove: ['../outside.txt'],
  };
  writeFileSync(join(out, '.sdkwright/journal.json'), JSON.stringify(journal));
  writeFileSync(join(folder, 'outside.txt'), 'stays');
  expect((await go()).ok).toBe(true);
  expect(bytes()).toEqual(before);
  expect(readFileSync(join(folder, 'outside.txt'), 'utf8')).toBe('stays');
});
