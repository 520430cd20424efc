/** The Go and Python samples of the document run unchanged on the committed SDKs, against a validating mock. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildWheel, goUser, installWheel } from '../support/other-sdks.js';
import { projectFolder, scratch, seedPath } from '../support/places.js';
import { succeed } from '../support/run.js';
import { mock, type Running } from '../support/servers.js';
import { hasGo, hasPython } from '../support/toolchains.js';

interface Document {
  readonly paths: Record<
    string,
    Record<string, { 'x-codeSamples': readonly { lang: string; source: string }[] }>
  >;
}

const document = parse(readFileSync(seedPath, 'utf8')) as Document;
const samples = document.paths['/outbound_voice_profiles/{id}']!['patch']!['x-codeSamples'];
const sample = (language: string): string => samples.find(({ lang }) => lang === language)!.source;

/** Values that the Go sample hard-codes. */
const key = 'My API Key';
const module = 'github.com/team-telnyx/telnyx-go';

let server: Running;
beforeAll(async () => {
  server = await mock(seedPath);
});
afterAll(() => server?.close());

const environment = () => ({
  ...process.env,
  TELNYX_API_KEY: key,
  TELNYX_BASE_URL: server.url,
});

/** The request that the JavaScript sample sends. */
function expectOnePatch(): void {
  expect(server.requests).toHaveLength(1);
  const [request] = server.requests;
  expect(request!.method).toBe('PATCH');
  expect(request!.url).toBe('/outbound_voice_profiles/1293384261075731499');
  expect(request!.headers.authorization).toBe(`Bearer ${key}`);
  expect(request!.headers['content-type']).toBe('application/json');
  expect(request!.body).toBe('{"name":"office"}');
}

test.skipIf(!hasGo)('Go, with a replace directive for generated/go', async () => {
  server.requests.length = 0;
  const folder = goUser(join(projectFolder, 'generated/go'), module, sample('Go'));
  const ran = await succeed('go', ['run', '.'], { cwd: folder, env: environment() });
  expect(ran.stdout).toContain('ID:1293384261075731499');
  expect(ran.stdout).toContain('Name:office');
  expectOnePatch();
});

test.skipIf(!hasPython)('Python, with the wheel in a virtual environment', async () => {
  server.requests.length = 0;
  const sdk = join(scratch('python'), 'sdk');
  cpSync(join(projectFolder, 'generated/python'), sdk, { recursive: true });
  const program = await installWheel(await buildWheel(sdk));
  const file = join(scratch('python-user'), 'sample.py');
  writeFileSync(file, sample('Python'));
  const ran = await succeed(program, [file], { env: environment() });
  expect(ran.stdout).toContain("id='1293384261075731499'");
  expect(ran.stdout).toContain("name='office'");
  expectOnePatch();
});
