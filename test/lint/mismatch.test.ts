/** Examples and defaults compared with their types: where they differ, and what is not checked. */

import { describe, expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { findMismatch } from '../../generator/lint/mismatch.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** The pointer at which a value does not match a schema. Schemas of the document can refer to each other. */
function mismatch(
  schema: object,
  value: Json,
  { schemas = {}, shallow = false }: { schemas?: object; shallow?: boolean } = {},
): string | undefined {
  const document = {
    openapi: '3.1.0',
    info: { title: 'Lint', version: '1' },
    paths: {},
    components: { schemas: { Value: schema, ...schemas } },
  };
  const { api } = readLoaded(loadValue(document as unknown as Json, 'lint.json'));
  const { type } = api!.types.get('#/components/schemas/Value')!.use;
  return findMismatch({ value, type, api: api!, shallow });
}

const pet = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', maxLength: 3 },
    tags: { type: 'array', items: ref('Tag') },
  },
};
const Tag = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer', minimum: 1 } },
};
const schemas = { Tag };

describe('the pointer is that of the deepest part that does not match', () => {
  test.for<[name: string, value: Json, pointer: string | undefined]>([
    ['a match', { name: 'Rex', tags: [{ id: 1 }] }, undefined],
    ['another type', 'Rex', ''],
    ['a missing property', {}, '/name'],
    ['a string that is too long', { name: 'Rover' }, '/name'],
    ['a number out of bounds behind a reference', { name: 'Rex', tags: [{ id: 0 }] }, '/tags/0/id'],
    ['a missing property in an item', { name: 'Rex', tags: [{ id: 1 }, {}] }, '/tags/1/id'],
    ['an unknown property', { name: 'Rex', other: true }, undefined],
  ])('%s', ([, value, pointer]) => {
    expect(mismatch(pet, value, { schemas })).toBe(pointer);
  });
});

test('a shallow check covers the presence of properties, not their values', () => {
  expect(mismatch(pet, { name: 1 }, { schemas, shallow: true })).toBeUndefined();
  expect(mismatch(pet, {}, { schemas, shallow: true })).toBe('/name');
});

test('a read-only or write-only property can be absent', () => {
  const properties = { id: { type: 'string', readOnly: true } };
  expect(mismatch({ type: 'object', required: ['id'], properties }, {})).toBeUndefined();
});

test('patterns and formats are not evaluated', () => {
  expect(mismatch({ type: 'string', pattern: '^(a+)+$', format: 'uuid' }, 'b')).toBeUndefined();
});

test('values beyond the limit of steps are assumed to match', () => {
  const strings = { type: 'array', items: { type: 'string' } };
  const wrongAfter = (count: number): Json => [...Array.from({ length: count }, () => 'a'), 1];
  expect(mismatch(strings, wrongAfter(1000))).toBe('/1000');
  expect(mismatch(strings, wrongAfter(30_000))).toBeUndefined();
});
