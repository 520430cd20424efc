/**
 * The JavaScript runtimes that tests run in. If one is missing, its tests are skipped with a message; in CI that
 * is an error.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from './places.js';

const modules = join(testFolder, 'runtimes/node_modules');

export interface Runtime {
  readonly name: string;
  readonly kind: 'node' | 'deno' | 'bun';
  readonly command: string;
  /** Arguments before the program. */
  readonly args: readonly string[];
}

const all: readonly Runtime[] = [
  { name: 'Node', kind: 'node', command: process.execPath, args: [] },
  {
    name: 'the newest LTS of Node',
    kind: 'node',
    command: join(modules, 'node-lts/bin/node'),
    args: [],
  },
  {
    name: 'Deno',
    kind: 'deno',
    command: join(modules, '.bin/deno'),
    args: ['run', '-A', '--no-lock'],
  },
  { name: 'Bun', kind: 'bun', command: join(modules, '.bin/bun'), args: [] },
];

function missing(name: string): false {
  if (process.env['CI'] === 'true') throw new Error(`CI has no ${name}.`);
  process.stdout.write(`Skipped: the tests in ${name}, which is not installed.\n`);
  return false;
}

export const runtimes: readonly Runtime[] = all.filter(
  ({ name, command }) => existsSync(command) || missing(name),
);

/** Values with their names first, as `describe.each` prints them. */
export const byName = <T extends { readonly name: string }>(
  given: readonly T[],
): (readonly [string, T])[] => given.map((each) => [each.name, each]);

const found = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
  .find((path) => path !== '');
/** The path of a browser; undefined if none is installed. */
export const chromium: string | undefined = found ?? (missing('Chromium') || undefined);
