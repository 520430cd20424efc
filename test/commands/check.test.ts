/** `sdkwright check`: which targets are out of date, why, and what to do. */

import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { generate, type CheckResult } from '../../generator/index.js';
import { cliPath, scratch, seedPath } from '../support/places.js';
import { run } from '../support/run.js';

const config = `spec: openapi.yml
silence: [license-missing]
targets: { typescript: { out: ts }, go: { out: go }, python: { out: py } }
`;
let generated: string;
let cwd: string;

beforeAll(async () => {
  generated = scratch('check');
  cpSync(seedPath, join(generated, 'openapi.yml'));
  writeFileSync(join(generated, 'sdkwright.yml'), config);
  expect((await generate({ cwd: generated })).ok).toBe(true);
});

beforeEach(() => {
  cwd = scratch('check');
  cpSync(generated, cwd, { recursive: true });
});

const command = (...args: string[]) =>
  run(process.execPath, [cliPath, 'check', ...args, '--no-progress'], { cwd });

/** The result as JSON: what is stale of each target. */
async function staleOf(): Promise<Record<string, unknown>> {
  const { stdout } = await command('--json');
  const { outputs } = JSON.parse(stdout) as CheckResult;
  return Object.fromEntries(outputs.map(({ target, stale }) => [target, stale]));
}

test('every target has a line of its own', async () => {
  const { code, stdout } = await command();
  expect(code).toBe(0);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^typescript {2}ts {2}\d+ files, all up to date$/),
    expect.stringMatching(/^go {2}go {2}\d+ files, all up to date$/),
    expect.stringMatching(/^python {2}py {2}\d+ files, all up to date$/),
    '',
  ]);
  expect(await staleOf()).toEqual({ typescript: [], go: [], python: [] });
});

test('an edited file is out of date alone, and the help is what helps', async () => {
  appendFileSync(join(cwd, 'ts/src/client.ts'), '// mine\n');
  const { code, stdout, stderr } = await command();
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    'ts/src/client.ts  error output-edited  "ts/src/client.ts" was edited after it was generated.',
    '  help: Revert the edit, or run `sdkwright generate --overwrite` to discard it.',
  ]);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(/^typescript {2}ts {2}\d+ files, not up to date: 1 edited$/),
    expect.stringMatching(/^go {2}go {2}\d+ files, all up to date$/),
    expect.stringMatching(/^python {2}py {2}\d+ files, all up to date$/),
    '',
  ]);
  expect(await staleOf()).toEqual({
    typescript: [{ path: 'src/client.ts', reason: 'edited' }],
    go: [],
    python: [],
  });
});

test('each reason is counted, and only what generate would do is advised to be done by it', async () => {
  writeFileSync(
    join(cwd, 'openapi.yml'),
    readFileSync(seedPath, 'utf8').replace('A user-s', 'A s'),
  );
  appendFileSync(join(cwd, 'go/client.go'), '// mine\n');
  rmSync(join(cwd, 'go/README.md'));
  const { stdout, stderr } = await command();
  expect(stdout).toMatch(/^typescript .* files, not up to date: 1 outdated$/m);
  expect(stdout).toMatch(/^go .* files, not up to date: 1 missing, \d+ outdated, 1 edited$/m);
  expect(stderr).toContain('"go/README.md" is missing.\n');
  expect(stderr).toContain(
    '  help: Resolve the other errors, then run `sdkwright generate` and commit the result.',
  );
  expect(stderr).toContain('error output-edited  "go/client.go"');
  expect((await staleOf())['python']).not.toEqual([]);
});

test('a lock that is out of date is no fault of a target', async () => {
  rmSync(join(cwd, 'sdkwright.lock'));
  const { code, stdout, stderr } = await command();
  expect(code).toBe(1);
  expect(stderr).toContain('"sdkwright.lock" is missing.');
  expect(stdout.match(/all up to date/g)).toHaveLength(3);
});

test('warnings that are errors are no fault of a target', async () => {
  writeFileSync(join(cwd, 'sdkwright.yml'), config.replace(/^silence.*\n/m, ''));
  expect((await generate({ cwd })).ok).toBe(true);
  const { code, stdout } = await command('--strict');
  expect(code).toBe(1);
  expect(stdout).toContain('Failed: warnings are treated as errors.\n');
  expect(stdout).not.toContain('not up to date');
});
