/** Real documents by target packs: clean under their languages' tools, and no operation lost. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readApi } from '../../generator/pipeline.js';
import { emitWithPack, writeFiles } from '../support/emit.js';
import { scratch } from '../support/places.js';
import { run } from '../support/run.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { corpusFolder, documents } from './documents.js';

async function write(name: string, target: string): Promise<string> {
  const path = join(corpusFolder, name);
  const files = await emitWithPack(path, target);
  const listed = files.get('api.md')!.match(/<code title=/g)?.length ?? 0;
  expect(listed).toBe(readApi(path).api!.operations.length);
  const folder = scratch(`corpus-${target}`);
  writeFiles(folder, files);
  return folder;
}

describe.each(documents.slice(0, 8))('%s', (name) => {
  test.skipIf(!hasGo)('Go', async () => {
    const cwd = await write(name, 'go');
    expect(await run('gofmt', ['-l', '.'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    expect(await run('go', ['vet', './...'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  });

  test.skipIf(!hasPython)('Python', async () => {
    const cwd = await write(name, 'python');
    const linted = await run(python('ruff'), ['check', '--no-cache', 'src'], { cwd });
    expect(linted.stdout).toBe('All checks passed!\n');
    const args = ['--strict', '--cache-dir', '/dev/null', 'src'];
    expect((await run(python('mypy'), args, { cwd })).stdout).toMatch(/^Success/);
  });
});
