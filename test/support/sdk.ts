/** An SDK on disk, built and packed as its owner would. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../../generator/index.js';
import type { GenerateOptions } from '../../generator/index.js';
import { compiler, scratch } from './places.js';
import { succeed } from './run.js';

export interface BuiltSdk {
  readonly folder: string;
  /** Path of the packed tarball. */
  readonly tarball: string;
}

export async function generateTo(options: GenerateOptions): Promise<void> {
  const result = await generate(options);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
}

/** Generates, builds with the SDK's own build configuration, and packs. */
export async function buildSdk(options: Omit<GenerateOptions, 'out'>): Promise<BuiltSdk> {
  const folder = scratch('sdk');
  await generateTo({ target: 'typescript', ...options, out: folder });
  for (const project of ['tsconfig.json', 'tsconfig.cjs.json']) {
    await succeed(process.execPath, [compiler('ts70'), '-p', project], { cwd: folder });
  }
  const packed = await succeed('npm', ['pack', '--ignore-scripts', '--json'], { cwd: folder });
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
  return { folder, tarball: join(folder, filename) };
}

/** A folder where packed SDKs are installed as dependencies, from their tarballs. */
export async function installSdk(...sdks: readonly BuiltSdk[]): Promise<string> {
  const folder = scratch('user');
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  await succeed(
    'npm',
    ['install', '--no-audit', '--no-fund', '--offline', ...sdks.map(({ tarball }) => tarball)],
    {
      cwd: folder,
    },
  );
  return folder;
}
