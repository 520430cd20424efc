/** The packed SDK: how tools resolve it, and how much of it a bundle contains. */

import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { compiler, scratch, testFolder } from '../support/places.js';
import { run, succeed } from '../support/run.js';
import { buildSdk, installSdk, seedSdk, telnyxSdk, type BuiltSdk } from '../support/sdk.js';
import { wireDocument } from '../wire/cases.js';

const tool = (path: string): string => join(testFolder, 'tools/node_modules', path);

let seed: BuiltSdk;
let telnyx: BuiltSdk;
let wire: BuiltSdk;
let user: string;
beforeAll(async () => {
  [seed, telnyx, wire] = await Promise.all([
    seedSdk(),
    telnyxSdk(),
    buildSdk({ document: wireDocument }),
  ]);
  user = await installSdk(seed, wire);
}, 240_000);

test('publint finds nothing', async () => {
  for (const { tarball } of [seed, telnyx, wire]) {
    const program = `
      import { readFileSync } from 'node:fs';
      import { publint } from ${JSON.stringify(tool('publint/src/index-node.js'))};
      import { formatMessage } from ${JSON.stringify(tool('publint/src/utils.js'))};
      const file = readFileSync(${JSON.stringify(tarball)});
      const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
      const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
      console.log(messages.map((message) => formatMessage(message, pkg)).join('\\n'));`;
    const path = join(scratch('publint'), 'publint.mjs');
    writeFileSync(path, program);
    expect((await succeed(process.execPath, [path])).stdout.trim()).toBe('');
  }
});

test('Are the Types Wrong finds nothing in any resolution mode', async () => {
  const resource = './resources/outbound-voice-profiles';
  const entries = ['.', './core/api-promise', './core/error', './core/resource', resource];
  for (const { tarball } of [seed, telnyx]) {
    expect(await problemsOf(tarball, entries)).toEqual([]);
  }
});

interface Problem {
  readonly kind: string;
  readonly entrypoint?: string;
  readonly resolutionKind?: string;
}

async function problemsOf(
  tarball: string,
  entries: readonly string[],
): Promise<readonly Problem[]> {
  const attw = tool('@arethetypeswrong/cli/dist/index.js');
  // The command exits before a pipe has received all of its output.
  const file = join(scratch('attw'), 'out.json');
  const args = [attw, tarball, '--format', 'json', '--entrypoints', ...entries];
  await run('sh', ['-c', `"$0" "$@" > '${file}'`, process.execPath, ...args]);
  const { analysis } = JSON.parse(readFileSync(file, 'utf8')) as {
    analysis: { entrypoints: Record<string, object>; problems: readonly Problem[] };
  };
  expect(Object.keys(analysis.entrypoints)).toEqual(entries);
  return analysis.problems;
}

test('require and import return the class, with static members and every export', async () => {
  const program = (load: string): string => `
    ${load}
    const is = (condition, what) => { if (!condition) throw new Error(what); };
    const client = new Telnyx({ apiKey: 'k' });
    is(client instanceof Telnyx && Telnyx.Telnyx === Telnyx, 'itself');
    is(Telnyx.DEFAULT_TIMEOUT === 60000, 'DEFAULT_TIMEOUT');
    for (const name of ['TelnyxError', 'APIError', 'APIConnectionError', 'APIConnectionTimeoutError', 'APIUserAbortError', 'BadRequestError', 'AuthenticationError', 'PermissionDeniedError', 'NotFoundError', 'ConflictError', 'UnprocessableEntityError', 'RateLimitError', 'InternalServerError', 'MalformedResponseError', 'OutboundVoiceProfiles'])
      is(typeof Telnyx[name] === 'function' && Telnyx[name] === named[name], name);
    is(client.outboundVoiceProfiles instanceof Telnyx.OutboundVoiceProfiles, 'a resource');
    is(new Telnyx.NotFoundError(404, {}, undefined, new Headers()) instanceof Telnyx.TelnyxError, 'the tree');
    console.log('ok');`;
  const cjs = program(
    `const Telnyx = require('telnyx'); const named = Telnyx; if (Telnyx.default !== Telnyx) throw new Error('default');`,
  );
  const esm = program(`import Telnyx from 'telnyx'; import * as named from 'telnyx';`);
  for (const [file, text] of [
    ['use.cjs', cjs],
    ['use.mjs', esm],
  ] as const) {
    writeFileSync(join(user, file), text);
    expect((await succeed(process.execPath, [file], { cwd: user })).stdout).toBe('ok\n');
  }
});

