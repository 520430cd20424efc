/**
 * Documents with random damage: each results in an SDK or in diagnostics, never in an exception. The damage is
 * the same in every run.
 */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../generator/base/json.js';
import { plan, readLoaded } from '../../generator/pipeline.js';
import { loadValue } from '../../generator/openapi/load.js';
import { allKinds } from '../support/all-kinds.js';
import { seedPath } from '../support/places.js';

type Place = readonly [holder: Record<string, unknown>, key: string];

const junk: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  '',
  'x',
  '#/paths',
  '#',
  [],
  {},
  [null],
  { a: 1 },
  '{}',
  '{id}',
  '..',
  '__proto__',
  ['string'],
  'object',
  'array',
  { $ref: '#/components/schemas/Color' },
  { $ref: 5 },
  { $ref: '#/nope' },
  { $ref: '#/components/parameters/id' },
  { enum: [] },
  { allOf: [] },
  'query',
  { oneOf: [] },
  { const: null },
  [{}],
  'path',
  'default',
  '2XX',
  'application/json',
  '*/*',
];

/** A linear congruential generator: the same numbers on every machine. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

function placesOf(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, member] of Object.entries(value)) {
    found.push([value as Record<string, unknown>, key]);
    placesOf(member, found);
  }
  return found;
}

function damage(document: object, random: () => number): void {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) {
    const places = placesOf(document);
    const [holder, key] = pick(places);
    const way = random();
    if (way < 0.6) holder[key] = structuredClone(pick(junk));
    else if (way < 0.8) delete holder[key];
    else {
      const [other, name] = pick(places);
      holder[key] = structuredClone(other[name]);
    }
  }
}

test('500 damaged documents', async () => {
  const random = createRandom(7);
  const originals = [allKinds, parse(readFileSync(seedPath, 'utf8')) as object];
  let generated = 0;
  for (let round = 0; round < 500; round++) {
    const document = structuredClone(originals[round % 2]!);
    damage(document, random);
    const read = readLoaded(loadValue(document as Json, 'damaged.json'));
    if (!read.api) continue;
    const config = { spec: 'damaged.json', targets: {} };
    const target = await plan(
      { target: 'typescript' },
      {
        model: read.api,
        config,
        configFile: 'sdkwright.yml',
        documentName: 'damaged.json',
      },
    );
    if (round % 10 < 2) await target.emit();
    generated++;
  }
  expect(generated).toBeGreaterThan(250);
});
