/** Real documents, chosen by hash: each is generated, and its SDK compiles under the strictest flags. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { hasErrors } from '../../generator/diagnostics.js';
import { emitDocument } from '../support/emit.js';
import { compiler, scratch } from '../support/places.js';
import { run } from '../support/run.js';
import { corpusFolder, documents } from './documents.js';

const flags = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  module: 'NodeNext',
  noEmit: true,
  declaration: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  isolatedDeclarations: true,
};

test.for(documents.slice(0, 30))('%s', async (name) => {
  const sdk = await emitDocument(join(corpusFolder, name));
  expect(hasErrors(sdk.diagnostics)).toBe(false);
  const listed = sdk.text('api.md').match(/<code title=/g)?.length ?? 0;
  expect(listed).toBe(sdk.api.operations.length);
  const out = scratch('corpus');
  for (const { path, text } of sdk.files) {
    if (!path.startsWith('src/')) continue;
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(out, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: flags, include: ['src'] }),
  );
  const checked = await run(process.execPath, [compiler('ts70'), '-p', out, '--pretty', 'false']);
  expect(checked.stdout).toBe('');
});
