/** Public documents in Go and Python: the tools of the language find nothing, and no operation is lost. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeFiles } from '../support/emit.js';
import { goModuleFaults } from '../support/go-module.js';
import { pythonFaultsOf } from '../support/language-check.js';
import { scratch } from '../support/places.js';
import { hasGo, hasPython } from '../support/toolchains.js';
import { pathOf, sampled } from './documents.js';
import { examine, type Check } from './examine.js';

const chosen = sampled.slice(0, 20);

async function expectFine(
  name: string,
  target: string,
  keep: (...files: Parameters<Check>) => void,
) {
  const outcome = await examine(name, pathOf(name), target, (files) => {
    keep(files);
    return Promise.resolve([]);
  });
  expect(outcome.messages).toEqual([]);
  expect(outcome.result).toBe('fine');
}

const sdks = new Map<string, ReadonlyMap<string, string>>();
test.skipIf(!hasGo).for(chosen)('Go, %s', (name) =>
  expectFine(name, 'go', (files) => sdks.set(name.replaceAll(/[^\w]/g, '-'), files)),
);
test.skipIf(!hasGo)('Go: gofmt and go vet find nothing in any of them', async () => {
  expect(sdks.size).toBe(chosen.length);
  const root = scratch('corpus-go');
  expect(await goModuleFaults(root, { module: 'example.com/corpus', sdks })).toEqual([]);
});

const root = scratch('corpus-python');
const folders: string[] = [];
test.skipIf(!hasPython).for(chosen)('Python, %s', (name) =>
  expectFine(name, 'python', (files) => {
    folders.push(name.replaceAll(/[^\w]/g, '-'));
    writeFiles(join(root, folders.at(-1)!), files);
  }),
);
test.skipIf(!hasPython)('Python: ruff and mypy --strict find nothing in any of them', async () => {
  expect(folders).toHaveLength(chosen.length);
  expect(await pythonFaultsOf(root, folders)).toEqual([]);
});
