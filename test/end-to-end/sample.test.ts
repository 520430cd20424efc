/** The JavaScript sample of the document runs unchanged on the packed SDK, against a validating mock. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { seedPath } from '../support/places.js';
import { succeed } from '../support/run.js';
import { installSdk, seedSdk } from '../support/sdk.js';
import { mock, type Running } from '../support/servers.js';

interface Sample {
  readonly lang: string;
  readonly source: string;
}
interface Document {
  readonly paths: Record<string, Record<string, { 'x-codeSamples': readonly Sample[] }>>;
}

const document = parse(readFileSync(seedPath, 'utf8')) as Document;
const samples = document.paths['/outbound_voice_profiles/{id}']!['patch']!['x-codeSamples'];
const sample = samples.find(({ lang }) => lang === 'JavaScript')!.source;

let server: Running;
let folder: string;

beforeAll(async () => {
  const [sdk, running] = await Promise.all([seedSdk(), mock(seedPath)]);
  server = running;
  folder = await installSdk(sdk);
});

afterAll(() => server?.close());

async function runSample(file: string, source: string): Promise<string> {
  server.requests.length = 0;
  writeFileSync(join(folder, file), source);
  const ran = await succeed(process.execPath, [file], {
    cwd: folder,
    env: { ...process.env, TELNYX_API_KEY: 'key-of-the-test', TELNYX_BASE_URL: server.url },
  });
  expect(ran.stderr).toBe('');
  return ran.stdout;
}

function expectOnePatch(): void {
  expect(server.requests).toHaveLength(1);
  const [request] = server.requests;
  expect(request!.method).toBe('PATCH');
  expect(request!.url).toBe('/outbound_voice_profiles/1293384261075731499');
  expect(request!.headers.authorization).toBe('Bearer key-of-the-test');
  expect(request!.headers['content-type']).toBe('application/json');
  expect(request!.body).toBe('{"name":"office"}');
}

test('as an ES module, verbatim', async () => {
  const printed = await runSample('sample.mjs', sample);
  expect(printed).toContain("id: '1293384261075731499'");
  expect(printed).toContain("name: 'office'");
  expectOnePatch();
});

test('as CommonJS: only the import line differs, and await is in a function', async () => {
  const [first, ...rest] = sample.split('\n');
  expect(first).toBe("import Telnyx from 'telnyx';");
  const source = ["const Telnyx = require('telnyx');", '(async () => {', ...rest, '})();'].join(
    '\n',
  );
  const printed = await runSample('sample.cjs', source);
  expect(printed).toContain("name: 'office'");
  expectOnePatch();
});

test('require() returns the class, with every export as a member', async () => {
  const source = `
    const Telnyx = require('telnyx');
    const { APIError, createClient, updateOutboundVoiceProfile, default: same } = Telnyx;
    const client = createClient({ apiKey: 'key' });
    console.log(same === Telnyx, typeof APIError, client instanceof Telnyx.Client);
    updateOutboundVoiceProfile(client, '1293384261075731499', { name: 'office' })
      .then(({ data }) => console.log(data.name));`;
  expect(await runSample('require.cjs', source)).toBe('true function true\noffice\n');
});

test('the mock refuses a request that does not match the document', async () => {
  const source = sample.replace("name: 'office'", "name: 'x'");
  writeFileSync(join(folder, 'wrong.mjs'), source);
  await expect(
    succeed(process.execPath, ['wrong.mjs'], {
      cwd: folder,
      env: { ...process.env, TELNYX_API_KEY: 'key', TELNYX_BASE_URL: server.url },
    }),
  ).rejects.toThrow(/UnprocessableEntityError|BadRequestError/);
});
