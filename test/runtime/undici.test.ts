/** A proxy set by `dispatcher`: with the undici version of `fetch`, and with another one. In Node 24, which undici 8 needs. */

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { runtimes } from '../support/runtimes.js';
import { serve, type Running } from '../support/servers.js';

const newest = runtimes.find(({ name }) => name.includes('LTS'));

let server: Running;
let folder: string;
beforeAll(async () => {
  server = await serve((_, response) =>
    response.setHeader('content-type', 'application/json').end('{"ok":true}'),
  );
  folder = scratch('undici');
  writeFileSync(
    join(folder, 'check.mjs'),
    await bundle(join(testFolder, 'runtime/checks/check.ts')),
  );
});
afterAll(() => server?.close());

/** The result of a call, or the message of its error. */
async function outcome(options: string): Promise<string> {
  const undici = createRequire(join(testFolder, 'runtimes/package.json')).resolve('undici');
  const program = `
    import { make } from './check.mjs';
    import undici from ${JSON.stringify(undici)};
    const client = make({ baseURL: ${JSON.stringify(server.url)}, maxRetries: 0, ${options} });
    console.log(JSON.stringify(await client.get('/').catch((error) => error.message)));
    process.exit();`;
  writeFileSync(join(folder, 'program.mjs'), program);
  const { stdout } = await succeed(newest!.command, ['program.mjs'], { cwd: folder });
  return stdout.trim();
}

test.skipIf(!newest)(
  'another version than that of fetch: the error names the mismatch',
  async () => {
    const got = await outcome('fetchOptions: { dispatcher: new undici.Agent() }');
    expect(JSON.parse(got)).toBe(
      `Connection error: UND_ERR_INVALID_ARG ${new URL(server.url).host}. Are \`fetch\` and \`dispatcher\` of one version of undici?`,
    );
  },
);

test.skipIf(!newest)('a proxy that cannot be reached is named as the proxy', async () => {
  const dispatcher = (url: string): string =>
    `fetchOptions: { dispatcher: new undici.ProxyAgent('${url}') }, fetch: undici.fetch`;
  const { host } = new URL(server.url);
  expect(JSON.parse(await outcome(dispatcher('http://127.0.0.1:59998')))).toBe(
    `Connection error: ECONNREFUSED proxy 127.0.0.1:59998 for ${host}.`,
  );
  expect(JSON.parse(await outcome(dispatcher('http://proxy.invalid:3128')))).toMatch(
    /^Connection error: (ENOTFOUND|EAI_AGAIN) proxy proxy\.invalid for 127\.0\.0\.1:\d+\.$/,
  );
});

test.skipIf(!newest)('the same version: the request goes through the proxy', async () => {
  const options = 'fetchOptions: { dispatcher: new undici.Agent() }, fetch: undici.fetch';
  expect(JSON.parse(await outcome(options))).toEqual({ ok: true });
});
