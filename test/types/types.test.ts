/** Programs on the packed SDK that must compile, and lines that must not, with TypeScript 5.0, 5.9, 6 and 7. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contentsOf, provenOnce } from '../support/cache.js';
import { toolVersions } from '../support/language-check.js';
import { compiler, scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';
import { buildSdk, installSdk, seedSdk, type BuiltSdk } from '../support/sdk.js';
import { startTypeScriptHost, type TypeScriptHost } from '../support/typescript-host.js';
import { allKinds } from '../support/all-kinds.js';

const base = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  noEmit: true,
  strict: true,
  skipLibCheck: false,
  // Files of the compiler itself need no check, which would take most of the time.
  skipDefaultLibCheck: true,
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
/** Everything that the compilations depend on. */
let inputs: readonly (string | Uint8Array)[];

beforeAll(async () => {
  const document = join(scratch('kinds'), 'all-kinds.json');
  writeFileSync(document, JSON.stringify(allKinds));
  [seed, kinds] = await Promise.all([seedSdk(), buildSdk({ document })]);
  user = await installSdk(seed, kinds);
  const folders = [join(testFolder, 'types/programs'), seed.folder, kinds.folder];
  inputs = [...toolVersions(), ...folders.flatMap(contentsOf)];
  cpSync(folders[0]!, user, { recursive: true });
});

/** The compilers that are JavaScript. */
const hosts = new Map<string, TypeScriptHost>();
afterAll(() => {
  for (const host of hosts.values()) host.close();
});

function hostOf(version: string): TypeScriptHost {
  const host = hosts.get(version) ?? startTypeScriptHost(version);
  hosts.set(version, host);
  return host;
}

/** Expects that files compile without an error. @param files `files` or `include` of tsconfig.json, absolute */
async function expectClean(
  version: string,
  compilerOptions: object,
  files: { readonly files: readonly string[] } | { readonly include: readonly string[] },
): Promise<void> {
  const folder = scratch(`types-${version}`);
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, ...files }));
  const kind = JSON.stringify([version, compilerOptions, relativeTo(user, files)]);
  const faults = await provenOnce('types', [kind, ...inputs], async () => {
    if (version !== 'ts70') return hostOf(version).compile(join(folder, 'tsconfig.json'));
    const args = [compiler(version), '-p', folder];
    const { stdout, code } = await run(process.execPath, args, { cwd: folder });
    return code === 0 ? [] : [`exit ${code}`, stdout];
  });
  expect(faults).toEqual([]);
}

/** Paths of a run, without its scratch folder. */
const relativeTo = (root: string, value: object): string =>
  JSON.stringify(value).replaceAll(root, '');

const programs = (...names: string[]) => ({ files: names.map((name) => join(user, name)) });
/** The programs of both SDKs: one compilation, because most of its time is spent on the DOM library. */
const ofBoth = (...patterns: string[]) => ({
  include: [seed, kinds].flatMap(({ folder }) => patterns.map((pattern) => join(folder, pattern))),
});

test.for(versions)('programs, %s', async ([version]) => {
  const esm = { ...strictest, module: 'NodeNext', moduleResolution: 'NodeNext' };
  await expectClean(
    version,
    esm,
    programs('use.mts', 'answers.mts', 'hooks.mts', 'kinds.mts', 'require.cts'),
  );
  // The program itself needs no option but `strict`.
  await expectClean(version, { ...base, module: 'NodeNext' }, programs('require.cts'));
});

test.for(versions)('the resolution of bundlers, %s', async ([version]) => {
  const options = { ...strictest, module: 'ES2022', moduleResolution: 'bundler' };
  await expectClean(version, options, programs('use.mts', 'hooks.mts'));
});

test.for(versions)(
  'sources of the SDK under every flag of the version, %s',
  async ([version, more]) => {
    const options = { ...strictest, ...more, module: 'NodeNext', verbatimModuleSyntax: true };
    await expectClean(version, options, ofBoth('src'));
  },
);

test.for(versions.slice(1))('declarations compile without the DOM library, %s', async ([name]) => {
  const typeRoots = [join(testFolder, 'tools/node_modules/@types')];
  const options = { ...base, lib: ['ES2022'], types: ['node'], typeRoots, module: 'NodeNext' };
  await expectClean(name, options, ofBoth('dist/**/*.d.ts', 'cjs/**/*.d.ts', 'cjs/index.d.cts'));
});

test.for(['ts50', 'ts59'])('the CommonJS build, %s', async (version) => {
  const project = join(kinds.folder, 'tsconfig.cjs.json');
  const text = readFileSync(project, 'utf8');
  const faults = await provenOnce('types', [version, text, ...inputs], () =>
    hostOf(version).compile(project),
  );
  expect(faults).toEqual([]);
});

test.for(versions)('declarations compile with only `strict`, %s', async ([version]) => {
  const declarations = ofBoth('dist/**/*.d.ts', 'cjs/**/*.d.ts', 'cjs/index.d.cts');
  await expectClean(version, { ...base, module: 'NodeNext' }, declarations);
});
