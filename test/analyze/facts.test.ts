/** Names that look like keywords or like parts of ids are treated as names: the model states what a construct is. */

import { describe, expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';
import { emitDocument } from '../support/emit.js';

const info = { title: 'Facts', version: '1' };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

/** A document with one operation, which takes and returns a schema. */
function documentOf(schemas: Record<string, object>, used: object) {
  const content = { 'application/json': { schema: used } };
  const post = {
    operationId: 'send',
    requestBody: { required: true, content },
    responses: { 200: { description: 'Done.', content } },
  };
  return { openapi: '3.1.0', info, paths: { '/things': { post } }, components: { schemas } };
}

function warningsOf(document: object) {
  const { diagnostics } = readLoaded(loadValue(document as unknown as Json, 'facts.json'));
  return diagnostics.map(({ code, message, source }) => ({
    code,
    message,
    pointer: source.pointer,
  }));
}

const namesLikeKeywords = [
  'dependentSchemas',
  'if',
  'required',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'properties',
  'items',
  '0',
  '(request)',
  '(base)',
  ' params',
];

describe('unsupported keywords', () => {
  const conditional = { if: object({}, { required: ['a', 'c'] }), then: object({ b: {} }) };

  test('names of members are reported unless they are listed', () => {
    const map = (propertyNames: object) => ({ type: 'object', propertyNames });
    const schemas = {
      Key: { enum: ['a', 'b'] },
      Listed: map({ enum: ['a', 'b'] }),
      One: map({ const: 'a' }),
      Referred: map(reference('Key')),
      Pattern: map({ pattern: '^a' }),
    };
    const found = warningsOf(documentOf(schemas, object({}))).filter(
      ({ code }) => code === 'keyword-unsupported',
    );
    expect(found.map(({ pointer }) => pointer)).toEqual(['/components/schemas/Pattern']);
  });

  test('a conditional on several members is reported, in any property', () => {
    const property = object({ dependentSchemas: { type: 'string', ...conditional } });
    const found = warningsOf(
      documentOf({ Property: property }, object({ x: reference('Property') })),
    ).filter(({ code }) => code === 'keyword-unsupported');
    const keywords = new Map(found.map(({ message, pointer }) => [pointer, message]));
    expect(keywords).toEqual(
      new Map([
        [
          '/components/schemas/Property/properties/dependentSchemas',
          expect.stringContaining('"if"'),
        ],
      ]),
    );
  });

  test('properties and components that are named like keywords are not keywords', () => {
    const properties = Object.fromEntries(
      namesLikeKeywords.map((name) => [name, object({ [name]: { type: 'string' } })]),
    );
    const components = Object.fromEntries(
      namesLikeKeywords.map((name) => [name, object({ value: { type: 'string' } })]),
    );
    const used = Object.fromEntries(
      namesLikeKeywords.map((name, index) => [
        `use${index}`,
        { $ref: `#/components/schemas/${encodeURIComponent(name)}` },
      ]),
    );
    const document = documentOf(components, object({ ...properties, ...used }));
    expect(warningsOf(document)).toEqual([]);
  });
});

describe('required properties that are not declared', () => {
  const undeclaredIn = (schema: object) =>
    warningsOf(documentOf({ Thing: schema }, reference('Thing')))
      .filter(({ code }) => code === 'required-undescribed')
      .map(({ pointer }) => pointer);

  test('are reported', () => {
    expect(undeclaredIn(object({ a: {} }, { required: ['a', 'b'] }))).toEqual([
      '/components/schemas/Thing/required/1',
    ]);
  });

  test('are declared if another part of an allOf declares them', () => {
    const declared = object({ b: { type: 'string' } });
    const requires = object({ a: {} }, { required: ['b'] });
    expect(undeclaredIn({ allOf: [declared, requires] })).toEqual([]);
  });

  test('a property called `required` with a member called `0` is declared', () => {
    const inner = object({ 0: {} }, { required: ['0'] });
    expect(undeclaredIn(object({ required: inner }, { required: ['required'] }))).toEqual([]);
  });

  test('an object whose only property is called `0`, inside a property called `required`, gets a type', async () => {
    const required = object({ 0: {} });
    const sdk = await emitDocument(documentOf({}, object({ required })));
    const source = sdk.text('src/resources/things.ts');
    expect(source).toMatch(/interface ThingCreateParamsRequired \{\s*'0'\?: unknown;/);
  });
});

describe('bare types', () => {
  const variants = { oneOf: [{ type: 'string', maxLength: 3 }, { type: 'integer' }] };
  const typeOf = (schema: object) => {
    const document = documentOf({ Thing: object({ x: schema }) }, reference('Thing'));
    const { api } = readLoaded(loadValue(document as unknown as Json, 'facts.json'));
    const { type } = api!.types.get('#/components/schemas/Thing')!.use;
    return type.kind === 'object' ? type.properties[0]!.type : undefined;
  };

  test('a type alone selects among the variants', () => {
    expect(typeOf({ type: 'string', ...variants })).toMatchObject({ kind: 'string', maxLength: 3 });
  });

  test('a type with a constraint does not', () => {
    expect(typeOf({ type: 'string', minLength: 1, ...variants })?.kind).toBe('intersection');
  });

  test('equality of types ignores source locations, examples and defaults', () => {
    const literal = (at: number) => ({ const: { at } });
    const allOf = (left: object, right: object) =>
      typeOf({ allOf: [object({ x: left }), object({ x: right })] });
    const [same, different] = [allOf(literal(1), literal(1)), allOf(literal(1), literal(2))];
    const kinds = [same, different].map((type) =>
      type?.kind === 'object' ? type.properties[0]!.type.kind : undefined,
    );
    expect(kinds).toEqual(['literal', 'never']);
  });
});
