/**
 * Whether generated types accept the values that a schema accepts, and reject those that a type can reject:
 * a matrix of keyword × position × direction (matrix/), checked by two validators and by the compiler.
 */

import { expect, test } from 'vitest';
import { emitDocument } from '../support/emit.js';
import { refusedBy } from './matrix/assign.js';
import { cells, componentsOf, document, rows, type Cell } from './matrix/cells.js';
import { judges } from './matrix/judges.js';
import { positions, type Json } from './matrix/positions.js';
import { Rates } from './matrix/rates.js';

test.for(['ajv', 'hyperjump'] as const)('%s agrees with the table', async (name) => {
  const wrong: string[] = [];
  const outvoted = new Set<string>();
  for (const { row, position, direction, judge: schema, valid, invalid } of cells) {
    const isValid = await judges[name]({ schema, ...componentsOf(rows[row]!) });
    const disagrees = [
      ...valid.filter((value) => !isValid(value)),
      ...invalid.filter((value) => isValid(value)),
    ];
    if (disagrees.length > 0 && rows[row]!.outvoted?.[name] !== undefined) outvoted.add(row);
    else wrong.push(...disagrees.map((value) => say({ row, position, direction }, value)));
  }
  expect(wrong).toEqual([]);
  // A note about a disagreement that no longer exists is removed.
  const noted = Object.entries(rows).filter(([, row]) => row.outvoted?.[name] !== undefined);
  expect([...outvoted]).toEqual(noted.map(([row]) => row));
});

const say = (
  { row, position, direction }: Pick<Cell, 'row' | 'position' | 'direction'>,
  value: Json,
): string => `${row}, ${position}, ${direction}: ${JSON.stringify(value)}`;

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

test('types accept all valid values and reject most invalid ones', async () => {
  const sdk = await emitDocument(document());
  const operations = new Map(sdk.api.operations.map((item) => [item.operationId, item]));
  const checks = cells.flatMap((cell) => {
    const { direction, operationId, position } = cell;
    const operation = operations.get(operationId)!;
    const { function: name } = sdk.names.operations.get(operation.id)!;
    const inBody = position === 'parameter' ? 'value' : 'body';
    const wraps = position === 'parameter' || operation.wire.body?.from === 'body';
    const type =
      direction === 'response'
        ? `Awaited<ReturnType<typeof sdk.${name}>>`
        : `Exclude<Parameters<typeof sdk.${name}>[1], undefined>${wraps ? `['${inBody}']` : ''}`;
    return (['valid', 'invalid'] as const).flatMap((kind) =>
      cell[kind].map((member) => {
        // A nullable body whose members are those of the params is null by its own name.
        const value =
          member === null && direction === 'request' && !wraps ? { body: null } : member;
        return { cell, value, type, valid: kind === 'valid' };
      }),
    );
  });
  const { refused, errors } = await refusedBy(sdk.files, checks);
  // No error other than a value that does not match its type.
  expect(errors).toEqual([]);
  const rates = new Rates();
  const wrong: string[] = [];
  checks.forEach(({ cell, value, valid }, index) => {
    const isRefused = refused.has(index);
    rates.count(cell.row, { valid, refused: isRefused });
    if (valid && isRefused) wrong.push(say(cell, value));
  });
  expect(wrong).toEqual([]);
  const { rejected, invalid } = rates.total;
  expect(rejected / invalid).toBeGreaterThan(0.75);
  await rates.expectTable('rates.md');
});
