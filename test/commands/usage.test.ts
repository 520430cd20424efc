/** Wrong usage of the command line: exit code 2, a message, and no stack trace. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliPath, projectFolder, scratch, seedPath } from '../support/places.js';
import { run } from '../support/run.js';

const work = scratch('usage');
writeFileSync(join(work, 'package.json'), '{}');
const command = (...args: string[]) => run(process.execPath, [cliPath, ...args], { cwd: work });

test.for([
  [['nonsense'], 'Unknown command "nonsense".\n'],
  [['generat'], 'Unknown command "generat". Did you mean generate?'],
  [['generate'], 'There is no sdkwright.yml in this folder'],
  [['generate', 'x.yml'], 'Name an output folder'],
  [['generate', 'x.yml', 'y.yml', '--out', 'sdk'], 'Unexpected argument "y.yml".'],
  [['generate', 'x.yml', '--out', 'a', '--out', 'b'], '--out is given more than once'],
  [['generate', 'x.yml', '--out', ''], '--out needs a value.'],
  [['generate', 'x.yml', '--out', 'sdk', '--quiet', '--quiet'], '--quiet is given more than once'],
  [['generate', 'x.yml', '--out', 'sdk', '--', 'y.yml'], 'Unexpected argument "y.yml".'],
  [['generate', 'x.yml', '--out', 'sdk', '--target', 'cobol'], 'Unknown target "cobol"'],
  [['generate', 'x.yml', '--out', 'sdk', '--wat'], '--wat'],
  [['generate', 'x.yml', '--out', 'sdk', '--extends'], '--extends'],
  [['check', 'x.yml', '--out', 'sdk', '--overwrite'], '--overwrite'],
  [['validate', 'x.yml', '--out', 'sdk'], '--out'],
  [['model', 'x.yml', '--json'], '--json'],
  [['view', 'x.yml'], 'Name the target'],
  [['view', 'x.yml', '--target', 'typescript'], 'no templates'],
  [['init'], 'Name a document'],
  [['init', 'x.yml', '--config', 'sdkwright.yml'], '--config'],
  [['explain'], 'Missing argument <code>.'],
  [['eject', 'python'], 'Missing argument <folder>.'],
  [['explain', 'example-mismatc'], 'Did you mean example-mismatch?'],
  [['explain', 'nope'], 'All of them are listed in node_modules/sdkwright/docs/diagnostics.md.'],
  [['validate', 'https://example.com/x.yml'], 'Download the document first.'],
  [['eject', 'pyton', 'fork'], 'Did you mean "python"?'],
] as const)('%o', async ([args, message]) => {
  const { code, stdout, stderr } = await command(...args);
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect([code, stdout]).toEqual([2, '']);
  expect(existsSync(join(work, 'sdk'))).toBe(false);
});

test('values are taken as text', async () => {
  const { code } = await command('generate', seedPath, '--out', '1.10', '--quiet', '--no-format');
  expect(code).toBe(0);
  expect(existsSync(join(work, '1.10', 'package.json'))).toBe(true);
});

test('an output folder that cannot be used is an error without a stack trace', async () => {
  const out = join(work, 'package.json');
  const { code, stderr } = await command('generate', seedPath, '--out', out, '--no-progress');
  expect(code).toBe(1);
  expect(stderr).toContain('package.json');
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('without a command, the help is printed, and the exit code is 2', async () => {
  const { code, stdout } = await command();
  expect(code).toBe(2);
  expect(stdout).toContain('generate [spec]');
});

test('--version prints the version of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect((await command('--version')).stdout).toContain(`sdkwright/${version} `);
  expect(readFileSync(cliPath, 'utf8')).toMatch(/^#!\/usr\/bin\/env node/);
});

test('help and an unchanged run load no parser, printer or formatter', async () => {
  const generate = ['generate', seedPath, '--out', join(scratch('startup'), 'sdk')];
  await command(...generate);
  for (const args of [['--help'], generate]) {
    const env = { ...process.env, NODE_DEBUG: 'module,esm' };
    const { code, stderr } = await run(process.execPath, [cliPath, ...args], { env });
    const packages = new Set(
      [...stderr.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].map(([, name]) => name),
    );
    expect([code, [...packages]]).toEqual([0, ['cac']]);
  }
});
