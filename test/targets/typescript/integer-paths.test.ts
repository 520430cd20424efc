/** The paths to integers of 64 bits, used by the runtime on values of random types whose unions have a tag. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Api, NamedType, ObjectType, Type } from '../../../generator/model/api.js';
import { propertyOf, useOf } from '../../../generator/model/create.js';
import { integersOf } from '../../../generator/targets/typescript/integer-paths.js';
import { typesWithInt64 } from '../../../generator/targets/typescript/integers.js';
import type { APIResponseProps } from '../../../templates/typescript/runtime/send.js';
import { int64, int64Parser, type Integers } from '../../../templates/typescript/runtime/int64.js';

const ids = ['A', 'B', 'C'];
const at = '';
const ref = (to: string): Type => ({ kind: 'ref', to, at });
const long: Type = { kind: 'number', integer: true, format: 'int64', at };
const leaf = fc.constantFrom<Type>(
  long,
  { kind: 'number', integer: false, at },
  { kind: 'string', at },
  ...ids.map(ref),
  ...ids.map((id): Type => {
    const others = ids.filter((other) => other !== id).map((other) => useOf(ref(other)));
    return { kind: 'union', variants: others, at };
  }),
);
const { type: anyType, object } = fc.letrec<{ type: Type; object: ObjectType }>((tie) => ({
  type: fc.oneof(
    { maxDepth: 3 },
    leaf,
    tie('type').map((items): Type => ({ kind: 'array', items: useOf(items), unique: false, at })),
    tie('object'),
  ),
  object: fc
    .record({
      properties: fc.dictionary(
        fc.constantFrom('a', 'b', '*', '__proto__', '1', 'x/y~'),
        tie('type'),
      ),
      additional: fc.option(tie('type'), { freq: 2 }),
    })
    .map(({ properties, additional }) => ({
      kind: 'object',
      properties: Object.entries(properties).map(([name, type]) => propertyOf(name, useOf(type))),
      additional: additional ? useOf(additional) : 'unstated',
      patterns: [],
      dependent: [],
      extends: [],
      at,
    })),
}));

/** An API whose types state their ids in the member `kind`. */
const apis = fc.tuple(...ids.map(() => object)).map((objects): Api => {
  const types = objects.map((type, index): [string, NamedType] => {
    const kind = propertyOf('kind', useOf({ kind: 'literal', value: ids[index]!, at }));
    const properties = [{ ...kind, required: true }, ...type.properties];
    const use = useOf({ ...type, properties });
    const id = ids[index]!;
    const named = { id, role: 'schema', form: 'both', wireName: id, use } as const;
    return [id, { ...named, encodings: ['json'], recursive: false }];
  });
  return { operations: [], webhooks: [], types: new Map(types) } as unknown as Api;
});

/** Objects and arrays below this depth have only what they must. */
const deepest = 4;

/** A value of a type: with digits for its integers, and with what those are given as. */
interface Sample {
  readonly sent: unknown;
  readonly exact: unknown;
}

/** A value of a type. @param choose a number below another one, which is the same in every run */
function sampleOf(type: Type, api: Api, choose: (count: number) => number, depth = 0): Sample {
  const inner = (other: Type): Sample => sampleOf(other, api, choose, depth + 1);
  const own = (value: unknown): Sample => ({ sent: value, exact: value });
  switch (type.kind) {
    case 'number': {
      if (type.format === undefined) return own(choose(2) / 2 + 1);
      const value = choose(2) === 0 ? 7n : 9007199254740993n;
      return { sent: value.toString(), exact: value };
    }
    case 'string':
      return own(['7', 'a', '9007199254740993'][choose(3)]);
    case 'literal':
      return own(type.value);
    case 'ref':
      return inner(api.types.get(type.to)!.use.type);
    case 'union':
      return inner(type.variants[choose(type.variants.length)]!.type);
    case 'array': {
      const items = depth > deepest ? [] : [0, 1].map(() => inner(type.items.type));
      return { sent: items.map(({ sent }) => sent), exact: items.map(({ exact }) => exact) };
    }
    case 'object': {
      const names = type.properties.filter(({ required }) => required || depth <= deepest);
      const members = names.map(({ name, type: member }) => [name, inner(member)] as const);
      const isOpen = typeof type.additional === 'object' && depth <= deepest;
      if (isOpen) members.push(['other', inner((type.additional as { readonly type: Type }).type)]);
      const object = (key: keyof Sample): unknown =>
        Object.fromEntries(members.map(([name, sample]) => [name, sample[key]]));
      return { sent: object('sent'), exact: object('exact') };
    }
    default:
      throw new Error(type.kind);
  }
}

/** The JSON of a value with bigints. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) =>
    typeof item === 'bigint' ? `#${item}` : item,
  ).replaceAll(/"#(-?\d+)"/g, '$1');

const answer = {
  response: new Response('', { headers: { 'content-type': 'application/json' } }),
  options: { method: 'get' },
} as unknown as APIResponseProps;

test('integers, and nothing else, are converted in both directions', () => {
  fc.assert(
    fc.property(apis, anyType, fc.infiniteStream(fc.nat()), (api, type, numbers) => {
      const choose = (count: number): number => (numbers.next().value as number) % count;
      const { sent, exact } = sampleOf(type, api, choose);
      const search = { api, withInt64: typesWithInt64(api) };
      const given = integersOf([type], { ...search, asText: true }) as Integers;
      expect(int64(sent, given)).toStrictEqual(exact);
      const read = integersOf([type], { ...search, asText: false }) as Integers;
      expect(int64Parser(BigInt, read)(textOf(exact), answer)).toStrictEqual(exact);
    }),
    { numRuns: 200 },
  );
});
