/**
 * Where JavaScript runs beside this Node. Where one is missing its tests are skipped with a line that says so, save
 * in CI, where all must be there.
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
  /** What comes before the program. */
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
  process.stdout.write(`Skipped: the tests in ${name}, as there is none here.\n`);
  return false;
}

export const runtimes: readonly Runtime[] = all.filter(
  ({ name, command }) => existsSync(command) || missing(name),
);

const found = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
  .find((path) => path !== '');
/** The path of a browser, if there is one. */
export const chromium: string | undefined = found ?? (missing('Chromium') || undefined);
