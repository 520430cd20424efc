/** The model of small documents: security, bodies, results and schemas. */

import { describe, expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { readLoaded } from '../../generator/pipeline.js';
import { loadValue } from '../../generator/openapi/load.js';
import { emitDocument } from '../support/emit.js';

const bearer = { type: 'http', scheme: 'bearer' };
const info = { title: 'Model', version: '1' };
const nothing = { responses: { 204: { description: 'Nothing' } } };

function apiOf(document: object) {
  const whole = { openapi: '3.1.0', info, ...document } as unknown as Json;
  const { api, diagnostics } = readLoaded(loadValue(whole, 'api.json'));
  return { api: api!, codes: diagnostics.map(({ code }) => code) };
}

describe('security', () => {
  const components = {
    securitySchemes: { B: bearer, b: bearer, other: { type: 'apiKey', in: 'query', name: 'k' } },
  };

  test('equal schemes that are spelled alike become one, which requirements refer to', () => {
    const { api } = apiOf({
      components,
      security: [{ b: [] }, { B: [], other: [] }],
      paths: { '/x': { get: { ...nothing, security: [] } } },
    });
    expect(api.security.schemes.map(({ name, type }) => [name, type])).toEqual([
      ['B', 'bearer'],
      ['other', 'apiKey'],
    ]);
    expect(api.security.default).toEqual([['B'], ['B', 'other']]);
    expect(api.operations[0]!.security).toEqual([]);
  });

  test('a document that never requires its schemes allows each of them', () => {
    expect(apiOf({ components, paths: { '/x': { get: nothing } } }).api.security.default).toEqual([
      [],
      ['B'],
      ['other'],
    ]);
    const stated = { '/x': { get: { ...nothing, security: [{ B: [] }] } } };
    expect(apiOf({ components, paths: stated }).api.security.default).toEqual([]);
  });
});

test('parameters, bodies and credentials that cannot be sent are reported', () => {
  const json = { 'application/json': { schema: { type: 'object', properties: { a: {} } } } };
  const { api, codes } = apiOf({
    paths: {
      '/x': {
        get: { ...nothing, requestBody: { content: json } },
        post: { ...nothing, requestBody: { content: { ...json, 'text/plain': {} } } },
        put: {
          ...nothing,
          parameters: [
            { in: 'body', name: 'b' },
            { in: 'path', name: 'gone' },
          ],
        },
      },
    },
    components: { securitySchemes: { d: { type: 'http', scheme: 'digest' } } },
  });
  expect(codes.toSorted()).toEqual([
    'body-alternative-unused',
    'body-unsendable',
    'component-unused',
    'parameter-location-unknown',
    'parameter-unused',
    'security-unsupported',
  ]);
  const bodies = api.operations.map(({ method, body }) => [method, body?.contents.length]);
  expect(bodies).toEqual([
    ['GET', undefined],
    ['PUT', undefined],
    ['POST', 2],
  ]);
});

test('examples come from the property, else the object, else the media type; strings stay strings', async () => {
  const properties = {
    own: { type: 'string', example: 'own' },
    object: { type: 'string' },
    media: { type: 'string' },
    number: { type: 'string', example: '007' },
  };
  const schema = { type: 'object', properties, example: { own: 'no', object: 'object' } };
  const media = {
    schema: { ...schema, example: undefined },
    example: { own: 'no', media: 'media' },
  };
  const text = async (content: object) => {
    const post = {
      ...nothing,
      operationId: 'p',
      requestBody: { content: { 'application/json': content } },
    };
    const document = { openapi: '3.1.0', info, paths: { '/x': { post } } };
    const sdk = await emitDocument(JSON.parse(JSON.stringify(document)) as object);
    const found = sdk.text('src/resources/x.ts').matchAll(/@example (\S+)[^;]*?(\w+)\?: string;/g);
    return Object.fromEntries([...found].map(([, example, name]) => [name, example]));
  };
  expect(await text({ schema })).toEqual({ own: "'own'", object: "'object'", number: "'007'" });
  expect(await text(media)).toEqual({ own: "'own'", media: "'media'", number: "'007'" });
});

test('defaults are documented, including `default: null`', async () => {
  const properties = {
    a: { type: ['string', 'null'], default: null },
    b: { type: 'integer', default: 0 },
  };
  const body = { content: { 'application/json': { schema: { type: 'object', properties } } } };
  const paths = { '/x': { post: { ...nothing, requestBody: body } } };
  const source = (await emitDocument({ openapi: '3.1.0', info, paths })).text('src/resources/x.ts');
  expect(source).toContain('/** @default null */');
  expect(source).toContain('/** @default 0 */');
});

test('a body with equal JSON and multipart contents is sent as multipart if a member is a file', async () => {
  const upload = { $ref: '#/components/schemas/Upload' };
  const content = (types: Record<string, object>) =>
    Object.fromEntries(Object.entries(types).map(([type, schema]) => [type, { schema }]));
  const post = (types: Record<string, object>) => ({
    post: {
      operationId: 'send',
      requestBody: { required: true, content: content(types) },
      responses: { '204': { description: 'done' } },
    },
  });
  const file = { type: 'string', format: 'binary' };
  const components = {
    schemas: {
      Upload: {
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string' }, file },
      },
    },
  };
  const emit = (types: Record<string, object>) =>
    emitDocument({ openapi: '3.1.0', info, components, paths: { '/x': post(types) } });
  const both = await emit({ 'application/json': upload, 'multipart/form-data': upload });
  const text = both.text('src/resources/x.ts');
  expect(text).toContain('body: maybeMultipart(body, client)');
  expect(text).toMatch(/file\?: Uploadable \| string/);
  expect(both.diagnostics.map(({ code }) => code)).not.toContain('body-alternative-unused');
  const other = await emit({
    'application/json': upload,
    'multipart/form-data': { type: 'object' },
  });
  expect(other.text('src/resources/x.ts')).not.toContain('maybeMultipart');
  expect(other.diagnostics.map(({ code }) => code)).toContain('body-alternative-unused');
});

test('an SDK is generated for a document with webhooks only, and for one without operations', async () => {
  const hook = {
    post: {
      requestBody: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/E' } } },
      },
    },
  };
  const components = {
    schemas: { E: { type: 'object', properties: { id: { type: 'string', readOnly: true } } } },
  };
  const hooks = await emitDocument({
    openapi: '3.1.0',
    info,
    webhooks: { made: hook },
    components,
  });
  expect(hooks.text('src/models.ts')).toContain('export interface E {');
  const empty = await emitDocument({ openapi: '3.0.0', info, paths: {} });
  expect(empty.text('src/client.ts')).toContain('export class Model extends APIClient');
});

