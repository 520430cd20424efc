/**
 * Each lowering, on a schema that needs it. Expected results are derived from what the schema accepts
 * (JSON Schema 2020-12, sections 10.2.1 and 10.3), in a short notation: `{a b?:string}`, `[string]`, `A|null`.
 */

import { describe, expect, test } from 'vitest';
import { lower, type Lowering } from '../../generator/lower/lower.js';
import type { Api, Type, TypeId } from '../../generator/model/api.js';
import { references } from '../../generator/model/walk.js';
import { readLoaded } from '../../generator/pipeline.js';
import { loadValue } from '../../generator/openapi/load.js';

const none: Lowering = {
  inline: 'nest',
  unions: 'native',
  enums: 'literal',
  intersections: 'native',
  tuples: 'native',
  recursion: 'plain',
  forms: 'needed',
};

function lowered(schemas: object, how: Partial<Lowering>, paths: object = {}): Api {
  const document = {
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    servers: [{ url: 'https://t.test' }],
    paths,
    components: { schemas },
  };
  const { api, diagnostics } = readLoaded(loadValue(document as never, 'document.json'));
  if (!api) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return lower(api, { ...none, ...how });
}

const short = (id: TypeId): string => id.replace('#/components/schemas/', '');

function show(type: Type): string {
  switch (type.kind) {
    case 'ref':
      return short(type.to);
    case 'literal':
      return JSON.stringify(type.value);
    case 'enum':
      return type.members.map(({ value }) => JSON.stringify(value)).join('/');
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'array':
      return `[${[...(type.prefix ?? []), type.items].map((use) => show(use.type)).join(' ')}]`;
    case 'union':
      return type.variants.map((use) => show(use.type)).join('|');
    case 'intersection':
      return type.members.map(show).join('&');
    case 'object': {
      const members = type.properties.map(
        ({ name, required, type: member }) => `${name}${required ? '' : '?'}:${show(member)}`,
      );
      const rest = typeof type.additional === 'object' ? [`*:${show(type.additional.type)}`] : [];
      return `{${[...type.extends.map((ref) => `...${show(ref)}`), ...members, ...rest].join(' ')}}`;
    }
    default:
      return type.kind;
  }
}

const typesOf = (api: Api): Record<string, string> =>
  Object.fromEntries([...api.types].map(([id, { use }]) => [short(id), show(use.type)]));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const object = (properties: object, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
});

test('a base class that nothing can be merged with is kept', () => {
  const { types } = lowered(
    {
      Base: { allOf: [{ $ref: '#/components/schemas/Any' }], discriminator: { propertyName: 'a' } },
      Any: {},
      Child: { allOf: [{ $ref: '#/components/schemas/Base' }], not: { if: {} } },
    },
    { intersections: 'merge' },
  );
  const missing = [...types.values()]
    .flatMap(({ use }) => references(use.type))
    .filter(({ to }) => !types.has(to));
  expect(missing).toEqual([]);
});

describe('intersections: merge', () => {
  const merged = (schema: object, more: object = {}) =>
    typesOf(lowered({ X: schema, ...more }, { intersections: 'merge' }))['X'];

  test('an object has the members of its bases, and of their bases', () => {
    const A = object({ a: text }, ['a']);
    const B = { allOf: [ref('A'), object({ b: text })] };
    expect(merged({ allOf: [ref('B'), object({ c: text })] }, { A, B })).toBe(
      '{a:string b?:string c?:string}',
    );
  });
  test('a member that two schemas declare has the intersection of both types, and is required if one requires it', () => {
    const A = object({ a: text, n: { type: 'number' } });
    const own = object({ a: { enum: ['x', 'y'] }, n: { type: 'integer' } }, ['n']);
    expect(merged({ allOf: [ref('A'), own] }, { A })).toBe('{a?:"x"/"y" n:integer}');
  });
  test('the intersection of two enums has the values that both have', () => {
    const [one, two] = [{ enum: ['a', 'b', 'c'] }, { enum: ['b', 'c', 'd'] }];
    expect(merged({ allOf: [one, two] })).toBe('"b"/"c"');
    expect(merged({ allOf: [{ enum: ['a'] }, { enum: ['b'] }] })).toBe('never');
  });
  test('an intersection with a union becomes a union of merged variants', () => {
    const [A, B] = [object({ a: text }), object({ b: text })];
    const schema = { allOf: [{ oneOf: [ref('A'), ref('B')] }, object({ id: text }, ['id'])] };
    const types = typesOf(lowered({ X: schema, A, B }, { intersections: 'merge' }));
    expect(types['X']).toBe('X/variants/0|X/variants/1');
    expect(types['X/variants/0']).toBe('{a?:string id:string}');
    expect(types['X/variants/1']).toBe('{b?:string id:string}');
  });
  test('a recursive member stays a reference', () => {
    const Node = object({ next: ref('Node') });
    expect(merged({ allOf: [ref('Node'), object({ v: text })] }, { Node })).toBe(
      '{next?:Node v?:string}',
    );
  });
  test('an empty intersection is never, and one that cannot be expressed is unknown', () => {
    expect(merged({ allOf: [text, { type: 'integer' }] })).toBe('never');
    expect(merged({ not: { ...text, pattern: '^a' } })).toBe('not');
  });
});

