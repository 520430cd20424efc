/** Writes TypeScript SDKs that are compiled together, with one copy of the runtime, which is the same in all of them. */

import { join, relative } from 'node:path';
import { hashOf } from './cache.js';
import { writeFiles } from './emit.js';
import { sourcesOf } from './type-check.js';

const core = 'src/core/';
const packageName = 'src/package-name.ts';

/**
 * Writes the sources of an SDK to `root/name`, except for the runtime: it is in a folder that SDKs share if they have
 * the same files of it, byte for byte. Imports of the runtime lead there.
 */
export function writeSharingRuntime(
  root: string,
  name: string,
  files: ReadonlyMap<string, string>,
): void {
  const sources = [...sourcesOf(files)];
  const runtime = sources.filter(([path]) => path.startsWith(core)).toSorted();
  const shared = `runtime-${hashOf(runtime.flat())}`;
  expectSelfContained(runtime);
  writeFiles(join(root, shared), new Map([...runtime, [packageName, files.get(packageName)!]]));
  const own = sources.filter(([path]) => !path.startsWith(core));
  const target = join(root, shared, core);
  const moved = own.map(([path, text]): [string, string] => {
    const to = relative(join(root, name, path, '..'), target);
    return [path, text.replaceAll(/(?<=(?:from |import\()['"])(?:\.\.?\/)+core(?=\/)/g, to)];
  });
  writeFiles(join(root, name), new Map(moved));
}

/** The only import of the runtime from the rest of an SDK is the name of the package, a `string` in each of them. */
function expectSelfContained(runtime: readonly (readonly [string, string])[]): void {
  for (const [path, text] of runtime) {
    for (const [, from] of text.matchAll(/(?:from |import\()['"](\.\.\/[^'"]*)['"]/g)) {
      if (from !== '../package-name.js') throw new Error(`${path} imports ${from}`);
    }
  }
}
