/** What SDKs of target packs do beside calls: options, raw answers, models, errors, files, laziness. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { goUser } from '../support/other-sdks.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { generateTo } from '../support/sdk.js';
import { serve, type Running } from '../support/servers.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { wireDocument } from '../wire/cases.js';

let server: Running;
beforeAll(async () => {
  server = await serve((request, response) => {
    const { method, url, headers, body } = request;
    const missing = url === '/items/404';
    const problem = { message: 'no such item', detail: 'none' };
    const answer = missing ? problem : { name: 'x', method, url, headers, body };
    response.writeHead(missing ? 404 : method === 'DELETE' ? 204 : 200, {
      'content-type': 'application/json',
      'x-answer': 'yes',
    });
    response.end(method === 'DELETE' ? '' : JSON.stringify(answer));
  });
});
afterAll(() => server?.close());

const driver = (name: string): string => join(testFolder, 'runtime/drivers', name);

test.skipIf(!hasPython)('Python', async () => {
  const sdk = scratch('behaviour-python');
  await generateTo({ spec: wireDocument, target: 'python', out: sdk });
  const env = { ...process.env, PYTHONPATH: join(sdk, 'src') };
  const { stdout } = await succeed(python('python'), [driver('behaviour.py'), server.url], { env });
  expect(stdout).toBe('ok\n');
  const typed = await succeed(
    python('mypy'),
    ['--strict', '--cache-dir', '/dev/null', driver('behaviour.py')],
    { env: { ...env, MYPYPATH: join(sdk, 'src') } },
  );
  expect(typed.stdout).toContain('Success');
});

test.skipIf(!hasGo)('Go', async () => {
  const sdk = scratch('behaviour-go');
  await generateTo({ spec: wireDocument, target: 'go', out: sdk });
  const folder = goUser(sdk, 'example.com/wire-go', readFileSync(driver('behaviour.go'), 'utf8'));
  const { stdout } = await succeed('go', ['run', '.', server.url], { cwd: folder });
  expect(stdout).toBe('ok\n');
});