describe('the TypeScript type of a schema', () => {
  /** The printed type of a schema, as a property in a response. */
  async function typeOf(schema: unknown, schemas: object = {}, version = '3.1.0'): Promise<string> {
    const holder = { type: 'object', properties: { it: schema } };
    const ok = {
      200: {
        description: 'Yes',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Holder' } } },
      },
    };
    const document = {
      openapi: version,
      info,
      paths: { '/x': { get: { operationId: 'x', responses: ok } } },
      components: { schemas: { Holder: holder, ...schemas } },
    };
    const { files } = await emitDocument(JSON.parse(JSON.stringify(document)) as object);
    const all = files
      .map(({ text }) => text)
      .join('\n')
      .replaceAll(/\/\*\*[^]*?\*\//g, '')
      .replaceAll(/\s+/g, ' ');
    return /interface Holder \{ (?:\[key: string\]: unknown; )?it\?: (.*?); \}/.exec(all)![1]!;
  }
  const A = { type: 'object', properties: { a: { type: 'string' } } };
  const E = { type: 'string', enum: ['x', 'y'] };
  const S = { type: 'string', minLength: 1 };

  test.for<[name: string, schema: unknown, type: string, version?: string]>([
    ['nullable of 3.0', { type: 'string', nullable: true }, 'string | null', '3.0.3'],
    [
      'nullable beside $ref',
      { $ref: '#/components/schemas/A', nullable: true },
      'A | null',
      '3.0.3',
    ],
    ['nullable enum', { type: 'string', enum: ['x'], nullable: true }, "'x' | null", '3.0.3'],
    ['null in an enum', { enum: ['x', null] }, "'x' | null"],
    ['type list', { type: ['integer', 'null'] }, 'number | null'],
    ['const null', { const: null }, 'null'],
    ['mixed enum', { enum: [1, 'a', true] }, "1 | 'a' | true"],
    ['implied object', { properties: { b: {} } }, 'Holder.It'],
    ['implied array', { items: { type: 'string' } }, 'string[]'],
    ['implied number', { minimum: 1 }, 'number'],
    ['format alone', { format: 'date-time' }, 'string'],
    ['no keyword', {}, 'unknown'],
    ['documentation alone', { description: 'x' }, 'unknown'],
    ['true', true, 'unknown'],
    ['false', false, 'never'],
    ['allOf of one', { allOf: [{ $ref: '#/components/schemas/A' }], description: 'x' }, 'A'],
    [
      'allOf with null',
      { allOf: [{ $ref: '#/components/schemas/A' }], nullable: true },
      'A | null',
      '3.0.0',
    ],
    [
      'allOf of strings',
      { allOf: [{ type: 'string' }, { minLength: 3, type: 'string' }] },
      'string',
    ],
    ['allOf that narrows', { allOf: [{ type: 'string' }, { enum: ['a', 1] }] }, "'a'"],
    ['oneOf', { oneOf: [{ type: 'string' }, { type: 'integer' }] }, 'string | number'],
    [
      'anyOf with sibling',
      { type: 'object', required: ['a'], anyOf: [{ $ref: '#/components/schemas/A' }] },
      'Holder.It', // extends A, with the member required
    ],
    ['oneOf of two schemas that allow anything', { oneOf: [true, {}] }, 'never'],
    [
      'open enum',
      { anyOf: [{ enum: ['x', 'y'] }, { type: 'string' }] },
      "'x' | 'y' | (string & {})",
    ],
    [
      'open enum of references',
      { anyOf: [{ $ref: '#/components/schemas/E' }, { $ref: '#/components/schemas/S' }] },
      'E | (string & {})',
    ],
    [
      'nullable open enum',
      { anyOf: [{ const: 'x' }, { type: ['string', 'null'] }] },
      "'x' | (string & {}) | null",
    ],
    [
      'array of an open enum',
      { type: 'array', items: { type: 'string', anyOf: [{ enum: ['x'] }, { minLength: 2 }] } },
      "('x' | (string & {}))[]",
    ],
    ['enum beside numbers', { anyOf: [{ enum: ['x'] }, { type: 'number' }] }, "'x' | number"],
    ['numbers and any number', { anyOf: [{ enum: [1, 2] }, { type: 'number' }] }, '1 | 2 | number'],
    [
      'if, then, else by type',
      { if: { type: 'string' }, then: { enum: ['x'] }, else: { type: 'integer' } },
      "'x' | number",
    ],
    [
      'dependentRequired',
      { type: 'object', dependentRequired: { x: ['y'] } },
      '{ x: unknown; y: unknown; [key: string]: unknown } | { x?: never; [key: string]: unknown }',
    ],
    ['propertyNames: false', { propertyNames: false }, '{ [key: string]: never }'],
    [
      'patternProperties',
      { patternProperties: { '^x-': { type: 'string' } } },
      '{ [key: `x-${string}`]: string }',
    ],
    [
      'patternProperties without a template',
      { patternProperties: { '^x.y': { type: 'string' } } },
      '{ [key: string]: unknown }',
    ],
    ['not of not', { not: { not: { type: 'string' } } }, 'string'],
    ['oneOf with unknown', { oneOf: [{}, { type: 'string' }] }, 'unknown'],
    [
      'equal variants',
      { oneOf: [{ type: 'string' }, { type: 'string', format: 'date' }] },
      'string',
    ],
    ['array of union', { type: 'array', items: { type: ['string', 'null'] } }, '(string | null)[]'],
    ['closed object', { type: 'object', additionalProperties: false }, '{ [key: string]: never }'],
    [
      'map of maps',
      { additionalProperties: { additionalProperties: { type: 'boolean' } } },
      '{ [key: string]: { [key: string]: boolean } }',
    ],
    ['binary in JSON', { type: 'string', format: 'binary' }, 'string'],
    [
      'exclusive limits of 3.0',
      { type: 'number', minimum: 1, exclusiveMinimum: true },
      'number',
      '3.0.0',
    ],
    ['an unknown type', { type: 'strnig' }, 'unknown'],
  ])('%s', async ([, schema, expected, version]) => {
    expect(await typeOf(schema, { A, E, S }, version)).toBe(expected);
  });
});

describe('discriminators', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const text = { type: 'string' };
  const tagged = (properties: object = {}) => ({
    type: 'object',
    required: ['kind'],
    properties: { kind: text, ...properties },
  });
  const discriminator = { propertyName: 'kind' };

  /** The declarations of the schemas that a response with schema `Root` needs. */
  async function declarations(schemas: object): Promise<string> {
    const json = { content: { 'application/json': { schema: ref('Root') } } };
    const get = { operationId: 'x', responses: { 200: { description: 'Yes', ...json } } };
    const { files } = await emitDocument({
      openapi: '3.1.0',
      info,
      paths: { '/x': { get } },
      components: { schemas },
    });
    const texts = files.filter(({ path }) => /src\/(models|resources\/)/.test(path));
    return texts
      .map(({ text: source }) => source.replaceAll(/\/\*\*[^]*?\*\//g, '').replaceAll(/\s+/g, ' '))
      .join('\n');
  }

  test('a value that the example of the document contradicts is not implied', async () => {
    const found = await declarations({
      Root: { oneOf: [ref('A'), ref('B')], discriminator },
      A: tagged({ kind: { ...text, example: 'a' } }),
      B: { ...tagged(), example: { kind: 'B' } },
    });
    expect(found).toContain('interface A { kind: string; }');
    expect(found).toContain("interface B { kind: 'B'; }");
    expect(found).toContain('type Root = A | B;');
  });

  test('a value that is mapped to a schema that does not exist implies no other', async () => {
    const found = await declarations({
      Root: {
        type: 'object',
        properties: { bundled: ref('Bundled'), broken: ref('Broken'), base: ref('Base') },
      },
      Bundled: {
        oneOf: [ref('A'), ref('B')],
        discriminator: {
          ...discriminator,
          mapping: { a: 'models/A.json', b: 'all.yml#/B', c: '#/components/schemas/C' },
        },
      },
      A: tagged({ a: text }),
      B: tagged({ b: text }),
      C: tagged({ c: text }),
      Broken: {
        oneOf: [ref('D'), ref('E')],
        discriminator: { ...discriminator, mapping: { d: './gone.yml', e: 'E' } },
      },
      D: tagged({ d: text }),
      E: tagged({ e: text }),
      Base: {
        ...tagged(),
        discriminator: { ...discriminator, mapping: { f: '#/components/schemas/Gone', g: 'G' } },
      },
      F: { allOf: [ref('Base'), { properties: { f: text } }] },
      G: { allOf: [ref('Base'), { properties: { g: text } }] },
    });
    expect(found).toContain("interface A { kind: 'a'; a?: string; }");
    expect(found).toContain("interface B { kind: 'b'; b?: string; }");
    expect(found).toContain('interface C { kind: string; c?: string; }');
    expect(found).toContain('interface D { kind: string; d?: string; }');
    expect(found).toContain("interface E { kind: 'e'; e?: string; }");
    expect(found).toContain('interface F extends BaseBase { f?: string; }');
    expect(found).toContain("interface G extends BaseBase { kind: 'g'; g?: string; }");
  });

  test('a subclass may have no members of its own; an alias is none', async () => {
    const found = await declarations({
      Root: { ...tagged(), discriminator },
      A: { allOf: [ref('Root')] },
      B: { allOf: [ref('Root'), { properties: { b: text } }] },
      Alias: ref('Root'),
    });
    expect(found).toContain('type Root = A | B;');
    expect(found).toContain("interface A extends RootBase { kind: 'A'; }");
    expect(found).toContain('type Alias = Root;');
  });

  test('a variant that another type extends has its values in the union only', async () => {
    const found = await declarations({
      Root: {
        oneOf: [ref('A'), ref('B')],
        discriminator: { ...discriminator, mapping: { a: 'A', b: 'B' } },
      },
      A: tagged(),
      B: { allOf: [ref('A'), { properties: { b: text } }] },
    });
    expect(found).toContain('interface A { kind: string; }');
    expect(found).toContain("interface B extends A { kind: 'b'; b?: string; }");
    expect(found).toContain("type Root = (A & { kind: 'a' }) | B;");
  });

  test('a discriminator without subclasses, or with a default mapping, changes nothing', async () => {
    const found = await declarations({
      Root: { ...tagged({ base: ref('Base') }), discriminator },
      Base: { ...tagged(), discriminator: { ...discriminator, defaultMapping: 'A' } },
      A: { allOf: [ref('Base'), { properties: { a: text } }] },
    });
    expect(found).toContain('interface Root { kind: string; base?: Base; }');
    expect(found).toContain('interface A extends Base { a?: string; }');
  });

  test('a member that lists fewer values than the enum of the base class narrows it', async () => {
    const found = await declarations({
      Root: { type: 'object', properties: { a: ref('A'), b: ref('B') } },
      Kind: { enum: ['a', 'b', 'c'] },
      Base: { type: 'object', required: ['kind'], properties: { kind: ref('Kind') } },
      A: { allOf: [ref('Base'), { properties: { kind: { enum: ['a'] } } }] },
      B: { allOf: [{ properties: { kind: { const: 'b' } } }, ref('Base')] },
    });
    expect(found).toContain("interface A extends Base { kind: 'a'; }");
    expect(found).toContain("interface B extends Base { kind: 'b'; }");
  });

  test('a class between two levels has a value of its own if a mapping says so', async () => {
    const mapping = { middle: 'Middle', low: 'Low' };
    const found = await declarations({
      Root: { ...tagged(), discriminator: { ...discriminator, mapping } },
      Middle: { allOf: [ref('Root'), { properties: { m: text } }] },
      Between: { allOf: [ref('Middle')] },
      Low: { allOf: [ref('Between'), { properties: { l: text } }] },
    });
    expect(found).toContain('type Root = Low | MiddleSelf;');
    expect(found).toContain("interface MiddleSelf extends MiddleBase { kind: 'middle'; }");
    expect(found).toContain("interface Low extends BetweenBase { kind: 'low'; l?: string; }");
  });
});
