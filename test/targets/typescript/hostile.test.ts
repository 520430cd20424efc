/**
 * Documents full of hostile text: the output compiles, importing it runs no code of the document, and it
 * contains no invisible or misleading characters.
 */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { emitDocument } from '../../support/emit.js';
import { formatCached } from '../../support/format.js';
import { hostileDocument, hostileTexts } from '../../support/hostile.js';
import { compiler, scratch } from '../../support/places.js';
import { run, succeed } from '../../support/run.js';
import { writeSharingRuntime } from '../../support/shared-runtime.js';

const misleading =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u;

test('no text of a document becomes code', async () => {
  const root = scratch('hostile');
  for (const [index, text] of hostileTexts.entries()) {
    const { files: emitted } = await emitDocument(hostileDocument(text));
    const files = await formatCached(emitted);
    const lower = new Set<string>();
    for (const file of files) {
      expect(file.path).toMatch(/^[\w./-]+$/);
      expect(file.path).not.toMatch(/(^|\/)\.\.(\/|$)|\/(con|nul|aux|prn)\./i);
      expect(lower.has(file.path.toLowerCase()), file.path).toBe(false);
      lower.add(file.path.toLowerCase());
      expect(misleading.exec(file.text), `${JSON.stringify(text)} ${file.path}`).toBeNull();
    }
    writeSharingRuntime(
      root,
      `sdk${index}`,
      new Map(files.map(({ path, text: of }) => [path, of])),
    );
  }
  const options = {
    target: 'ES2022',
    lib: ['ES2022', 'DOM', 'DOM.Iterable'],
    types: [],
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    outDir: 'dist',
    rootDir: '.',
  };
  writeFileSync(
    join(root, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['*/src'] }),
  );
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  const built = await run(process.execPath, [compiler('ts70'), '-p', '.'], { cwd: root });
  expect(built.stdout).toBe('');
  const modules = readdirSync(join(root, 'dist'), { recursive: true }).map(String);
  const urls = modules
    .filter((name) => name.endsWith('.js'))
    .map((name) => pathToFileURL(join(root, 'dist', name)).href);
  const script = `
    const found = [];
    for (const url of ${JSON.stringify(urls)}) {
      const exported = await import(url);
      if (/\\/sdk\\d+\\/src\\/index\\.js$/.test(url)) {
        const client = new exported.default({ apiKey: 'k' });
        for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client))) void client[name];
        found.push(url);
      }
      if ('CANARY' in globalThis || 'CANARY' in Object.prototype) throw new Error('code of ' + url);
    }
    console.log(found.length, 'clean');`;
  writeFileSync(join(root, 'import.mjs'), script);
  const ran = await succeed(process.execPath, ['import.mjs'], { cwd: root });
  expect(ran.stdout).toBe(`${hostileTexts.length} clean\n`);
});
