/** Input with errors: the messages, the exit code, and no change on disk. `-u` updates the messages. */

import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
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
  // Progress output would depend on the speed of the machine.
  const command = [cliPath, ...args, '--no-progress'];
  const { code, stdout, stderr } = await run(process.execPath, command, { cwd: work });
  expect(code).toBe(1);
  expect(stdout).toBe('Nothing was written.\n');
  expect(stderr).not.toMatch(/^\s+at /m);
  await expect(stderr).toMatchFileSnapshot(join(folder, name, 'stderr.txt'));
  expect(readdirSync(work)).toEqual(files);
  expect(readdirSync(join(work, 'out'))).toEqual(['mine.txt']);
});
