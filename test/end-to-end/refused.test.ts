/** Bad input: what is said, with the exit code, and nothing on disk has changed. `-u` renews the messages. */

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliPath, scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';

const folder = join(testFolder, 'end-to-end/refused');

test.for(readdirSync(folder))('%s', async (name) => {
  const work = scratch(`refused-${name}`);
  cpSync(join(folder, name), work, { recursive: true });
  mkdirSync(join(work, 'out'));
  writeFileSync(join(work, 'out/mine.txt'), 'mine');
  const files = readdirSync(work);
  const args = files.includes('sdkwright.yml')
    ? ['generate']
    : [
        'generate',
        files.find((file) => file.startsWith('openapi')) ?? 'openapi.yml',
        '--out',
        'out',
      ];
  const { code, stdout, stderr } = await run(process.execPath, [cliPath, ...args], { cwd: work });
  expect(code).toBe(1);
  expect(stdout).toBe('Nothing was written.\n');
  expect(stderr).not.toMatch(/^\s+at /m);
  await expect(stderr).toMatchFileSnapshot(join(folder, name, 'stderr.txt'));
  expect(readdirSync(work)).toEqual(files);
  expect(readdirSync(join(work, 'out'))).toEqual(['mine.txt']);
});

test('wrong usage exits with 2', async () => {
  const work = scratch('usage');
  for (const args of [
    ['nonsense'],
    ['generate'],
    ['generate', 'x.yml'],
    ['generate', '--wat'],
    [],
  ]) {
    const { code, stderr } = await run(process.execPath, [cliPath, ...args], { cwd: work });
    expect(code, args.join(' ')).toBe(2);
    expect(stderr).not.toMatch(/^\s+at /m);
  }
  expect(existsSync(join(work, 'sdk'))).toBe(false);
  expect(readFileSync(cliPath, 'utf8')).toMatch(/^#!\/usr\/bin\/env node/);
});
