/** Large uploads and downloads need a bounded buffer: they are never held in memory. */

import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { goUser } from '../support/other-sdks.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { generatedSdk } from '../support/sdk.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { wireDocument } from '../wire/cases.js';
import { startStreamingServer } from './streaming-server.js';

const megabyte = 2 ** 20;
/** How much the resident memory of a process may grow. */
const limit = 32 * megabyte;

let server: Awaited<ReturnType<typeof startStreamingServer>>;
beforeAll(async () => {
  server = await startStreamingServer();
});
afterAll(() => server?.close());

/** The arguments of a driver: a server, a sparse file of this size, and a folder. */
function argumentsFor(size: number): string[] {
  const folder = scratch('streaming');
  const large = join(folder, 'large.bin');
  writeFileSync(large, '');
  truncateSync(large, size);
  const downloads = join(folder, 'downloads');
  mkdirSync(downloads);
  return [server.url, large, downloads];
}

const driver = (name: string): string => join(testFolder, 'runtime/drivers', name);

test('TypeScript: 200 MB', async () => {
  const program = join(scratch('streaming-program'), 'program.mjs');
  writeFileSync(program, await bundle(join(testFolder, 'runtime/streaming-program.ts')));
  const args = [pathToFileURL(program).href, ...argumentsFor(200 * megabyte)];
  const { stdout } = await succeed(process.execPath, [
    '--expose-gc',
    driver('streaming.mjs'),
    ...args,
  ]);
  expect(Number(stdout)).toBeLessThan(limit);
});

test.skipIf(!hasGo)('Go: 100 MB', async () => {
  const sdk = await generatedSdk({ document: wireDocument }, 'go');
  const folder = goUser(sdk, 'example.com/wire-go', readFileSync(driver('streaming.go'), 'utf8'));
  const args = ['run', '.', ...argumentsFor(100 * megabyte)];
  const { stdout } = await succeed('go', args, { cwd: folder });
  expect(Number(stdout)).toBeLessThan(limit);
});

test.skipIf(!hasPython)('Python: 100 MB', async () => {
  const sdk = await generatedSdk({ document: wireDocument }, 'python');
  const env = { ...process.env, PYTHONPATH: join(sdk, 'src') };
  const args = [driver('streaming.py'), ...argumentsFor(100 * megabyte)];
  const { stdout } = await succeed(python('python'), args, { env });
  expect(Number(stdout)).toBeLessThan(limit);
});
