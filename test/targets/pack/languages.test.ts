/** The Go and Python SDKs checked with the tools of their languages: the full Telnyx document, and all kinds of types. */

import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { allKinds } from '../../support/all-kinds.js';
import { toolCache } from '../../support/cache.js';
import { emitWithPack, writeFiles } from '../../support/emit.js';
import { scratch, telnyxPath } from '../../support/places.js';
import { importSdks } from '../../support/python.js';
import { run, succeed } from '../../support/run.js';
import {
  hasGo,
  hasPython,
  hasPython39,
  hasStaticcheck,
  pyright,
  python,
  python39,
  staticcheck,
} from '../../support/toolchains.js';

const documents: [string, string | object][] = [
  ['full Telnyx', telnyxPath],
  ['all kinds', allKinds],
  [
    'nothing',
    {
      openapi: '3.1.0',
      info: { title: 'Nothing', version: '1', license: { name: 'MIT' } },
      servers: [{ url: 'https://nothing.test' }],
      paths: {},
    },
  ],
];

describe.skipIf(!hasGo).each(documents)('Go, %s', (_, document) => {
  const folder = scratch('go');
  beforeAll(async () => writeFiles(folder, await emitWithPack(document, 'go')));

  test('gofmt changes nothing', async () => {
    const { stdout } = await succeed('gofmt', ['-l', '.'], { cwd: folder });
    expect(stdout).toBe('');
  });
  test('go vet finds nothing', async () => {
    const ran = await run('go', ['vet', './...'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
  });
  test.skipIf(!hasStaticcheck())('staticcheck finds nothing', async () => {
    const ran = await run(staticcheck, ['./...'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stdout: '' });
  });
});

/** The Python SDK of each document. */
const pythonFolders: string[] = [];

describe.skipIf(!hasPython).each(documents)('Python, %s', (_, document) => {
  const folder = scratch('python');
  let name = '';
  beforeAll(async () => {
    const files = await emitWithPack(document, 'python');
    name = /^src\/(\w+)\/__init__\.py$/m.exec([...files.keys()].join('\n'))![1]!;
    writeFiles(folder, files);
    pythonFolders.push(folder);
  });

  test('ruff finds nothing', async () => {
    const ran = await run(python('ruff'), ['check', '--no-cache', 'src'], { cwd: folder });
    expect(ran).toMatchObject({ code: 0, stdout: 'All checks passed!\n' });
  });
  test('mypy --strict finds nothing', async () => {
    const ran = await run(python('mypy'), ['--strict', '--cache-dir', toolCache('mypy'), 'src'], {
      cwd: folder,
    });
    expect(ran.stdout).toMatch(/^Success: no issues found in \d+ source files\n$/);
  });
  const expectImports = async (program?: string): Promise<void> => {
    const [imported] = await importSdks([folder], program);
    expect(imported!.models).toBeGreaterThan(0);
  };
  test('every module can be imported', () => expectImports());
  if (document === telnyxPath) {
    test('a resource does not import its nested resources', async () => {
      const script = `import sys, ${name}.resources.actions as it; print(it.__name__ + '.bulk' in sys.modules)`;
      const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
      expect((await succeed(python('python'), ['-B', '-c', script], { env })).stdout).toBe(
        'False\n',
      );
    });
  }
  test.skipIf(!hasPython39)('every module can be imported on 3.9', () => expectImports(python39));
});

test.skipIf(!hasPython)('Python: pyright finds nothing in any of them', async () => {
  expect(pythonFolders).toHaveLength(documents.length);
  const cwd = scratch('pyright');
  const sources = pythonFolders.map((folder) => relative(cwd, join(folder, 'src')));
  // Pyright excludes folders with a dot, such as that of the tests, unless it has a list of its own.
  const settings = { include: sources, extraPaths: sources, exclude: [] };
  writeFileSync(join(cwd, 'pyrightconfig.json'), JSON.stringify(settings));
  const args = [pyright, '--pythonpath', python('python'), '--outputjson'];
  const { stdout } = await run(process.execPath, args, { cwd });
  const { generalDiagnostics, summary } = JSON.parse(stdout) as {
    readonly generalDiagnostics: readonly unknown[];
    readonly summary: { readonly filesAnalyzed: number };
  };
  expect(generalDiagnostics).toEqual([]);
  const files = sources.map((folder) => readdirSync(join(cwd, folder), { recursive: true }));
  const modules = files.flat().filter((name) => String(name).endsWith('.py'));
  expect(summary.filesAnalyzed).toBe(modules.length);
});