test('the further members of an object have one type', () => {
  const further = (name: string, pattern: object) => ({
    [name]: {
      type: 'object',
      properties: { a: { type: 'string' } },
      patternProperties: { '^x-': pattern },
      additionalProperties: { type: 'integer' },
    },
  });
  const schemas = {
    ...further('Same', { type: 'integer' }),
    ...further('Other', { type: 'string' }),
  };
  const { types } = lowered(schemas, { intersections: 'merge' });
  const shown = [...types].map(([id, { use }]) => `${short(id)} ${show(use.type)}`);
  expect(shown.toSorted()).toEqual(['Other {a?:string *:unknown}', 'Same {a?:string *:integer}']);
});

describe('unions', () => {
  const simplified = (schema: object, more: object = {}) =>
    typesOf(lowered({ X: schema, ...more }, { unions: 'tagged' }));

  test('native keeps unions', () => {
    const X = { anyOf: [text, { type: 'integer' }, { type: 'null' }] };
    expect(typesOf(lowered({ X }, {}))['X']).toBe('string|integer|null');
  });
  test('null is separated, and a single variant is not a union', () => {
    expect(simplified({ anyOf: [text, { type: 'null' }] })['X']).toBe('string|null');
    expect(simplified({ oneOf: [text] })['X']).toBe('string');
  });
  test('scalars of the same JSON type become one variant', () => {
    expect(simplified({ anyOf: [{ enum: ['a'] }, text] })['X']).toBe('string');
    expect(simplified({ anyOf: [{ const: 'a' }, { const: 'b' }] })['X']).toBe('"a"/"b"');
    expect(simplified({ anyOf: [{ type: 'integer' }, { type: 'number' }] })['X']).toBe('number');
  });
  test('a variant that allows any value makes the union allow any value', () => {
    expect(simplified({ anyOf: [text, {}] })['X']).toBe('unknown');
  });
  test('the discriminator refers to the new variants', () => {
    const [A, B] = ['a', 'b'].map((kind) => object({ kind: { const: kind } }, ['kind']));
    const X = {
      oneOf: [{ type: 'null' }, ref('A'), ref('B')],
      discriminator: { propertyName: 'kind', mapping: { b: ref('B').$ref, a: ref('A').$ref } },
    };
    const api = lowered({ X, A, B }, { unions: 'tagged' });
    const all = [...api.types.values()].map(({ use }) => use.type);
    const union = all.find((type) => type.kind === 'union' && type.discriminator);
    const { discriminator, variants } = union as Extract<Type, { kind: 'union' }>;
    for (const { value, variant } of discriminator!.mapping) {
      expect(show(variants[variant]!.type)).toBe(value.toUpperCase());
    }
  });
  test('inline unions are named', () => {
    const X = object({ v: { anyOf: [text, { type: 'integer' }] } });
    expect(simplified(X)).toEqual({
      X: '{v?:X/properties/v}',
      'X/properties/v': 'string|integer',
    });
  });
});

describe('conditions: unions', () => {
  const dates = { from: { type: 'integer' }, to: { type: ['string', 'null'] }, ago: text };
  /** With the nested types where they are used. */
  const shown = (schema: object) => {
    const types = typesOf(
      lowered({ X: { ...object(dates), ...schema } }, { conditions: 'unions' }),
    );
    return types['X']!.replaceAll(/X\/[\w/]+/g, (name) => types[name]!);
  };
  const declared = '{ago?:string from?:integer to?:string|null}';

  test('a member that a case requires has the type that is declared beside it', () => {
    expect(shown({ dependentRequired: { from: ['to'] } })).toBe(
      `${declared}&{from:integer to:string|null}|{from?:never}`,
    );
    expect(shown({ if: { required: ['ago'] }, then: { required: ['to', 'new'] } })).toBe(
      `${declared}&{ago:string to:string|null new:unknown}|{ago?:never}`,
    );
  });

  test('conditions on one member are one union', () => {
    const when = (value: string | string[], required: string[]) => ({
      if: { required: ['ago'], properties: { ago: { enum: [value].flat() } } },
      then: { required },
    });
    const ago = { enum: ['1', '2', '3'] };
    const schema = object({ ...dates, ago });
    const allOf = [when(['1', '2'], ['from']), when('2', ['to'])];
    expect(shown({ ...schema, allOf })).toBe(
      `${declared.replace('string', '"1"/"2"/"3"')}&` +
        '{ago:"1" from:integer}|{ago:"2" from:integer to:string|null}|{ago?:"3"}',
    );
  });
});

