/**
 * Types of random schemas accept every value that the schema accepts, and reject most others. Expectations come
 * from two validators; values on which they disagree are left out. The schemas are the same in every run.
 */

import { expect, test } from 'vitest';
import { emitDocument } from '../support/emit.js';
import { refusedBy } from './matrix/assign.js';
import { judges, type Judged } from './matrix/judges.js';
import type { Json } from './matrix/positions.js';
import { randomSchemas } from './matrix/random.js';

const count = Number(process.env['SCHEMAS'] ?? 200);
const seed = Number(process.env['SEED'] ?? 1);
const nameOf = (index: number): string => `Random${index}`;

/** Whether a value is valid; undefined if the validators disagree, or one of them fails on the schema. */
async function verdicts(judged: Judged): Promise<(value: Json) => boolean | undefined> {
  const [ajv, hyperjump] = await Promise.all([judges.ajv(judged), judges.hyperjump(judged)]);
  return (value) => {
    try {
      const valid = hyperjump(value);
      return ajv(value) === valid ? valid : undefined;
    } catch {
      return undefined;
    }
  };
}

test('types of random schemas accept all valid values', async () => {
  const { components, schemas } = randomSchemas(count, seed);
  const named = Object.fromEntries(schemas.map(({ schema }, index) => [nameOf(index), schema]));
  const sdk = await emitDocument({
    openapi: '3.1.0',
    info: { title: 'Random', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://random.example.com' }],
    paths: {},
    components: { schemas: { ...components, ...named } },
  });
  const checks: { value: Json; type: string; valid: boolean; schema: Json }[] = [];
  for (const [index, { schema, values }] of schemas.entries()) {
    const isValid = await verdicts({ schema, components });
    const name = sdk.names.types.get(`#/components/schemas/${nameOf(index)}`)!;
    for (const value of values) {
      const valid = isValid(value);
      if (valid !== undefined) checks.push({ value, type: `sdk.${name.join('.')}`, valid, schema });
    }
  }
  const { refused, errors } = await refusedBy(sdk.files, checks);
  expect(errors).toEqual([]);
  const wrong = checks.filter(({ valid }, index) => valid && refused.has(index));
  expect(wrong.map(({ value, schema }) => [JSON.stringify(value), JSON.stringify(schema)])).toEqual(
    [],
  );
  const invalid = checks.flatMap(({ valid }, index) => (valid ? [] : [index]));
  expect(checks.length - invalid.length).toBeGreaterThan(count);
  const rejected = invalid.filter((index) => refused.has(index));
  expect(rejected.length / invalid.length).toBeGreaterThan(0.7);
});
