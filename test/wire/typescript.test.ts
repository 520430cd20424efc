/** The wire cases on the generated TypeScript SDK, in Node. */

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { lineDriver } from '../support/line-driver.js';
import { testFolder } from '../support/places.js';
import { buildSdk } from '../support/sdk.js';
import { cases, features, wireDocument, wireTests, withServers } from './cases.js';

test('each feature has the required number of cases, with unique names', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(features));
  for (const [feature, { 'at least': least }] of Object.entries(features))
    expect(cases[feature]!.length, feature).toBeGreaterThanOrEqual(least);
  const all = Object.values(cases).flat();
  expect(all.length).toBeGreaterThanOrEqual(200);
  for (const [feature, group] of Object.entries(cases))
    expect(new Set(group.map(({ name }) => name)).size, feature).toBe(group.length);
});

wireTests(async (servers) => {
  const { folder } = await buildSdk({ document: wireDocument });
  const index = pathToFileURL(join(withServers(folder, servers), 'dist/index.js')).href;
  const driver = join(testFolder, 'wire/drivers/typescript.mjs');
  return lineDriver(process.execPath, [driver, index, join(folder, 'api.md')]);
});
