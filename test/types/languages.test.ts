/** Programs on the Go and Python SDKs of all kinds of types, which must compile. Lines that must not are marked in them. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allKinds } from '../support/all-kinds.js';
import { toolCache } from '../support/cache.js';
import { emitWithPack, writeFiles } from '../support/emit.js';
import { goUser } from '../support/other-sdks.js';
import { scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';
import { hasGo, hasPython, pyright, python } from '../support/toolchains.js';

const program = (name: string): string => join(testFolder, 'types/programs', name);

/** The folder of the SDK in a language. */
async function sdkIn(language: string): Promise<string> {
  const folder = scratch(`kinds-${language}`);
  writeFiles(folder, await emitWithPack(allKinds, language));
  return folder;
}

test.skipIf(!hasGo)('Go', async () => {
  const main = readFileSync(program('answers.go'), 'utf8');
  const folder = goUser(await sdkIn('go'), 'example.com/kinds-go', main);
  expect(await run('go', ['vet', '.'], { cwd: folder })).toMatchObject({ code: 0, stderr: '' });
});

test.skipIf(!hasPython)('Python: mypy --strict and pyright', async () => {
  const cwd = scratch('python-user');
  cpSync(program('answers.py'), join(cwd, 'answers.py'));
  const sources = join(await sdkIn('python'), 'src');
  const env = { ...process.env, MYPYPATH: sources };
  const args = ['--strict', '--cache-dir', toolCache('mypy'), 'answers.py'];
  expect((await run(python('mypy'), args, { cwd, env })).stdout).toMatch(/^Success: /);
  const settings = {
    include: ['answers.py'],
    // Pyright excludes folders with a dot, such as that of the tests, unless it has a list of its own.
    exclude: [],
    extraPaths: [sources],
    strict: ['answers.py'],
    reportUnnecessaryTypeIgnoreComment: 'error',
  };
  writeFileSync(join(cwd, 'pyrightconfig.json'), JSON.stringify(settings));
  const checked = await run(process.execPath, [pyright, '--pythonpath', python('python')], { cwd });
  expect(checked.stdout).toMatch(/^0 errors, 0 warnings/m);
});