test('declaration maps and source maps lead into the shipped sources', () => {
  const root = join(user, 'node_modules/telnyx');
  for (const folder of ['dist', 'cjs']) {
    const sourcesOf = (map: string): string[] => {
      const path = join(root, folder, map);
      const { sources } = JSON.parse(readFileSync(path, 'utf8')) as { sources: string[] };
      return sources.map((source) => join(path, '..', source));
    };
    const maps = readdirSync(join(root, folder), { recursive: true })
      .map(String)
      .filter((path) => path.endsWith('.js.map'));
    const merged = maps.flatMap(sourcesOf);
    for (const file of ['client', 'core/error', 'resources/outbound-voice-profiles']) {
      const source = join(root, `src/${file}.ts`);
      expect(sourcesOf(`${file}.d.ts.map`)).toEqual([source]);
      expect(merged).toContain(source);
    }
    expect(merged.filter((source) => !existsSync(source))).toEqual([]);
  }
});

test('the class is imported from few files, and is the same by every path', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import { Telnyx, NotFoundError, OutboundVoiceProfiles, toFile } from 'telnyx';
    import * as errors from 'telnyx/core/error';
    import * as uploads from 'telnyx/core/uploads';
    import * as resource from 'telnyx/resources/outbound-voice-profiles';
    const require = createRequire(import.meta.url);
    const cjs = require('telnyx');
    console.log(JSON.stringify({
      same: [
        errors.NotFoundError === NotFoundError, uploads.toFile === toFile,
        resource.OutboundVoiceProfiles === OutboundVoiceProfiles,
        new Telnyx({ apiKey: 'k' }).outboundVoiceProfiles instanceof resource.OutboundVoiceProfiles,
        require('telnyx/core/error').NotFoundError === cjs.NotFoundError,
        require('telnyx/core/uploads').toFile === cjs.toFile,
        require('telnyx/resources/outbound-voice-profiles').updateOutboundVoiceProfile === cjs.updateOutboundVoiceProfile,
      ],
      // Three of them are those of the paths above.
      required: Object.keys(require.cache).length - 3,
    }));`;
  const folder = await installSdk(telnyx);
  writeFileSync(join(folder, 'same.mjs'), program);
  const { stdout } = await succeed(process.execPath, ['same.mjs'], { cwd: folder });
  const { same, required } = JSON.parse(stdout) as { same: boolean[]; required: number };
  expect(same).toEqual(same.map(() => true));
  expect(required).toBeLessThanOrEqual(3);
  expect(filesImportedBy(join(folder, 'node_modules/telnyx/dist/index.js')).size).toBeLessThan(8);
});

/** A module and all that it imports. */
function filesImportedBy(path: string, found = new Set<string>()): Set<string> {
  if (found.has(path)) return found;
  found.add(path);
  for (const [, to] of readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*["'](\.[^"']*)["']/g))
    filesImportedBy(join(path, '..', to!), found);
  return found;
}

test('errors and clients of the two builds work together', async () => {
  const program = `
    import { createRequire } from 'node:module';
    import Wire from 'wire';
    import * as esm from 'telnyx';
    const cjs = createRequire(import.meta.url)('telnyx');
    const is = (condition, what) => { if (!condition) throw new Error(what); };
    class Own extends esm.APIError {}
    for (const [one, other] of [[esm, cjs], [cjs, esm], [esm, esm]]) {
      const error = new one.NotFoundError(404, {}, undefined, new Headers());
      for (const name of ['NotFoundError', 'APIError', 'TelnyxError'])
        is(error instanceof other[name], name);
      is(!(error instanceof other.ConflictError), 'another class');
      is(!(error instanceof Own), 'a subclass');
      is(!(error instanceof Wire.APIError), 'another package');
      is(other.isErrorOf(other.updateOutboundVoiceProfile, error), 'isErrorOf');
      const client = one.createClient({ apiKey: 'k', fetch: async () => new Response('{}', { status: 404 }) });
      const { ok, status } = await other.updateOutboundVoiceProfile(client, 'id', { name: 'n' }).safe();
      is(!ok && status === 404, 'safe');
    }
    for (const value of [undefined, null, 1, 'x', {}, Object.create(null), new Error('x')])
      is(!(value instanceof esm.APIError), 'something else');
    is(new Own(404, {}, 'm', new Headers()) instanceof Own, 'its own instance');
    console.log('ok');`;
  writeFileSync(join(user, 'builds.mjs'), program);
  const { stdout } = await succeed(process.execPath, ['builds.mjs'], { cwd: user });
  expect(stdout).toBe('ok\n');
});

/** Runs the examples of the README, each of which is a module, and prints what they record. */
const tracingProgram = `
  import { trace } from '@opentelemetry/api';
  import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
  const exporter = new InMemorySpanExporter();
  const spanProcessors = [new SimpleSpanProcessor(exporter)];
  trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors }));
  const statuses = [500, 200, 404];
  globalThis.fetch = async () => {
    const status = statuses.shift();
    if (status === undefined) throw new TypeError('down');
    return new Response('{}', { status, headers: { 'content-type': 'application/json', 'retry-after-ms': '1' } });
  };
  process.env['TELNYX_API_KEY'] = 'key';
  const { client } = await import('./tracing.mjs');
  const { client: observed } = await import('./observing.mjs');
  const call = (of, maxRetries) =>
    of.outboundVoiceProfiles.update('1', { name: 'office' }, { idempotencyKey: 'k', maxRetries }).safe();
  await call(client, 1);
  await call(client, 1);
  await client.get('/other', { maxRetries: 0 }).safe();
  const spans = exporter.getFinishedSpans().map(({ name, kind, attributes, status, events, ended }) => ({
    name, kind, attributes, status, ended,
    events: events.map(({ name, attributes }) => [name, attributes['exception.type']]),
  }));
  const lines = [];
  console.log = (...line) => lines.push(line.map((item) => (item instanceof Error ? item.name : item)));
  statuses.push(200);
  await call(observed, 1);
  await call(observed, 0);
  const { client: faked } = await import('./testing.mjs');
  const fake = await faked.outboundVoiceProfiles.update('1', { name: 'office' }).safe();
  process.stdout.write(JSON.stringify({ spans, lines, fake: fake.data }));`;

test('the examples of the README for tracing, with the SDK of OpenTelemetry, and for testing compile and run', async () => {
  const text = readFileSync(join(user, 'node_modules/telnyx/README.md'), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n([^]*?)^```$/gm)].map(([, code]) => code!);
  const example = (word: string): string => blocks.find((block) => block.includes(word))!;
  symlinkSync(tool('@opentelemetry'), join(user, 'node_modules/@opentelemetry'));
  const client = "import Telnyx from 'telnyx';\nconst client = new Telnyx();\n";
  const modules = {
    'tracing.mts': client + example('@opentelemetry/api'),
    'observing.mts': example('observer('),
    'testing.mts': `${example('APIPromise.of')}const client = fakeClient({ data: { name: 'fake' } });\n`,
  };
  for (const [name, code] of Object.entries(modules))
    writeFileSync(join(user, name), `${code}export { client };\n`);
  const options = '--ignoreConfig --strict --target ES2022 --module NodeNext'.split(' ');
  const args = [compiler('ts70'), ...options, ...Object.keys(modules)];
  expect((await run(process.execPath, args, { cwd: user })).stdout).toBe('');
  writeFileSync(join(user, 'traced.mjs'), tracingProgram);
  const { stdout } = await succeed(process.execPath, ['traced.mjs'], { cwd: user });
  const template = '/outbound_voice_profiles/{id}';
  const span = (status: number) => ({
    name: `PATCH ${template}`,
    kind: 2, // a client
    attributes: {
      'http.request.method': 'PATCH',
      'server.address': 'api.telnyx.com',
      'url.template': template,
      'http.response.status_code': status,
    },
    status: { code: status >= 400 ? 2 : 0 }, // an error, or unset
    events: [],
    ended: true,
  });
  const failed = {
    ...span(500),
    name: 'GET',
    attributes: { 'http.request.method': 'GET', 'server.address': 'api.telnyx.com' },
    events: [['exception', 'APIConnectionError']],
  };
  expect(JSON.parse(stdout)).toEqual({
    spans: [span(500), span(200), span(404), failed],
    lines: [
      ['PATCH', 0, 200],
      [template, 200],
      [template, 'APIConnectionError'],
    ],
    fake: { data: { name: 'fake' } },
  });
});

