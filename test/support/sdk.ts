/** SDKs on disk: generated, built and packed as for a release. Each is created once and shared by all tests. */

import { cpSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { generate } from '../../generator/index.js';
import type { GenerateOptions } from '../../generator/index.js';
import { cachedFolder, generatorHash } from './cache.js';
import { compiler, projectFolder, scratch, telnyxPath, testFolder } from './places.js';
import { succeed } from './run.js';

export interface BuiltSdk {
  /** Callers must not change anything in it. */
  readonly folder: string;
  /** Path of the packed tarball. */
  readonly tarball: string;
}

/** The input of an SDK. */
export interface SdkSource {
  /** Path of the document. */
  readonly document: string;
  /** Path of an `sdkwright.yml` for it. The document and the lock file are expected beside it. */
  readonly config?: string;
}

/** Generates an SDK. @throws if there is an error */
async function generateTo(options: GenerateOptions): Promise<void> {
  const result = await generate(options);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
}

/** The SDK of a document for a target, not built. @returns its folder, which callers must not change */
export async function generatedSdk(
  { document, config }: SdkSource,
  target: string,
): Promise<string> {
  const inputs = [document];
  if (config !== undefined) inputs.push(config, config.replace(/yml$/, 'lock'));
  const files = inputs
    .filter((path) => existsSync(path))
    .map((path) => ({ name: basename(path), content: readFileSync(path) }));
  const contents = files.flatMap(({ name, content }) => [name, content]);
  const folder = await cachedFolder(
    'generated',
    [generatorHash(), target, ...contents],
    (draft) => {
      for (const { name, content } of files) writeFileSync(join(draft, name), content);
      const input =
        config === undefined
          ? { spec: join(draft, basename(document)) }
          : { config: join(draft, basename(config)) };
      return generateTo({ ...input, target, out: join(draft, 'sdk') });
    },
  );
  return join(folder, 'sdk');
}

/** The TypeScript SDK of a document, built by its own build configuration, and packed. */
export async function buildSdk(source: SdkSource): Promise<BuiltSdk> {
  const generated = await generatedSdk(source, 'typescript');
  const compilers = readFileSync(join(testFolder, 'tools/package-lock.json'));
  const folder = await cachedFolder('built', [generated, compilers], async (draft) => {
    cpSync(generated, draft, { recursive: true });
    for (const project of ['tsconfig.json', 'tsconfig.cjs.json']) {
      await succeed(process.execPath, [compiler('ts70'), '-p', project], { cwd: draft });
    }
    const installed = join(draft, 'node_modules');
    symlinkSync(join(testFolder, 'tools/node_modules'), installed);
    await succeed(process.execPath, ['scripts/merge.mjs'], { cwd: draft });
    rmSync(installed);
    const packed = await succeed('npm', ['pack', '--ignore-scripts', '--json'], { cwd: draft });
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    writeFileSync(join(draft, 'tarball.txt'), filename);
  });
  return { folder, tarball: join(folder, readFileSync(join(folder, 'tarball.txt'), 'utf8')) };
}

/** The SDK of the customer's document. */
export const seedSdk = (): Promise<BuiltSdk> =>
  buildSdk({
    document: join(projectFolder, 'specs/outbound-voice-profiles.yml'),
    config: join(projectFolder, 'specs/sdkwright.yml'),
  });

/** The SDK of the customer's whole API. */
export const telnyxSdk = (): Promise<BuiltSdk> => buildSdk({ document: telnyxPath });

/** A folder where packed SDKs are installed as dependencies, from their tarballs. */
export async function installSdk(...sdks: readonly BuiltSdk[]): Promise<string> {
  const folder = scratch('user');
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const tarballs = sdks.map(({ tarball }) => tarball);
  const args = ['install', '--no-audit', '--no-fund', '--offline', ...tarballs];
  await succeed('npm', args, { cwd: folder });
  return folder;
}
