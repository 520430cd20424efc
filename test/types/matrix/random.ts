/** Random schemas of objects and arrays that combine the keywords of JSON Schema, and values for them. */

import fc, { type Arbitrary } from 'fast-check';
import type { Json } from './positions.js';

type Schema = { [keyword: string]: Json };

const names = ['a', 'b', 'c', 'kind'];
const name = fc.constantFrom(...names);

const scalar = fc.constantFrom<Json>(
  true,
  false,
  { type: 'string' },
  { type: 'integer' },
  { type: 'boolean' },
  { type: 'null' },
  { type: ['string', 'null'] },
  { type: 'number', minimum: 1 },
  { const: 'x' },
  { const: 'y' },
  { const: 1 },
  { enum: ['x', 'y'] },
  { enum: ['x', 'y', 'z'] },
);

/** Names of components that schemas refer to: the first ones are plain objects. */
const pool = Array.from({ length: 8 }, (_, index) => `Part${index}`);

/** Some of the keywords, each with its own probability. */
const some = (keywords: Record<string, readonly [percent: number, value: Arbitrary<Json>]>) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(keywords).map(([keyword, [percent, value]]) => [
          keyword,
          fc.oneof(
            { arbitrary: value, weight: percent },
            { arbitrary: fc.constant(undefined), weight: 100 - percent },
          ),
        ]),
      ),
    )
    .map(
      (all) =>
        Object.fromEntries(
          Object.entries(all).filter(([, value]) => value !== undefined),
        ) as Schema,
    );

const lists = (item: Arbitrary<Json>): Arbitrary<Json> =>
  fc.array(item, { minLength: 2, maxLength: 3 });
const map = (value: Arbitrary<Json>, key: Arbitrary<string> = name): Arbitrary<Json> =>
  fc.dictionary(key, value, { maxKeys: 3 });

/** Members, and which of them are required. */
const members = (value: Arbitrary<Json>): Arbitrary<Json> =>
  some({ properties: [70, map(value)], required: [45, fc.uniqueArray(name, { maxLength: 3 })] });

const references = pool.map((part): Json => ({ $ref: `#/components/schemas/${part}` }));

/** A part of an object: in place, with keywords of its own, or a component. @param refers whether it may be one */
function part(depth: number, refers: boolean): Arbitrary<Json> {
  const own = members(depth > 0 ? fc.oneof(scalar, scalar, objectOf(depth - 1, false)) : scalar);
  return fc.oneof(
    { arbitrary: own, weight: 60 },
    { arbitrary: fc.constant<Json>(true), weight: 4 },
    { arbitrary: refers ? fc.constantFrom<Json>(...references) : own, weight: 25 },
    { arbitrary: depth > 0 ? keywords(depth - 1, refers) : own, weight: 20 },
  );
}

/** Keywords for objects, without `type`. */
function keywords(depth: number, refers: boolean): Arbitrary<Schema> {
  const inner = part(depth, refers);
  const condition = some({
    properties: [70, map(scalar)],
    required: [60, fc.tuple(name).map((list): Json => list)],
  });
  const rest = fc.constantFrom<Json>(false, true, { type: 'string' }, { type: 'boolean' });
  const more = some({
    additionalProperties: [12, rest],
    unevaluatedProperties: [35, rest],
    patternProperties: [10, map(scalar, fc.constantFrom('^a', 'b$', 'k.*d', '^c$', '^x-'))],
    propertyNames: [6, fc.constant<Json>({ enum: ['a', 'b', 'kind', 'id'] })],
    dependentRequired: [10, map(fc.tuple(name).map((list): Json => list))],
    dependentSchemas: [15, map(inner)],
    allOf: [20, lists(inner)],
    anyOf: [20, lists(inner)],
    oneOf: [20, lists(inner)],
    if: [20, condition],
    then: [30, inner],
    else: [30, inner],
    not: [8, fc.oneof(condition, inner)],
  });
  return fc
    .tuple(members(scalar), more)
    .map(([own, others]) => ({ ...(own as Schema), ...others }));
}

const objectOf = (depth: number, refers: boolean): Arbitrary<Schema> =>
  keywords(depth, refers).map((schema) => ({ ...schema, type: 'object' }));

/** TypeScript assigns no object to a type of optional members that shares none with it, so that one is required. */
const withId = (schema: Schema): Schema => ({
  ...schema,
  properties: { ...(schema['properties'] as Schema), id: true },
  required: [...new Set([...((schema['required'] as string[] | undefined) ?? []), 'id'])],
});

const items = some({
  prefixItems: [50, fc.array(scalar, { minLength: 1, maxLength: 2 })],
  items: [25, scalar],
  contains: [15, scalar],
});
const arrays = fc
  .tuple(
    items,
    some({
      unevaluatedItems: [50, fc.constantFrom<Json>(false, { type: 'string' }, { type: 'integer' })],
      allOf: [30, lists(items)],
      anyOf: [30, lists(items)],
      oneOf: [30, lists(items)],
      if: [25, items],
      then: [25, items],
      else: [25, items],
    }),
  )
  .map(([own, more]): Schema => ({ ...own, ...more, type: 'array' }));

const leaf = fc.constantFrom<Json>('x', 'y', 'z', 1, 2, 0.5, true, null, [], ['x'], { a: 1 });

/** The schemas, the components that they refer to, and values to try on each: the same for the same seed. */
export function randomSchemas(count: number, seed: number) {
  const sample = <T>(arbitrary: Arbitrary<T>, numRuns: number, offset: number): T[] =>
    fc.sample(arbitrary, { numRuns, seed: seed + offset });
  const objects = objectOf(2, true).map(withId);
  const parts = [...sample(members(scalar), 5, 1), ...sample(objectOf(1, false), 3, 2)];
  const components = Object.fromEntries(
    parts.map((schema, index): [string, Json] => [
      pool[index]!,
      { ...(schema as Schema), type: 'object' },
    ]),
  );
  const key = fc.constantFrom(...names, ...names, 'x-1', 'other');
  const values = {
    object: fc.dictionary(key, leaf, { maxKeys: 6 }).map((value): Json => ({ ...value, id: 1 })),
    array: fc.array(leaf, { maxLength: 4 }).map((value): Json => value),
  };
  const schemas = [
    ...sample(objects, Math.ceil(count * 0.75), 3),
    ...sample(arrays, Math.floor(count * 0.25), 4),
  ].map((schema, index) => ({
    schema,
    values: sample(values[schema['type'] as 'array' | 'object'], 14, 100 + index),
  }));
  return { components, schemas };
}
