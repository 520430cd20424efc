/**
 * Tools of other languages. If one is missing, its tests are skipped with a message; in CI that is an error.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { testFolder } from './places.js';

const tools = join(testFolder, 'tools');
const requirements = join(tools, 'requirements.txt');
const environment = join(tools, '.venv');
const binaries = join(tools, '.bin');
/** Linters that are Go programs: for Go code and for GitHub workflows. */
const linters = {
  staticcheck: 'honnef.co/go/tools/cmd/staticcheck@v0.8.2',
  actionlint: 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12',
};

/** A program of the Python environment, which has the dependencies of SDKs, linters and type checkers. */
export const python = (name: string): string => join(environment, 'bin', name);
export const staticcheck: string = join(binaries, 'staticcheck');
export const hasStaticcheck = (): boolean => existsSync(staticcheck);
export const actionlint: string = join(binaries, 'actionlint');
export const hasActionlint = (): boolean => existsSync(actionlint);
export const pyright: string = join(tools, 'node_modules/pyright/index.js');

/** Whether a tool is installed. @throws {Error} in CI if it is not */
function has(name: string, command: string, args: readonly string[]): boolean {
  const there = spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!there && process.env['CI'] === 'true') throw new Error(`CI has no ${name}.`);
  return there;
}

export const hasGo: boolean = has('go', 'go', ['version']);
export const hasCargo: boolean = has('cargo', 'cargo', ['--version']);
/** The folder in which all tests build crates. */
export const cargoTarget: string = join(tools, '.cargo-target');
/** The oldest version of Python that SDKs support. */
const oldPython =
  process.env['OLDEST_PYTHON'] ??
  join(
    spawnSync('pyenv', ['prefix', '3.9'], { encoding: 'utf8' }).stdout?.trim() ?? '',
    'bin/python',
  );
const oldEnvironment = join(tools, '.venv39');
export const python39: string = join(oldEnvironment, 'bin/python');
export const hasPython39: boolean = has('Python 3.9', oldPython, ['--version']);
export const hasPython: boolean = has('python3', 'python3', ['-m', 'venv', '--help']);

export const hasPhp: boolean = has('PHP', 'php', ['--version']);
export const hasRack: boolean = has('Rack', 'ruby', ['-rrack', '-e', '0']);

/** The Python that has the libraries of servers, which is installed when it is first used. */
export function serverPython(): string {
  const servers = join(testFolder, 'servers');
  preparePython('python3', join(servers, '.venv'), join(servers, 'requirements.txt'));
  return join(servers, '.venv/bin/python');
}

/** Installs the tools for tests of other languages, unless their requirements are unchanged. */
export function prepareToolchains(): void {
  if (!hasGo) process.stdout.write('Skipped: the tests of Go, as there is no go here.\n');
  else for (const [name, module] of Object.entries(linters)) buildLinter(name, module);
  if (!hasCargo) process.stdout.write('Skipped: the tests of Rust, as there is no cargo here.\n');
  if (!hasPhp) process.stdout.write('Skipped: forms that PHP reads, as there is no php here.\n');
  if (!hasRack) process.stdout.write('Skipped: forms that Rack reads, as there is no Rack here.\n');
  if (!hasPython) process.stdout.write('Skipped: the tests of Python, as there is none here.\n');
  else preparePython('python3', environment, requirements);
  if (!hasPython39) process.stdout.write('Skipped: Python 3.9, as there is none here.\n');
  else {
    const needed = join(tools, 'requirements-3.9.txt');
    preparePython(oldPython, oldEnvironment, needed);
  }
}

/** Builds a linter unless it exists. @throws {Error} in CI if that fails */
function buildLinter(name: string, module: string): void {
  if (existsSync(join(binaries, name))) return;
  process.stdout.write(`Building ${name} …\n`);
  mkdirSync(binaries, { recursive: true });
  const built = spawnSync('go', ['install', module], {
    env: { ...process.env, GOBIN: binaries, GOFLAGS: '-mod=mod' },
    stdio: 'inherit',
  });
  if (built.status === 0) return;
  if (process.env['CI'] === 'true') throw new Error(`CI cannot build ${name}.`);
  process.stdout.write(`Skipped: ${name}, which this Go cannot build.\n`);
}

/** Creates an environment, unless its requirements are unchanged. */
function preparePython(program: string, folder: string, needed: string): void {
  const hash = createHash('sha256').update(readFileSync(needed)).digest('hex');
  const mark = join(folder, '.sdkwright-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  process.stdout.write(`Installing ${relative(dirname(testFolder), folder)} …\n`);
  rmSync(folder, { recursive: true, force: true });
  execFileSync(program, ['-m', 'venv', folder], { stdio: 'inherit' });
  const install = ['install', '--quiet', '--disable-pip-version-check', '-r', needed];
  execFileSync(join(folder, 'bin/pip'), install, { stdio: 'inherit' });
  writeFileSync(mark, hash);
}
