/** The wire cases on the generated TypeScript SDK, in Node. */

import { expect, test } from 'vitest';
import { cases, features, isOfNumbers, wireDocument, wireTests, withServers } from './cases.js';
import { startTypeScript } from './languages.js';

test('each feature has the required number of cases, with unique names', () => {
  expect(Object.keys(cases)).toEqual(Object.keys(features));
  for (const [feature, { 'at least': least }] of Object.entries(features))
    expect(cases[feature]!.length, feature).toBeGreaterThanOrEqual(least);
  const all = Object.values(cases).flat();
  expect(all.length).toBeGreaterThanOrEqual(200);
  for (const [feature, group] of Object.entries(cases))
    expect(new Set(group.map(({ name }) => name)).size, feature).toBe(group.length);
});

wireTests([
  {
    name: 'Node',
    runs: isOfNumbers,
    start: (servers) =>
      startTypeScript({ document: wireDocument }, (sdk) => withServers(sdk, servers)),
  },
]);
