/** One API, written by hand in each version of the specification: all of them result in the same SDK. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emitDocument } from '../support/emit.js';
import { testFolder } from '../support/places.js';

const versions = join(testFolder, 'openapi/versions');

async function sdkOf(version: string): Promise<ReadonlyMap<string, string>> {
  const { files, diagnostics } = await emitDocument(join(versions, `${version}.yml`));
  expect(diagnostics).toEqual([]);
  const name = new RegExp(`from ${version.replace('.', '\\.')}\\.`);
  return new Map(files.map(({ path, text }) => [path, text.replace(name, 'from zoo.')]));
}

test.for(['2.0', '3.1', '3.2'])('%s results in the same SDK as 3.0', async (version) => {
  const [expected, actual] = [await sdkOf('3.0'), await sdkOf(version)];
  expect([...actual.keys()]).toEqual([...expected.keys()]);
  for (const [path, text] of actual) expect(text, path).toBe(expected.get(path));
});
