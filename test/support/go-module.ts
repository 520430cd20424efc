/** Go SDKs as packages of one module, in which packages that several SDKs have are compiled only once. */

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeFiles } from './emit.js';
import { gofmtFaults, vetFaults } from './language-check.js';
import { scratch } from './places.js';

type Files = ReadonlyMap<string, string>;

/** SDKs that become packages of one module: `module/NAME`, by their names. */
export interface GoSdks {
  readonly module: string;
  readonly sdks: ReadonlyMap<string, Files>;
  /** Further files of the module, such as a program, by path. */
  readonly more?: Files;
}

/**
 * Writes the module to a folder, and checks it with `gofmt` and `go vet`. The packages below the first SDK are moved to
 * the root of the module. Where another SDK has the same one, but for the name of the module, it imports that.
 */
export async function goModuleFaults(root: string, given: GoSdks): Promise<string[]> {
  const { module, sdks, more = new Map() } = given;
  writeFiles(root, new Map([['go.mod', `module ${module}\n\ngo 1.22\n`], ...more]));
  // gofmt sorts imports by path, so it checks the files before imports are replaced.
  const original = scratch('gofmt');
  let first: ReadonlyMap<string, Package> | undefined;
  for (const [name, files] of sdks) {
    writeFiles(join(original, name), files);
    const own = /^module (\S+)$/m.exec(files.get('go.mod')!)![1]!;
    const packages = packagesOf(files, own);
    const shared = sharedPackages(packages, first ?? packages);
    const moved = (folder = ''): string =>
      join(shared.includes(folder) ? module : `${module}/${name}`, folder);
    for (const [path, text] of files) {
      const isShared = shared.includes(dirname(path));
      if (path === 'go.mod' || (isShared && first !== undefined)) continue;
      const importing = text.replaceAll(
        new RegExp(`"${own.replaceAll('.', String.raw`\.`)}(?:/([^"]+))?"`, 'g'),
        (_, folder: string | undefined) => JSON.stringify(moved(folder)),
      );
      writeFiles(isShared ? root : join(root, name), new Map([[path, importing]]));
    }
    first ??= packages;
  }
  const faults = [...(await gofmtFaults(original)), ...(await vetFaults(root))];
  rmSync(original, { recursive: true });
  return faults;
}

/** A package below an SDK: its text without the name of the module, and the folders of the packages that it imports. */
interface Package {
  readonly text: string;
  readonly imports: readonly string[];
}

/** The packages of an SDK by folder, except for the one at its root. */
function packagesOf(files: Files, module: string): ReadonlyMap<string, Package> {
  const packages = new Map<string, Package>();
  for (const [path, source] of [...files].toSorted()) {
    const folder = dirname(path);
    if (folder === '.' || !path.endsWith('.go')) continue;
    const { text, imports } = packages.get(folder) ?? { text: '', imports: [] };
    const found = source.split(`"${module}`).slice(1);
    packages.set(folder, {
      text: [text, path, source.replaceAll(module, 'MODULE')].join('\n'),
      imports: [...imports, ...found.map((rest) => rest.slice(1, rest.indexOf('"')))],
    });
  }
  return packages;
}

/** The folders of packages that are the same in both, and so is everything of the SDK that they import. */
function sharedPackages(
  packages: ReadonlyMap<string, Package>,
  first: ReadonlyMap<string, Package>,
): readonly string[] {
  let shared = [...packages.keys()].filter(
    (folder) => packages.get(folder)!.text === first.get(folder)?.text,
  );
  for (;;) {
    const next = shared.filter((folder) =>
      packages.get(folder)!.imports.every((name) => shared.includes(name)),
    );
    if (next.length === shared.length) return shared;
    shared = next;
  }
}
