/** A sample of public documents, chosen by hash: each SDK is generated, checked, and compiled with the strictest flags. */

import { expect, test } from 'vitest';
import { scratch } from '../support/places.js';
import { writeSharingRuntime } from '../support/shared-runtime.js';
import { typeFaults, typeFaultsIn } from '../support/type-check.js';
import { pathOf, sampled } from './documents.js';
import { examine } from './examine.js';
import { saysAnything } from './judge.js';

const old = sampled.filter((name) => name.startsWith('oas-examples/2.0/'));
const chosen = [...new Set([...sampled.slice(0, 60), ...old])];
const root = scratch('corpus-typescript');

test.for(chosen)('%s', async (name) => {
  const outcome = await examine(name, pathOf(name), 'typescript', (files) => {
    writeSharingRuntime(root, name.replaceAll('/', '-'), files);
    return Promise.resolve([]);
  });
  expect(outcome.messages).toEqual([]);
  expect(outcome.result).toBe('fine');
});

test('all of them compile', async () => {
  expect(await typeFaultsIn(root)).toEqual([]);
});

test('the type checker finds errors, and the judge does not accept `unknown` everywhere', async () => {
  const index = 'export const a: string = 1;\nexport function b() { return a; }\n';
  const found = await typeFaults(new Map([['src/index.ts', index]]));
  expect(found.map((message) => /TS\d+/.exec(message)?.[0])).toEqual(['TS2322', 'TS9039']);
  const document = {
    components: {
      schemas: {
        A: { type: 'object' },
        B: { type: 'string' },
        C: { $ref: '#/components/schemas/B' },
      },
    },
  };
  const says = ['A', 'B', 'C'].map((name) => saysAnything(document, `/components/schemas/${name}`));
  expect(says).toEqual([true, false, false]);
});
