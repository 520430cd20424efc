/**
 * Other languages' tools. Where one is missing its tests are skipped with a line that says so, save in CI,
 * where all must be there.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './places.js';

const tools = join(testFolder, 'tools');
const requirements = join(tools, 'requirements.txt');
const environment = join(tools, '.venv');
const binaries = join(tools, '.bin');
/** The linter of Go: a program that is built once. */
const staticcheckVersion = 'v0.8.2';

/** A program of the Python environment, which has what SDKs need and what judges them. */
export const python = (name: string): string => join(environment, 'bin', name);
export const staticcheck: string = join(binaries, 'staticcheck');
export const pyright: string = join(tools, 'node_modules/pyright/index.js');

/** Whether a tool is there. @throws {Error} if it is not, in CI */
function has(name: string, command: string, args: readonly string[]): boolean {
  const there = spawnSync(command, args, { stdio: 'ignore' }).status === 0;
  if (!there && process.env['CI'] === 'true') throw new Error(`CI has no ${name}.`);
  return there;
}

export const hasGo: boolean = has('go', 'go', ['version']);
export const hasPython: boolean = has('python3', 'python3', ['-m', 'venv', '--help']);

/** Installs what the tests of other languages need, once for each state of what they ask for. */
export function prepareToolchains(): void {
  if (!hasGo) process.stdout.write('Skipped: the tests of Go, as there is no go here.\n');
  else if (!existsSync(staticcheck)) {
    process.stdout.write('Building staticcheck …\n');
    mkdirSync(binaries, { recursive: true });
    const module = `honnef.co/go/tools/cmd/staticcheck@${staticcheckVersion}`;
    execFileSync('go', ['install', module], {
      env: { ...process.env, GOBIN: binaries, GOFLAGS: '-mod=mod' },
      stdio: 'inherit',
    });
  }
  if (!hasPython) process.stdout.write('Skipped: the tests of Python, as there is none here.\n');
  else preparePython();
}

function preparePython(): void {
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const mark = join(environment, '.sdkwright-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  process.stdout.write('Installing test/tools/.venv …\n');
  rmSync(environment, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', environment], { stdio: 'inherit' });
  const install = ['install', '--quiet', '--disable-pip-version-check', '-r', requirements];
  execFileSync(python('pip'), install, { stdio: 'inherit' });
  writeFileSync(mark, hash);
}
