/** The table of schemas × positions × directions, and one document that contains all of it. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { testFolder } from '../../support/places.js';
import type { Judged, JudgeName } from './judges.js';
import { positions, type Direction, type Json, type Position } from './positions.js';

interface Values {
  readonly valid: readonly Json[];
  readonly invalid: readonly Json[];
}

export interface Row extends Partial<Values> {
  readonly schema: Json;
  readonly components?: { readonly [name: string]: Json };
  /** The schema that the validators judge by instead. */
  readonly judge?: Json;
  readonly request?: Values;
  readonly response?: Values;
  /** Validators that are wrong about this row, and the section of the specification that says so. */
  readonly outvoted?: { readonly [name in JudgeName]?: string };
}

export interface Cell extends Values {
  readonly row: string;
  readonly position: string;
  readonly direction: Direction;
  readonly operationId: string;
  /** The schema that the validators judge by. */
  readonly judge: Json;
}

export const rows = parse(
  readFileSync(join(testFolder, 'types/matrix/schemas.yml'), 'utf8'),
) as Record<string, Row>;

const directions: readonly Direction[] = ['request', 'response'];

const idOf = (index: number, position: string, direction: Direction): string =>
  `r${index}${position.replaceAll(' ', '')}${direction}`;

/** Every cell that is possible. */
export const cells: readonly Cell[] = Object.entries(rows).flatMap(([row, entry], index) =>
  Object.entries(positions).flatMap(([position, at]) =>
    directions
      .filter((direction) => at.impossible?.[direction] === undefined)
      .map((direction): Cell => {
        const { valid, invalid } = entry[direction] ?? (entry as Values);
        return {
          row,
          position,
          direction,
          operationId: idOf(index, position, direction),
          judge: at.wrap(judgeOf(entry, direction)),
          valid: valid.map(at.value),
          invalid: invalid.map(at.value),
        };
      }),
  ),
);

function judgeOf({ schema, judge }: Row, direction: Direction): Json {
  if (judge === undefined) return schema;
  const byDirection = judge as { [key: string]: Json };
  return byDirection[direction] ?? judge;
}

/** The components of a row. */
export const componentsOf = ({ components = {} }: Row): Pick<Judged, 'components'> => ({
  components,
});

/** Components of all rows; those of the positions are named `R1_member`. */
function components(): Record<string, Json> {
  const result: Record<string, Json> = {};
  Object.entries(rows).forEach(([row, entry], index) => {
    for (const [name, schema] of Object.entries(entry.components ?? {})) {
      if (Object.hasOwn(result, name)) throw new Error(`${row}: ${name} is there already`);
      result[name] = schema;
    }
    for (const [position, at] of Object.entries(positions)) {
      if (at.place === 'component') result[componentName(index, position)] = at.wrap(entry.schema);
    }
  });
  return result;
}

const componentName = (index: number, position: string): string =>
  `R${index}_${position.replaceAll(' ', '')}`;

export function document(): object {
  const paths: Record<string, Json> = {};
  Object.values(rows).forEach((entry, index) => {
    for (const [position, at] of Object.entries(positions)) {
      const reference = { $ref: `#/components/schemas/${componentName(index, position)}` };
      const schema = at.place === 'component' ? reference : at.wrap(entry.schema);
      for (const direction of directions) {
        if (at.impossible?.[direction] !== undefined) continue;
        const operationId = idOf(index, position, direction);
        paths[`/${operationId}`] = {
          post: { operationId, ...operation(at, direction, schema) },
        };
      }
    }
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Matrix', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://matrix.example.com' }],
    paths,
    components: { schemas: components() },
  };
}

function operation({ place }: Position, direction: Direction, schema: Json) {
  const content = { 'application/json': { schema } };
  if (place === 'parameter') {
    return { parameters: [{ name: 'value', in: 'query', required: true, content }] };
  }
  return direction === 'request'
    ? { requestBody: { required: true, content } }
    : { responses: { 200: { description: 'Fine', content } } };
}