test('the public entry points, including that of uploads if the API has files', async () => {
  const program = `
    import { APIPromise } from 'wire/core/api-promise';
    import { APIError } from 'wire/core/error';
    import { APIResource } from 'wire/core/resource';
    import { toFile } from 'wire/core/uploads';
    import Wire, { Items } from 'wire';
    import { Items as Same } from 'wire/resources/items';
    if (Items !== Same || Wire.toFile !== toFile || Wire.APIError !== APIError) throw new Error('not the same');
    console.log([APIPromise, APIResource].map(({ name }) => name).join());
    await import('telnyx/core/uploads').catch(({ code }) => console.log(code));`;
  writeFileSync(join(user, 'entries.mjs'), program);
  const { stdout } = await succeed(process.execPath, ['entries.mjs'], { cwd: user });
  expect(stdout).toBe('APIPromise,APIResource\nERR_MODULE_NOT_FOUND\n');
});

interface SizeOptions {
  readonly client?: string;
  readonly platform?: 'browser' | 'node';
}

/** Bytes of a program that calls functions of an SDK: minified, gzip. */
async function sizeOf(
  sdk: BuiltSdk,
  calls: readonly string[],
  { client = 'createClient()', platform = 'browser' }: SizeOptions = {},
): Promise<number> {
  const names = calls.map((call) => call.split('(', 1)[0]!);
  const entry = join(scratch('size'), 'entry.mjs');
  writeFileSync(
    entry,
    `import { createClient, Telnyx, ${names.join(', ')} } from ${JSON.stringify(join(sdk.folder, 'dist/index.js'))};
    const client = ${client};
    export default [${calls.map((call) => `await ${call}.safe()`).join(', ')}];`,
  );
  return gzipSync(await bundle(entry, { minify: true, platform })).length;
}

