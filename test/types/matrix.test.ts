/**
 * Whether generated types accept the values that a schema accepts, and reject those that a type can reject:
 * a matrix of keyword × position × direction (matrix/), checked by Ajv and by the compiler.
 */

import { Ajv2020 } from 'ajv/dist/2020.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { emitDocument, writeFiles } from '../support/emit.js';
import { compiler, scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';
import { cells, components, document, rows, type Cell } from './matrix/cells.js';
import { positions, type Json } from './matrix/positions.js';

const flags = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  module: 'NodeNext',
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

test('Ajv agrees with the table', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });
  const root = { $id: 'https://matrix.example.com/openapi', components: { schemas: components() } };
  const wrong: string[] = [];
  ajv.addSchema(root);
  cells.forEach(({ row, position, direction, judge, valid, invalid }, index) => {
    const $id = `https://matrix.example.com/openapi/${index}`;
    // References of a row are relative to the document that contains it.
    const text = JSON.stringify(judge).replaceAll('"#', `"${root.$id}#`);
    const validate = ajv.compile({ ...(asObject(JSON.parse(text)) as object), $id });
    const say = (value: Json): void => {
      wrong.push(`${row}, ${position}, ${direction}: ${JSON.stringify(value)}`);
    };
    for (const value of valid) if (!validate(value)) say(value);
    for (const value of invalid) if (validate(value)) say(value);
  });
  expect(wrong).toEqual([]);
});

const asObject = (schema: Json): Json => (schema === true ? {} : schema);

test('the matrix covers enough schemas, positions and values', () => {
  expect(Object.keys(rows).length).toBeGreaterThanOrEqual(100);
  expect(cells.length).toBeGreaterThanOrEqual(1300);
  for (const { row, valid, invalid } of cells) {
    expect(valid.length, row).toBeGreaterThanOrEqual(3);
    if (row !== 'true' && row !== '{}') expect(invalid.length, row).toBeGreaterThanOrEqual(3);
  }
  for (const { impossible } of Object.values(positions)) {
    for (const clause of Object.values(impossible ?? {})) expect(clause).toMatch(/section \d/);
  }
});

/** The exact type of a value, because excess properties are checked for fresh literals only. */
function typeOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(typeOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => {
    const name = key === '__proto__' ? '["__proto__"]' : JSON.stringify(key);
    return `${name}: ${typeOf(member)}`;
  });
  return `{ ${members.join('; ')} }`;
}

test('types accept all valid values and reject most invalid ones', async () => {
  const sdk = await emitDocument(document());
  const out = scratch('matrix');
  writeFiles(out, new Map(sdk.files.map(({ path, text }) => [path, text])));
  const operations = new Map(sdk.api.operations.map((item) => [item.operationId, item]));

  const lines = ["import * as sdk from './src/index.js';"];
  const checks: { readonly cell: Cell; readonly value: Json; readonly valid: boolean }[] = [];
  for (const cell of cells) {
    const { direction, operationId, position } = cell;
    const operation = operations.get(operationId)!;
    const { function: name } = sdk.names.operations.get(operation.id)!;
    const inBody = position === 'parameter' ? 'value' : 'body';
    const wraps = position === 'parameter' || operation.wire.body?.from === 'body';
    const type =
      direction === 'response'
        ? `Awaited<ReturnType<typeof sdk.${name}>>`
        : `NonNullable<Parameters<typeof sdk.${name}>[1]>${wraps ? `['${inBody}']` : ''}`;
    for (const [valid, values] of [
      [true, cell.valid],
      [false, cell.invalid],
    ] as const) {
      for (const value of values) {
        lines.push(`((value: ${typeOf(value)}): ${type} => value);`);
        checks.push({ cell, value, valid });
      }
    }
  }
  writeFileSync(join(out, 'values.ts'), `${lines.join('\n')}\n`);
  writeFileSync(
    join(out, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: flags, include: ['src', 'values.ts'] }),
  );
  const args = [compiler('ts70'), '-p', out, '--pretty', 'false'];
  const { stdout } = await run(process.execPath, args, { cwd: out });
  const errors = stdout.split('\n').filter((line) => /^\S.*error TS/.test(line));
  // No error other than a value that does not match its type.
  const fits = /^values\.ts.*error TS(2322|2375|2559|2740|2741|2739|2696):/;
  expect(errors.filter((line) => !fits.test(line))).toEqual([]);
  const refused = new Set(errors.map((line) => Number(/\((\d+),/.exec(line)?.[1]) - 2));

  const wrong: string[] = [];
  const rates = new Map<
    string,
    { accepted: number; valid: number; rejected: number; invalid: number }
  >();
  checks.forEach(({ cell, value, valid }, index) => {
    const rate = rates.get(cell.row) ?? { accepted: 0, valid: 0, rejected: 0, invalid: 0 };
    rates.set(cell.row, rate);
    const isRefused = refused.has(index);
    if (valid) {
      rate.valid++;
      if (!isRefused) rate.accepted++;
      else wrong.push(`${cell.row}, ${cell.position}, ${cell.direction}: ${JSON.stringify(value)}`);
    } else {
      rate.invalid++;
      if (isRefused) rate.rejected++;
    }
  });
  const sum = (pick: (rate: { rejected: number; invalid: number }) => number): number =>
    [...rates.values()].reduce((total, rate) => total + pick(rate), 0);
  const table = [...rates].map(
    ([row, rate]) =>
      `| ${row} | ${rate.accepted} of ${rate.valid} | ${rate.rejected} of ${rate.invalid} |`,
  );
  expect(wrong).toEqual([]);
  expect(sum(({ rejected }) => rejected) / sum(({ invalid }) => invalid)).toBeGreaterThan(0.75);
  const head = '| schema | accepted | rejected |\n| --- | --- | --- |\n';
  const text = await format(`${head}${table.join('\n')}\n`, { parser: 'markdown' });
  await expect(text).toMatchFileSnapshot(join(testFolder, 'types/matrix/rates.md'));
});
