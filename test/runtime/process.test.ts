/** A call that nobody awaits does not keep the process alive: its timer, of a minute, must not count. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { byName, runtimes } from '../support/runtimes.js';
import type { Running } from '../support/servers.js';
import { startCheckServer } from './check-server.js';

let server: Running;
let folder: string;
beforeAll(async () => {
  server = await startCheckServer();
  folder = scratch('process');
  writeFileSync(
    join(folder, 'check.mjs'),
    await bundle(join(testFolder, 'runtime/checks/check.ts')),
  );
});
afterAll(() => server?.close());

test.each(byName(runtimes))('%s', async (_, { command, args }) => {
  const program = `
    import { make } from './check.mjs';
    const client = make({ baseURL: ${JSON.stringify(server.url)} });
    void client.post('/echo', { body: { a: 1 } });
    void client.get('/echo').asResponse();`;
  writeFileSync(join(folder, 'program.mjs'), program);
  const begun = Date.now();
  await succeed(command, [...args, join(folder, 'program.mjs')], { cwd: folder });
  expect(Date.now() - begun).toBeLessThan(30_000);
});