test('one call adds at most 6 KB to a bundle, each further one 150 bytes', async () => {
  const first = [`updateOutboundVoiceProfile(client, 'id', { name: 'office' })`];
  const more = [
    `deleteOutboundVoiceProfile(client, 'id')`,
    `createOutboundVoiceProfile(client, { name: 'office' })`,
    `listOutboundVoiceProfiles(client)`,
    `retrieveCall(client, 'id')`,
    `createAddress(client, {})`,
    `listConnections(client, {})`,
    `retrieveFax(client, 'id')`,
    `listPhoneNumbers(client)`,
    `createBillingGroup(client, {})`,
    `deleteAddress(client, 'id')`,
  ];
  const one = await sizeOf(telnyx, first);
  expect(one).toBeLessThanOrEqual(6 * 1024);
  expect(await sizeOf(telnyx, first, { platform: 'node' })).toBeLessThanOrEqual(6 * 1024);
  // The budget would detect functions that include the class.
  expect(await sizeOf(telnyx, first, { client: 'new Telnyx()' })).toBeGreaterThan(12 * 1024);
  const known = await exportsOf(telnyx);
  const all = more.filter((call) => known.has(call.split('(', 1)[0]!));
  expect(all.length).toBeGreaterThan(5);
  const many = await sizeOf(telnyx, [...first, ...all]);
  expect((many - one) / all.length).toBeLessThanOrEqual(150);
});

async function exportsOf({ folder }: BuiltSdk): Promise<Set<string>> {
  const { stdout } = await succeed(process.execPath, [
    '--input-type=module',
    '-e',
    `console.log(Object.keys(await import(${JSON.stringify(join(folder, 'dist/index.js'))})).join())`,
  ]);
  return new Set(stdout.trim().split(','));
}

test('an API without files, OAuth, servers or keys has no code for them', async () => {
  const parts = async ({ folder }: BuiltSdk): Promise<string[]> =>
    (await succeed('ls', [join(folder, 'src/core')])).stdout.split('\n');
  const only = [
    'uploads.ts',
    'multipart.ts',
    'oauth.ts',
    'key.ts',
    'cookies.ts',
    'form.ts',
    'servers.ts',
  ];
  const ofSeed = await parts(seed);
  for (const name of only) expect(ofSeed).not.toContain(name);
  const ofWire = await parts(wire);
  for (const name of only.slice(0, -1)) expect(ofWire).toContain(name);
  expect(await parts(telnyx)).toContain('multipart.ts');
});

test('Are the Types Wrong reports a broken package', async () => {
  const folder = scratch('broken');
  await succeed('tar', ['-xzf', seed.tarball, '-C', folder]);
  const manifest = join(folder, 'package/package.json');
  const { exports, ...rest } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    exports: Record<string, { require: { types: string } }>;
  };
  exports['.']!.require.types = './dist/index.d.ts';
  writeFileSync(manifest, JSON.stringify({ ...rest, exports }));
  const packed = join(folder, 'broken.tgz');
  await succeed('tar', ['-czf', packed, '-C', folder, 'package']);
  expect((await problemsOf(packed, ['.'])).map(({ kind }) => kind)).toContain('FalseESM');
});

test('constructing a client constructs no resource', async () => {
  const program = `
    import Telnyx, { APIResource } from 'telnyx';
    const client = new Telnyx({ apiKey: 'k' });
    const of = (value) => Object.getPrototypeOf(Object.getPrototypeOf(value)).constructor;
    if (Object.hasOwn(client, 'outboundVoiceProfiles')) throw new Error('not lazy');
    if (of(client.outboundVoiceProfiles) !== APIResource) throw new Error('no resource');
    if (client.outboundVoiceProfiles !== client.outboundVoiceProfiles) throw new Error('made twice');
    const fake = new Telnyx.OutboundVoiceProfiles(client);
    client.outboundVoiceProfiles = fake;
    if (client.outboundVoiceProfiles !== fake) throw new Error('not replaced');
    console.log('ok');`;
  writeFileSync(join(user, 'lazy.mjs'), program);
  expect((await succeed(process.execPath, ['lazy.mjs'], { cwd: user })).stdout).toBe('ok\n');
});
