/**
 * Checks generated code with the tools of its language. A check that found nothing is not repeated until the code or
 * the tools change.
 */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentsOf, provenOnce, toolCache } from './cache.js';
import { testFolder } from './places.js';
import { run, type Ran } from './run.js';
import { pyright, python, staticcheck } from './toolchains.js';

const required = ['requirements.txt', 'requirements-3.9.txt', 'package-lock.json'];

let versions: readonly (string | Buffer)[] | undefined;

/** What identifies the versions and the arguments of all tools. */
export function toolVersions(): readonly (string | Buffer)[] {
  versions ??= [
    readFileSync(fileURLToPath(import.meta.url)),
    ...required.map((name) => readFileSync(join(testFolder, 'tools', name))),
    spawnSync('go', ['version'], { encoding: 'utf8' }).stdout ?? '',
    spawnSync('python3', ['--version'], { encoding: 'utf8' }).stdout ?? '',
  ];
  return versions;
}

/** Runs checks of the code in a folder, unless they found nothing in the same code before. @returns one message for each fault */
const check = (name: string, folder: string, find: () => Promise<string[]>): Promise<string[]> =>
  provenOnce(name, [...toolVersions(), ...contentsOf(folder)], find);

/** `gofmt` on the files of a folder. */
export const gofmtFaults = (cwd: string): Promise<string[]> =>
  check('gofmt', cwd, async () => {
    const ran = await run('gofmt', ['-l', '.'], { cwd });
    return ran.code === 0 ? lines(ran.stdout).map((file) => `gofmt: ${file}`) : failure(ran);
  });

/** `go vet` on a module. */
export const vetFaults = (cwd: string): Promise<string[]> =>
  check('vet', cwd, async () => failure(await run('go', ['vet', './...'], { cwd })));

/** `gofmt` and `go vet` on a module. */
export const goFaults = async (cwd: string): Promise<string[]> => [
  ...(await gofmtFaults(cwd)),
  ...(await vetFaults(cwd)),
];

/** Staticcheck on a Go module. */
export const staticcheckFaults = (cwd: string): Promise<string[]> =>
  check('staticcheck', cwd, async () => failure(await run(staticcheck, ['./...'], { cwd })));

/** Ruff and `mypy --strict` on an SDK, whose package is below `src`. */
export const pythonFaults = (cwd: string): Promise<string[]> => pythonFaultsOf(cwd, ['.']);

/** Ruff and `mypy --strict` on several SDKs, in few runs. @param folders of the SDKs, relative to the root */
export const pythonFaultsOf = (root: string, folders: readonly string[]): Promise<string[]> =>
  check('python', root, async () => {
    const sources = folders.map((folder) => join(folder, 'src'));
    const style = ['check', '--no-cache', '--output-format', 'concise', ...sources];
    const faults = failure(await run(python('ruff'), style, { cwd: root }));
    for (const some of withDistinctPackages(root, sources)) {
      const types = ['--strict', '--cache-dir', toolCache('mypy'), ...some];
      faults.push(...failure(await run(python('mypy'), types, { cwd: root })));
    }
    return faults;
  });

/** Groups of source folders in which no two have a package of the same name, as mypy requires. */
function withDistinctPackages(root: string, sources: readonly string[]): readonly string[][] {
  const groups: Map<string, string>[] = [];
  for (const source of sources) {
    const name = readdirSync(join(root, source)).join();
    const group = groups.find((each) => !each.has(name));
    if (group) group.set(name, source);
    else groups.push(new Map([[name, source]]));
  }
  return groups.map((group) => [...group.values()]);
}

/**
 * Pyright on several SDKs, in one run.
 *
 * @param sources the folders with their packages, relative to the root
 */
export const pyrightFaults = (root: string, sources: readonly string[]): Promise<string[]> =>
  check('pyright', root, async () => {
    // Pyright excludes folders with a dot, such as that of the tests, unless it has a list of its own.
    const settings = { include: sources, extraPaths: sources, exclude: [] };
    writeFileSync(join(root, 'pyrightconfig.json'), JSON.stringify(settings));
    const args = [pyright, '--pythonpath', python('python'), '--outputjson'];
    const { stdout } = await run(process.execPath, args, { cwd: root });
    const { generalDiagnostics, summary } = JSON.parse(stdout) as {
      readonly generalDiagnostics: readonly object[];
      readonly summary: { readonly filesAnalyzed: number };
    };
    const all = readdirSync(root, { recursive: true }).map(String);
    const modules = all.filter((name) => name.endsWith('.py')).length;
    const analyzed = summary.filesAnalyzed;
    return [
      ...generalDiagnostics.map((diagnostic) => JSON.stringify(diagnostic)),
      ...(analyzed === modules ? [] : [`pyright analyzed ${analyzed} of ${modules} modules`]),
    ];
  });

/** The output of a tool that found faults; empty if it found none. */
const failure = ({ code, stdout, stderr }: Ran): string[] =>
  code === 0 ? [] : [...lines(stdout + stderr), `exit ${code}`];

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
