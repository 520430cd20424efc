/**
 * Whether the types of components accept the values that their schemas accept, and reject those that a type can
 * reject: schemas for each keyword (matrix/components.yml), checked by two validators and by the compiler.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Emitted } from '../support/emit.js';
import { emitDocument } from '../support/emit.js';
import { testFolder } from '../support/places.js';
import { refusedBy } from './matrix/assign.js';
import { judges, type JudgeName } from './matrix/judges.js';
import type { Json } from './matrix/positions.js';
import { Rates } from './matrix/rates.js';

interface Entry {
  readonly schema: Json;
  readonly components?: { readonly [name: string]: Json };
  readonly valid: readonly Json[];
  readonly invalid: readonly Json[];
  /** Validators that are wrong about it, and the section of the specification that says so. */
  readonly outvoted?: { readonly [name in JudgeName]?: string };
}

const table = parse(
  readFileSync(join(testFolder, 'types/matrix/components.yml'), 'utf8'),
) as Record<string, readonly Entry[]>;

const entries = Object.entries(table).flatMap(([keyword, list]) =>
  list.map((entry, index) => ({ ...entry, keyword, name: `${keyword} ${index + 1}` })),
);

test.for(['ajv', 'hyperjump'] as const)('%s agrees with the table', async (judge) => {
  const wrong: string[] = [];
  const needless: string[] = [];
  for (const { name, schema, components = {}, valid, invalid, outvoted } of entries) {
    const isValid = await judges[judge]({ schema, components });
    const disagrees = [
      ...valid.filter((value) => !isValid(value)),
      ...invalid.filter((value) => isValid(value)),
    ];
    if (outvoted?.[judge] === undefined) {
      wrong.push(...disagrees.map((value) => `${name}: ${JSON.stringify(value)}`));
    } else if (disagrees.length === 0) needless.push(name);
  }
  expect(wrong).toEqual([]);
  expect(needless).toEqual([]);
});

test('the table covers enough values', () => {
  const count = (pick: (entry: Entry) => readonly Json[]): number => entries.flatMap(pick).length;
  expect(count(({ valid }) => valid)).toBeGreaterThanOrEqual(400);
  expect(count(({ invalid }) => invalid)).toBeGreaterThanOrEqual(400);
});

/** How operations use the components. `unused`: not at all. */
const uses = ['unused', 'request', 'response'] as const;
type Use = (typeof uses)[number];

const nameOf = (index: number, use: Use): string => `Row${index}${use}`;

/** A document with each schema as a component for each use. */
function documentOf(): object {
  const schemas: Record<string, Json> = {};
  const paths: Record<string, Json> = {};
  entries.forEach(({ schema, components }, index) => {
    Object.assign(schemas, components);
    for (const use of uses) {
      schemas[nameOf(index, use)] = schema;
      if (use === 'unused') continue;
      // The body of one operation alone would be its params.
      const items = { $ref: `#/components/schemas/${nameOf(index, use)}` };
      const content = { 'application/json': { schema: { type: 'array', items } } };
      const description = 'Fine';
      paths[`/${index}/${use}`] = {
        post: {
          operationId: `op${index}${use}`,
          ...(use === 'request' && { requestBody: { required: true, content } }),
          responses: { 200: { description, ...(use === 'response' && { content }) } },
        },
      };
    }
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Components', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://components.example.com' }],
    paths,
    components: { schemas },
  };
}

/** The declared type of a component, in the form that requests use where there are two. */
function typeName({ names, api }: Emitted, index: number, use: Use): string {
  const id = `#/components/schemas/${nameOf(index, use)}`;
  const request = [...api.types.values()].find((type) => type.requestFormOf === id);
  return `sdk.${names.types.get(use === 'request' && request ? request.id : id)!.join('.')}`;
}

test('components accept all valid values and reject most invalid ones', async () => {
  const sdk = await emitDocument(documentOf());
  const checks = entries.flatMap((entry, index) =>
    uses.flatMap((use) =>
      (['valid', 'invalid'] as const).flatMap((kind) =>
        entry[kind].map((value) => {
          const type = typeName(sdk, index, use);
          return { ...entry, value, use, type, valid: kind === 'valid' };
        }),
      ),
    ),
  );
  const { refused, errors } = await refusedBy(sdk.files, checks);
  expect(errors).toEqual([]);
  const rates = new Rates();
  const wrong: string[] = [];
  checks.forEach(({ keyword, name, use, value, valid }, index) => {
    const isRefused = refused.has(index);
    rates.count(`${keyword}, ${use}`, { valid, refused: isRefused });
    if (valid && isRefused) wrong.push(`${name}, ${use}: ${JSON.stringify(value)}`);
  });
  await rates.expectTable('component-rates.md');
  expect(wrong).toEqual([]);
  const { rejected, invalid } = rates.total;
  expect(rejected / invalid).toBeGreaterThan(0.8);
});
