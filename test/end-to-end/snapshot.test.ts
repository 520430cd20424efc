/** `generated/` is identical to the output of `npm run generate`. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../generator/config/load.js';
import { format } from '../../generator/output/format.js';
import { projectFolder, seedPath } from '../support/places.js';
import { emitDocument, emitWithPack } from '../support/emit.js';

const folder = join(projectFolder, 'generated/typescript');

/** State of a run, ignored by git; and the manifest, which lists the others. */
const apart =
  /^\.sdkwright\/|^(node_modules|dist)\/|^cjs\/(?!index\.d?\.?cts$|index\.cjs$|package\.json$)/;

test('generated/typescript is up to date (npm run generate)', async () => {
  const { config } = loadConfig(join(projectFolder, 'specs/sdkwright.yml'));
  const emitted = await emitDocument(seedPath, config);
  const { files } = await format(emitted.files, () => undefined);
  const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
    .filter((path) => !apart.test(path))
    .toSorted();
  expect(onDisk).toEqual(files.map(({ path }) => path).toSorted());
  for (const { path, text } of files) {
    expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
  }
});

test.each(['go', 'python'])('generated/%s is up to date (npm run generate)', async (target) => {
  const { config } = loadConfig(join(projectFolder, 'specs/sdkwright.yml'));
  const files = await emitWithPack(seedPath, target, config);
  const folder = join(projectFolder, 'generated', target);
  const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1))
    .filter((path) => !/^\.(?!github\/)\w+(_cache)?\/|__pycache__|^dist\//.test(path))
    .toSorted();
  expect(onDisk).toEqual([...files.keys()].toSorted());
  for (const [path, text] of files) {
    expect(readFileSync(join(folder, path), 'utf8'), path).toBe(text);
  }
});

test('the document is the customer’s, byte for byte', () => {
  const text = readFileSync(seedPath);
  expect(text.length).toBe(19_027);
});
