/** Programs on the packed SDK that must compile, and lines that must not, with TypeScript 5.0, 5.9, 6 and 7. */

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { compiler, projectFolder, scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';
import { buildSdk, installSdk, type BuiltSdk } from '../support/sdk.js';
import { allKinds } from '../support/all-kinds.js';

const base = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  noEmit: true,
  strict: true,
  skipLibCheck: false,
};
const strictest = {
  ...base,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  isolatedModules: true,
};
const versions = [
  ['ts50', {}],
  ['ts59', { erasableSyntaxOnly: true, isolatedDeclarations: true, declaration: true }],
  ['ts60', { erasableSyntaxOnly: true, isolatedDeclarations: true, declaration: true }],
  ['ts70', { erasableSyntaxOnly: true, isolatedDeclarations: true, declaration: true }],
] as const;

let seed: BuiltSdk;
let kinds: BuiltSdk;
let user: string;

beforeAll(async () => {
  const spec = join(scratch('kinds'), 'all-kinds.json');
  writeFileSync(spec, JSON.stringify(allKinds));
  [seed, kinds] = await Promise.all([
    buildSdk({ config: join(projectFolder, 'specs/sdkwright.yml') }),
    buildSdk({ spec }),
  ]);
  user = await installSdk(seed, kinds);
  cpSync(join(testFolder, 'types/programs'), user, { recursive: true });
});

async function check(
  folder: string,
  version: string,
  options: object,
  files: object,
): Promise<void> {
  const project = join(folder, `tsconfig.${version}.json`);
  writeFileSync(project, JSON.stringify({ compilerOptions: options, ...files }));
  const { stdout, code } = await run(process.execPath, [compiler(version), '-p', project], {
    cwd: folder,
  });
  expect(stdout).toBe('');
  expect(code).toBe(0);
}

test.for(versions)('programs, %s', async ([version]) => {
  const esm = { ...strictest, module: 'NodeNext', moduleResolution: 'NodeNext' };
  await check(user, version, esm, { files: ['use.mts', 'hooks.mts', 'kinds.mts', 'require.cts'] });
  // The program itself relies on nothing but `strict` either.
  await check(user, version, { ...base, module: 'NodeNext' }, { files: ['require.cts'] });
});

test.for(versions)('a bundler’s resolution, %s', async ([version]) => {
  const options = { ...strictest, module: 'ES2022', moduleResolution: 'bundler' };
  await check(user, version, options, { files: ['use.mts', 'hooks.mts'] });
});

test.for(versions)(
  'sources of the SDK under every flag that the version knows, %s',
  async ([version, more]) => {
    const options = { ...strictest, ...more, module: 'NodeNext', verbatimModuleSyntax: true };
    for (const { folder } of [seed, kinds])
      await check(folder, version, options, { include: ['src'] });
  },
);

test.for(versions)('declarations are clean under strict alone, %s', async ([version]) => {
  for (const { folder } of [seed, kinds]) {
    await check(
      folder,
      version,
      { ...base, module: 'NodeNext' },
      { include: ['dist/**/*.d.ts', 'cjs/**/*.d.ts', 'cjs/index.d.cts'] },
    );
  }
});
