/** Example values match their schemas, as an independent validator judges them, and say what they stand for. */

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { exampleArguments } from '../../generator/targets/shared/example-value.js';
import { planDocument } from '../support/emit.js';

const text = { type: 'string' };
const cat = {
  type: 'object',
  required: ['kind', 'lives'],
  properties: { kind: { type: 'string', enum: ['cat'] }, lives: { type: 'integer', minimum: 1 } },
};
const dog = {
  type: 'object',
  required: ['barks', 'kind'],
  properties: { kind: { type: 'string' }, barks: { type: 'boolean' } },
};
const tree = {
  type: 'object',
  required: ['children'],
  properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
};

/** A member, its schema, and its example if it is the only right one. */
const cases: [name: string, schema: object, expected?: Json][] = [
  ['user_id', text, 'user_id'],
  ['user_names', { type: 'array', items: text }, ['user_name']],
  ['examples', { ...text, example: 'office' }, 'office'],
  ['wrong type', { ...text, example: 4 }, 'wrong type'],
  ['wrong length', { ...text, maxLength: 5, example: 'too long' }, 'wrong'],
  ['wrong format', { ...text, format: 'date', example: 'today' }],
  ['wrong enum', { enum: ['a', 'b'], example: 'c' }, 'a'],
  ['wrong item', { type: 'array', items: { type: 'integer' }, example: ['a', 2] }],
  ['type', { $ref: '#/components/schemas/Color' }, 'green'],
  ['default', { ...text, default: 'blue' }, 'blue'],
  ['short', { ...text, minLength: 12 }],
  ['bounds', { type: 'integer', minimum: 3, maximum: 9 }, 3],
  ['below zero', { type: 'integer', maximum: -3 }, -3],
  ['exclusive', { type: 'integer', exclusiveMinimum: 3 }, 4],
  ['exclusive number', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }],
  ['multiple', { type: 'integer', minimum: 11, multipleOf: 5 }, 15],
  ['fraction', { type: 'integer', minimum: 0.5 }, 1],
  ['three', { type: 'array', items: text, minItems: 3 }],
  ['unique', { type: 'array', items: text, minItems: 3, uniqueItems: true }],
  ['unique enum', { type: 'array', items: { enum: ['a', 'b'] }, minItems: 2, uniqueItems: true }],
  [
    'tuple',
    {
      type: 'array',
      prefixItems: [text, { type: 'integer' }],
      items: false,
      minItems: 2,
      maxItems: 2,
    },
  ],
  ['none', { type: 'array', items: text, maxItems: 0 }, []],
  ['contains', { type: 'array', items: text, contains: { const: 'x' } }],
  ['nullable', { type: ['null', 'string'] }, 'nullable'],
  ['any of', { anyOf: [{ type: 'null' }, cat] }],
  ['any', { oneOf: [cat, dog] }],
  [
    'tagged',
    {
      oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }],
      discriminator: { propertyName: 'kind' },
    },
  ],
  [
    'example of a variant',
    { oneOf: [text, cat], example: { kind: 'cat', lives: 9 } },
    { kind: 'cat', lives: 9 },
  ],
  [
    'all',
    {
      allOf: [cat, { type: 'object', required: ['age'], properties: { age: { type: 'integer' } } }],
    },
  ],
  [
    'one required',
    {
      type: 'object',
      properties: { content: text, url: { ...text, format: 'uri' } },
      anyOf: [{ required: ['url'] }, { required: ['content'] }],
    },
    { url: 'https://example.com' },
  ],
  ['required elsewhere', { type: 'object', required: ['a', 'b'], properties: { a: text } }],
  [
    'dependent',
    {
      type: 'object',
      required: ['a'],
      properties: { a: text, b: text },
      dependentRequired: { a: ['b'] },
    },
    { a: 'a', b: 'b' },
  ],
  ['two members', { type: 'object', properties: { a: text, b: text, c: text }, minProperties: 2 }],
  ['map', { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 1 }],
  ['recursive', tree],
  [
    'members of an example',
    { ...cat, example: { kind: 'cat', lives: 7, more: true } },
    { kind: 'cat', lives: 7 },
  ],
  [
    'items of an example',
    { type: 'array', items: cat, example: [{ kind: 'cat', lives: 7, more: true }] },
    [{ kind: 'cat', lives: 7 }],
  ],
];

const schemas = { Tree: tree, Cat: cat, Dog: dog, Color: { ...text, example: 'green' } };
const body = {
  type: 'object',
  required: cases.map(([name]) => name),
  properties: Object.fromEntries(cases.map(([name, schema]) => [name, schema])),
};
const document = {
  openapi: '3.1.0',
  info: { title: 'Examples', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://examples.test' }],
  paths: {
    '/examples': {
      post: {
        operationId: 'create',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: body,
            },
          },
        },
        responses: { 204: { description: 'Done' } },
      },
    },
  },
  components: { schemas },
};

test('examples match their schemas', async () => {
  const { target } = await planDocument(document);
  const [operation] = target.api.operations;
  const params = target.api.types.get(operation!.arguments.params!.id)!;
  const value = exampleArguments(params, target.api) as Record<string, Json>;
  const formats = { date: /^\d{4}-\d\d-\d\d$/, uri: true } as const;
  const validate = new Ajv2020({ strict: false, allErrors: true, formats }).compile({
    ...body,
    components: { schemas },
  });
  validate(value);
  const invalid = (validate.errors ?? []).map(({ instancePath, message }) => [
    instancePath,
    message,
  ]);
  expect(invalid).toEqual([]);
  const stated = cases.filter((each) => each.length === 3);
  expect(Object.fromEntries(stated.map(([name]) => [name, value[name]]))).toEqual(
    Object.fromEntries(stated.map(([name, , expected]) => [name, expected])),
  );
});
