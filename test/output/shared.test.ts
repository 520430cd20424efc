/** Several targets and one output folder: no SDK overwrites or deletes files of another. */

import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { check, generate, validate, type Report } from '../../generator/index.js';
import { scratch, seedPath } from '../support/places.js';

let cwd: string;

beforeEach(() => {
  cwd = scratch('shared');
  cpSync(seedPath, join(cwd, 'openapi.yml'));
});

const configure = (...targets: readonly string[]): void =>
  write('sdkwright.yml', `spec: openapi.yml\n${['targets:', ...targets].join('\n  ')}\n`);

function write(path: string, text: string): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), text);
}

const read = (path: string): string => readFileSync(join(cwd, path), 'utf8');

const errorsOf = ({ diagnostics }: Report) =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, source: { file, line, column } }) => ({
      code,
      message,
      at: `${file}:${line}:${column}`,
    }));

test.for([
  ['sdk', 'sdk'],
  ['./sdk', 'sdk/'],
  ['./sdk', 'x/../sdk'],
  ['./link', './sdk'],
  // One folder where file names are not case-sensitive.
  ['./SDK', './sdk'],
])('two targets cannot have one folder: %s and %s', async ([one, two]) => {
  symlinkSync('sdk', join(cwd, 'link'));
  mkdirSync(join(cwd, 'sdk'));
  configure(`python: { out: ${one} }`, `go: { out: ${two} }`);
  const error = {
    code: 'output-shared',
    message: `The targets "python" and "go" both write to "${two}".`,
    at: 'sdkwright.yml:4:9',
  };
  for (const command of [generate, check, validate]) {
    expect(errorsOf(await command({ cwd }))).toEqual([error]);
  }
  expect(errorsOf(await generate({ cwd, target: 'go', overwrite: true }))).toEqual([error]);
  expect(existsSync(join(cwd, 'sdk/README.md'))).toBe(false);
});

test('a folder in the folder of another target is fine, unless both generate the same file', async () => {
  configure('python: { out: sdk }', 'go: { out: ./sdk/go }');
  expect((await generate({ cwd })).ok).toBe(true);
  expect((await check({ cwd })).ok).toBe(true);
  configure('docs: { out: site, templates: pack }', 'go: { out: ./site/go }');
  write('pack/page.hbs', 'A page.\n');
  write(
    'pack/pack.ts',
    `import { extendPack } from 'sdkwright/pack';
     const files = [{ template: 'page.hbs', path: () => 'go/README.md' }];
     export default extendPack({ extends: 'python', language: 'docs', files });`,
  );
  const error = {
    code: 'output-shared',
    message: 'The targets "docs" and "go" both write to "site/go/README.md".',
    at: 'sdkwright.yml:4:9',
  };
  expect(errorsOf(await generate({ cwd, overwrite: true }))).toEqual([error]);
  expect(existsSync(join(cwd, 'site'))).toBe(false);
  const checked = errorsOf(await check({ cwd }));
  expect(checked).toContainEqual(error);
});

test('the folder of another target is refused, and nothing in it changes', async () => {
  const spec = 'openapi.yml';
  const made = { cwd, spec, out: 'sdk' };
  expect((await generate({ ...made, target: 'go' })).ok).toBe(true);
  const [readme, manifest] = [read('sdk/README.md'), read('sdk/.sdkwright/manifest.json')];
  expect(JSON.parse(manifest)).toMatchObject({ target: 'go' });
  for (const options of [{}, { overwrite: true }, { target: 'python' }]) {
    const { target = 'typescript' } = options as { target?: string };
    const message = `"sdk" contains the SDK of the target "go", which "${target}" would overwrite.`;
    for (const command of [generate, check]) {
      const result = await command({ ...made, ...options });
      expect(errorsOf(result)).toMatchObject([{ code: 'output-other-target', message }]);
    }
  }
  expect([read('sdk/README.md'), read('sdk/.sdkwright/manifest.json')]).toEqual([readme, manifest]);
  expect(existsSync(join(cwd, 'sdk/pyproject.toml'))).toBe(false);
  configure('go: { out: new }', 'python: { out: sdk }');
  expect(errorsOf(await generate({ cwd }))).toMatchObject([{ code: 'output-other-target' }]);
  expect(existsSync(join(cwd, 'new'))).toBe(false);
  expect(existsSync(join(cwd, 'sdkwright.lock'))).toBe(false);
  expect((await generate({ ...made, target: 'go' })).ok).toBe(true);
});

test('a manifest without a target, as sdkwright wrote it before, is accepted', async () => {
  const made = { cwd, spec: 'openapi.yml', out: 'sdk', target: 'go' };
  await generate(made);
  const path = 'sdk/.sdkwright/manifest.json';
  const current = read(path);
  const { files } = JSON.parse(current) as { files: object };
  write(path, `${JSON.stringify({ files }, undefined, 2)}\n`);
  expect((await generate(made)).ok).toBe(true);
  expect(read(path)).toBe(current);
});
