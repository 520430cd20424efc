/** Bundles with esbuild, which is one of the tools of the tests. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { testFolder } from './places.js';

interface Plugin {
  readonly name: string;
  readonly setup: (build: {
    onLoad: (
      filter: { filter: RegExp },
      load: (args: { path: string }) => { contents: string; loader: 'ts' } | undefined,
    ) => void;
  }) => void;
}

interface Esbuild {
  readonly build: (options: Record<string, unknown>) => Promise<{
    readonly outputFiles: readonly { readonly text: string; readonly contents: Uint8Array }[];
  }>;
}

const { build } = createRequire(join(testFolder, 'tools/package.json'))('esbuild') as Esbuild;

interface BundleOptions {
  readonly minify?: boolean;
  readonly platform?: 'browser' | 'node';
  readonly plugins?: readonly Plugin[];
}

/** Bundles a file and everything that it imports as one ES module, in memory. */
export async function bundle(
  entry: string,
  { minify = false, platform = 'browser', plugins = [] }: BundleOptions = {},
): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    minify,
    platform,
    plugins,
  });
  return outputFiles[0]!.contents;
}
