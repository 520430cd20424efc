/** Warnings about documents: their source locations, and that there are no false ones. */

import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../generator/base/json.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';

/** Code and pointer of each diagnostic about a document. */
function warnings(document: JsonObject): string[] {
  const whole: Json = { openapi: '3.1.0', info: { title: 'Lint', version: '1' }, ...document };
  const { diagnostics } = readLoaded(loadValue(whole, 'a.json'));
  return diagnostics.map(({ code, source }) => `${code} ${source.pointer}`);
}

/** A document that returns a schema. */
const returning = (schema: Json, schemas: JsonObject = {}): JsonObject => ({
  paths: {
    '/a': {
      get: {
        operationId: 'a',
        responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
      },
    },
  },
  components: { schemas },
});
const at = '/paths/~1a/get/responses/200/content/application~1json/schema';

describe('examples and defaults', () => {
  test.for<[string, JsonObject]>([
    ['a string for an integer', { type: 'integer', example: 'one' }],
    ['a number outside its bounds', { type: 'number', exclusiveMinimum: 0, example: 0 }],
    ['a fraction for an integer', { type: 'integer', example: 1.5 }],
    ['a value that is not in the enum', { enum: ['a', 'b'], example: 'c' }],
    ['another constant', { const: { a: 1 }, example: { a: 2 } }],
    ['a text that is too short', { type: 'string', minLength: 2, example: 'a' }],
    ['an array with too many items', { type: 'array', items: {}, maxItems: 1, example: [1, 2] }],
    ['no variant', { oneOf: [{ type: 'string' }, { type: 'boolean' }], example: 1 }],
    ['null for an object', { type: 'object', properties: { a: {} }, example: null }],
  ])('%s is reported', ([, schema]) => {
    const named = returning({ $ref: '#/components/schemas/A' }, { A: schema });
    expect(warnings(named)).toEqual(['example-mismatch /components/schemas/A']);
    const { example, ...rest } = schema;
    const standard = returning(
      { $ref: '#/components/schemas/A' },
      {
        A: { ...rest, default: example! },
      },
    );
    expect(warnings(standard)).toEqual(['default-mismatch /components/schemas/A']);
  });

  test.for<[string, JsonObject]>([
    ['an integer', { type: 'integer', minimum: 1, example: 1 }],
    ['a nullable', { type: ['string', 'null'], example: null }],
    ['members that are not declared', { properties: { a: {} }, example: { b: 1 } }],
    ['a variant', { oneOf: [{ type: 'string' }, { type: 'boolean' }], example: true }],
    ['a tuple', { type: 'array', prefixItems: [{ type: 'string' }], example: ['a', 1] }],
    ['a pattern is not evaluated', { type: 'string', pattern: '^(a+)+$', example: 'b' }],
    [
      'a member of the other direction can be absent',
      { required: ['id'], properties: { id: { type: 'string', readOnly: true } }, example: {} },
    ],
  ])('%s is not', ([, schema]) => {
    expect(warnings(returning(schema))).toEqual([]);
  });

  test('the pointer is that of the schema that the value does not match', () => {
    const schema = { properties: { a: { properties: { b: { type: 'string', example: 1 } } } } };
    expect(warnings(returning(schema))).toEqual([
      `example-mismatch ${at}/properties/a/properties/b`,
    ]);
  });
});

describe('operations', () => {
  test('without a success response', () => {
    const get = { operationId: 'a', responses: { 404: { description: 'No' } } };
    expect(warnings({ paths: { '/a': { get } } })).toEqual(['response-missing /paths/~1a/get']);
    const redirect = { operationId: 'a', responses: { 302: { description: 'There' } } };
    expect(warnings({ paths: { '/a': { get: redirect } } })).toEqual([]);
  });

  test('with paths that match the same requests', () => {
    const operation = (operationId: string, name: string): JsonObject => ({
      operationId,
      parameters: [{ name, in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 204: { description: 'OK' } },
    });
    const paths = {
      '/a/{x}': { get: operation('a', 'x') },
      '/a/{y}': { get: operation('b', 'y'), put: operation('c', 'y') },
    };
    expect(warnings({ paths })).toEqual(['path-ambiguous /paths/~1a~1{y}/get']);
  });
});

describe('components', () => {
  test('that nothing uses', () => {
    const document = returning(
      { $ref: '#/components/schemas/A' },
      {
        A: { type: 'string' },
        B: { type: 'string' },
      },
    );
    expect(warnings(document)).toEqual(['component-unused /components/schemas/B']);
  });

  test('a child that a base class refers to by its discriminator is used', () => {
    const document = returning(
      { $ref: '#/components/schemas/Base' },
      {
        Base: {
          type: 'object',
          required: ['kind'],
          properties: { kind: { type: 'string' } },
          discriminator: { propertyName: 'kind' },
        },
        Child: { allOf: [{ $ref: '#/components/schemas/Base' }] },
      },
    );
    expect(warnings(document)).toEqual([]);
  });
});

describe('properties', () => {
  test('that are required and read-only in a request', () => {
    const schema = {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string', readOnly: true } },
    };
    const content = { 'application/json': { schema } };
    const responses = { 204: { description: 'OK' } };
    const post = { operationId: 'a', requestBody: { content }, responses };
    expect(warnings({ paths: { '/a': { post } } })).toEqual([
      'read-only-required /paths/~1a/post/requestBody/content/application~1json/schema/properties/id',
    ]);
    expect(warnings(returning(schema))).toEqual([]);
  });

  test('that are required but not declared', () => {
    const schema = { type: 'object', required: ['a', 'b'], properties: { a: { type: 'string' } } };
    expect(warnings(returning(schema))).toEqual([`required-undescribed ${at}/required/1`]);
    expect(warnings(returning({ type: 'object', required: ['a'] }))).toEqual([]);
  });
});
