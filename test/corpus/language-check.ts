/** Checks the output of target packs with the tools of their languages. */

import { rmSync } from 'node:fs';
import { toolCache } from '../support/cache.js';
import { run } from '../support/run.js';
import { python } from '../support/toolchains.js';

export async function goFaults(cwd: string): Promise<string[]> {
  const formatted = await run('gofmt', ['-l', '.'], { cwd });
  const vetted = await run('go', ['vet', './...'], { cwd });
  rmSync(cwd, { recursive: true });
  return [
    ...lines(formatted.stdout).map((file) => `gofmt: ${file}`),
    ...(vetted.code === 0 ? [] : lines(vetted.stderr)),
  ];
}

export async function pythonFaults(cwd: string): Promise<string[]> {
  const linted = await run(
    python('ruff'),
    ['check', '--no-cache', '--output-format', 'concise', 'src'],
    { cwd },
  );
  const args = ['--strict', '--cache-dir', toolCache('mypy'), 'src'];
  const typed = await run(python('mypy'), args, { cwd });
  rmSync(cwd, { recursive: true });
  return [
    ...(linted.code === 0 ? [] : lines(linted.stdout)),
    ...(typed.code === 0 ? [] : lines(typed.stdout + typed.stderr)),
  ];
}

const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');