describe('tuples, enums, forms', () => {
  test('a tuple becomes an array of the union of its items', () => {
    const X = { type: 'array', prefixItems: [text, { type: 'integer' }], items: text };
    expect(typesOf(lowered({ X }, {}))['X']).toBe('[string integer string]');
    expect(typesOf(lowered({ X }, { tuples: 'array' }))['X']).toBe('[string|integer]');
  });

  const kind = { enum: ['a', 'b'] };
  const paths = {
    '/x': {
      post: {
        operationId: 'makeX',
        requestBody: { content: { 'application/json': { schema: ref('X') } } },
        responses: {
          200: { description: '', content: { 'application/json': { schema: ref('X') } } },
        },
      },
    },
  };
  test('a named enum has one type for both forms', () => {
    const how = { enums: 'named', forms: 'split' } as const;
    const types = typesOf(lowered({ X: object({ kind }), Y: ref('X') }, how, paths));
    expect(Object.values(types).filter((shown) => shown === '"a"/"b"')).toHaveLength(1);
  });
  test('open enums accept any value, only in responses', () => {
    const how = { enums: 'open', forms: 'split' } as const;
    const types = typesOf(lowered({ X: object({ kind }), Y: object({ x: ref('X') }) }, how, paths));
    expect(types['X']).toBe('{kind?:"a"/"b"|string}');
    expect(Object.values(types)).toContain('{kind?:"a"/"b"}');
  });
  test('`split` separates every object with members, `needed` only those that differ', () => {
    const X = object({ id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } });
    const Y = object({ x: ref('X'), plain: ref('Z') });
    const Z = object({ z: text });
    const body = { content: { 'application/json': { schema: object({ y: ref('Y') }) } } };
    const more = {
      '/y': {
        post: { operationId: 'makeY', requestBody: body, responses: { 200: { description: '' } } },
      },
    };
    const needed = typesOf(lowered({ X, Y, Z }, {}, more));
    expect(needed['X (request)']).toBe('{secret?:string}');
    expect(needed['Z (request)']).toBeUndefined();
    const split = typesOf(lowered({ X, Y, Z }, { forms: 'split' }, more));
    expect(split['Z (request)']).toBe('{z?:string}');
    const merged = typesOf(lowered({ X, Y, Z }, { forms: 'merged' }, more));
    expect(merged['X']).toBe('{id?:string secret?:string}');
    expect(Object.keys(merged).filter((id) => id.includes('(request)'))).toEqual([]);
  });
});

describe('params are always a separate object', () => {
  const call = (schema: object, more: object = {}) => {
    const paths = {
      '/x/{id}': {
        post: {
          operationId: 'makeX',
          parameters: [
            { name: 'id', in: 'path', required: true, schema: text },
            { name: 'q', in: 'query', schema: text },
          ],
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 200: { description: '' } },
        },
      },
    };
    const api = lowered(more, { intersections: 'merge', unions: 'tagged' }, paths);
    const [operation] = api.operations;
    const { params } = operation!.arguments;
    return { type: show(api.types.get(params!.id)!.use.type), from: operation!.wire.body!.from };
  };
  test('members of an object body are next to the parameters', () => {
    expect(call(object({ a: text }, ['a']))).toEqual({
      type: '{q?:string a:string}',
      from: 'rest',
    });
    expect(call({ allOf: [ref('A'), object({ b: text })] }, { A: object({ a: text }) })).toEqual({
      type: '{a?:string q?:string b?:string}',
      from: 'rest',
    });
  });
  test('any other body is the member `body`', () => {
    const union = call(
      { oneOf: [ref('A'), ref('B')] },
      { A: object({ a: text }), B: object({ b: text }) },
    );
    expect(union.from).toBe('body');
    expect(union.type).toMatch(/q\?:string/);
    expect(union.type).toMatch(/body:/);
    const map = call({ type: 'object', additionalProperties: text });
    expect(map).toEqual({ type: '{q?:string body:{*:string}}', from: 'body' });
    expect(call({ type: 'array', items: text })).toEqual({
      type: '{q?:string body:[string]}',
      from: 'body',
    });
  });
});
