/** sdkwright as users install it: packed, installed in an empty folder, and run there. */

import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compiler, projectFolder, scratch, seedPath } from '../support/places.js';
import { run, succeed } from '../support/run.js';

let folder: string;
/** Runs a command without progress output, which would depend on the speed of the machine. */
const bin = (command: string, ...args: string[]) => {
  const progress = command === 'eject' ? [] : ['--no-progress'];
  const given = [command, ...progress, ...args];
  return run(join(folder, 'node_modules/.bin/sdkwright'), given, { cwd: folder });
};

beforeAll(async () => {
  folder = scratch('outside');
  const packed = await succeed(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', folder],
    {
      cwd: projectFolder,
    },
  );
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  writeFileSync(
    join(folder, 'package.json'),
    '{\n\t"name": "user",\n\t"private": true,\n\t"type": "module"\n}\n',
  );
  await succeed(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', join(folder, filename)],
    {
      cwd: folder,
    },
  );
  cpSync(seedPath, join(folder, 'api.yml'));
});

test('npx sdkwright generate some.yml --out sdk, without a config', async () => {
  const { code, stdout, stderr } = await bin('generate', 'api.yml', '--out', 'sdk');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^typescript {2}sdk {2}\d+ files, \d+ written\n$/);
  expect(stderr).toMatch(/^api\.yml {2}warning license-missing/);
  const source = (path: string) =>
    readFileSync(join(path, 'src/resources/outbound-voice-profiles.ts'), 'utf8');
  const plain = (text: string) => text.split('\n').slice(1).join('\n');
  expect(plain(source(join(folder, 'sdk')))).toBe(
    plain(source(join(projectFolder, 'generated/typescript'))),
  );
  expect((await bin('generate', 'api.yml', '--out', 'sdk')).stdout).toMatch(/unchanged\n$/);
  expect((await bin('check', 'api.yml', '--out', 'sdk')).code).toBe(0);
});

test('init reports what is derived, writes the config and the script, and the script runs', async () => {
  const { code, stdout } = await bin('init', 'api.yml', '--out', 'made');
  expect(code).toBe(0);
  expect(stdout).toBe(
    [
      'Created sdkwright.yml, and the script generate:sdk in package.json.',
      '',
      'Derived from the document:',
      '  SDK name      telnyx',
      '  Client class  Telnyx',
      '  Server        https://api.telnyx.com/v2',
      '  Credentials   apiKey, by default from TELNYX_API_KEY',
      '  Methods       1 in 1 resource',
      '',
      'Edit sdkwright.yml to change the names. To generate the SDK, run:',
      '  npm run generate:sdk',
      'To use it, build it once and install it in your project:',
      '  (cd ./made && npm install && npm run build)',
      '  npm install ./made',
      '',
    ].join('\n'),
  );
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain(
    '\n\t\t"generate:sdk": "sdkwright generate"\n',
  );
  const ran = await succeed('npm', ['run', '--silent', 'generate:sdk'], { cwd: folder });
  expect(ran.stdout).toMatch(/^typescript {2}made {2}/);
  expect(existsSync(join(folder, 'made/src/client.ts'))).toBe(true);
  expect((await bin('init', 'api.yml')).code).toBe(2);
  const schema = JSON.parse(
    readFileSync(join(folder, 'node_modules/sdkwright/sdkwright.schema.json'), 'utf8'),
  ) as object;
  expect(schema).toHaveProperty('properties.spec');
});

test('validate, model, --json, --strict, --quiet', async () => {
  expect(await bin('validate', 'api.yml')).toMatchObject({ code: 0, stdout: 'Valid, 1 warning\n' });
  expect((await bin('validate', 'api.yml', '--strict')).code).toBe(1);
  const model = await bin('model', 'api.yml');
  const api = JSON.parse(model.stdout) as { operations: { id: string }[]; types: object };
  expect(api.operations.map(({ id }) => id)).toEqual(['PATCH /outbound_voice_profiles/{id}']);
  expect(Object.keys(api.types)).toContain('#/components/schemas/OutboundVoiceProfile');
  const json = await bin('generate', 'api.yml', '--out', 'quiet', '--json');
  expect(JSON.parse(json.stdout)).toMatchObject({
    ok: true,
    diagnostics: [{ code: 'license-missing' }],
  });
  const strict = await bin('generate', 'api.yml', '--out', 'strict', '--strict');
  expect([strict.code, existsSync(join(folder, 'strict'))]).toEqual([1, false]);
  const quiet = await bin('generate', 'api.yml', '--out', 'quiet', '--quiet');
  expect([quiet.code, quiet.stdout, quiet.stderr]).toEqual([0, '', '']);
  const plain = await bin('generate', 'api.yml', '--out', 'plain', '--no-format');
  expect([plain.code, readdirSync(join(folder, 'plain')).length]).toEqual([
    0,
    readdirSync(join(folder, 'quiet')).length,
  ]);
});

test.each(['go', 'python'])('the %s pack, and a fork of it that type-checks', async (target) => {
  const out = `sdk-${target}`;
  expect((await bin('generate', 'api.yml', '--target', target, '--out', out)).code).toBe(0);
  const files = (path: string): string[] =>
    readdirSync(path, { recursive: true, encoding: 'utf8' }).filter(
      (name) => !name.startsWith('.sdkwright'),
    );
  expect(files(join(folder, out)).toSorted()).toEqual(
    files(join(projectFolder, 'generated', target))
      // The config of the repository has a license, the document alone has none.
      .filter((name) => !/_cache|__pycache__|^LICENSE$/.test(name))
      .toSorted(),
  );
  for (const args of [['whole'], ['part', '--extends']]) {
    expect((await bin('eject', target, `${target}-${args[0]}`, ...args.slice(1))).code).toBe(0);
  }
  const options = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024'],
    types: [],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: [`${target}-*/pack.ts`] }),
  );
  const checked = await run(process.execPath, [compiler('ts70'), '-p', '.'], { cwd: folder });
  expect(checked).toMatchObject({ code: 0, stdout: '' });
});

test('as a library, from a build script', async () => {
  writeFileSync(
    join(folder, 'build.js'),
    `import { generate, renderDiagnostics } from 'sdkwright';
     const { ok, outputs, diagnostics, texts } = await generate({ spec: 'api.yml', out: 'library' });
     console.log(ok, outputs[0].written.length > 30, renderDiagnostics(diagnostics, texts).split('  ')[1]);`,
  );
  const { stdout } = await succeed(process.execPath, ['build.js'], { cwd: folder });
  expect(stdout).toBe('true true warning license-missing\n');
});
