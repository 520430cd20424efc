/**
 * Documents with a fault whose meaning is clear: each is accepted, the fault is reported at its place, and what is
 * wrong is left out or read as it must be meant.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../generator/base/json.js';
import type { Operation, Type } from '../../generator/model/api.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readApi, readLoaded } from '../../generator/pipeline.js';
import { emitDocument, emitWithPack } from '../support/emit.js';
import { scratch } from '../support/places.js';

const head = `
openapi: 3.1.0
info: { title: T, version: '1', license: { name: MIT } }
servers: [{ url: 'https://t.dev' }]`;
const done = `responses: { '204': { description: Done } }`;

const documentOf = (text: string): object => parse(`${head}${text}`) as object;
const read = (text: string) => readLoaded(loadValue(documentOf(text) as Json, 'openapi.json'));
/** Codes and pointers of what was found, without components that nothing refers to. */
const faults = (text: string): [string, string][] =>
  read(text)
    .diagnostics.filter(({ code }) => code !== 'component-unused')
    .map(({ code, source }): [string, string] => [code, source.pointer!])
    .toSorted();

describe('operationIds', () => {
  const get = (id: string) => `{ get: { operationId: ${id}, ${done} } }`;
  const idsOf = (text: string) =>
    read(text).api!.operations.map(({ id, operationId, repeatedId }) => [
      id,
      operationId,
      repeatedId,
    ]);

  test('one of several operations names none of them', async () => {
    const text = `
paths:
  /a: ${get('same')}
  /b: ${get('same')}
  /c: ${get('other')}`;
    expect(faults(text)).toEqual([['operation-id-duplicate', '/paths/~1b/get/operationId']]);
    expect(idsOf(text)).toEqual([
      ['GET /a', undefined, 'same'],
      ['GET /b', undefined, 'same'],
      ['GET /c', 'other', undefined],
    ]);
    const { names, diagnostics } = await emitDocument(documentOf(text));
    const functions = [...names.operations.values()].map((own) => own.function);
    expect(functions).toEqual(['getA', 'getB', 'other']);
    expect(diagnostics.map(({ code }) => code)).toEqual(['operation-id-duplicate']);
  });

  test('an operationId wins over a name by method and path', async () => {
    const text = `
paths:
  /a: ${get('same')}
  /b: ${get('same')}
  /c: { get: { ${done} } }
  /d: ${get('get_a')}
  /e: ${get('get_c')}`;
    const { names } = await emitDocument(documentOf(text));
    const functions = [...names.operations].map(([id, own]) => [id, own.function]);
    expect(Object.fromEntries(functions)).toMatchObject({ 'GET /d': 'getA', 'GET /e': 'getC' });
    expect(new Set(functions.map(([, name]) => name)).size).toBe(5);
  });

  test('a path that refers to another, or to a shared Path Item, is no duplicate', async () => {
    const text = `
paths:
  /a: ${get('own')}
  /b: { $ref: '#/paths/~1a' }
  /c: { $ref: '#/components/pathItems/Shared' }
  /d: { $ref: '#/components/pathItems/Shared' }
  /e: { $ref: '#/components/pathItems/Single' }
components: { pathItems: { Shared: ${get('shared')}, Single: ${get('single')} } }`;
    expect(faults(text)).toEqual([]);
    expect(idsOf(text)).toEqual([
      ['GET /a', 'own', undefined],
      ['GET /b', undefined, 'own'],
      ['GET /c', undefined, 'shared'],
      ['GET /d', undefined, 'shared'],
      ['GET /e', 'single', undefined],
    ]);
    const { names } = await emitDocument(documentOf(text));
    const functions = [...names.operations.values()].map((own) => own.function);
    expect(functions).toEqual(['own', 'getB', 'getC', 'getD', 'single']);
    for (const target of ['go', 'python']) {
      const config = { targets: { go: { out: '', module: 'example.com/t' } } };
      expect((await emitWithPack(documentOf(text), target, config)).size).toBeGreaterThan(5);
    }
  });
});

describe('path items', () => {
  const shared = (more: string) => `
  Shared:
    summary: Theirs
    parameters: [{ name: theirs, in: query, schema: { type: string } }]
    get: { operationId: theirGet, ${done} }
    ${more}`;
  /** Ids, operationIds and parameters of the operations. */
  const operationsOf = (text: string) =>
    read(text).api!.operations.map(({ id, operationId, parameters }) => [
      id,
      operationId,
      parameters.map(({ name }) => name),
    ]);

  test('fields beside a $ref are added to what it leads to', () => {
    const text = `
paths:
  /a: { $ref: '#/x-items/Shared', post: { operationId: ownPost, ${done} }, servers: [{ url: 'https://own.dev' }] }
x-items:${shared('')}`;
    expect(faults(text)).toEqual([]);
    expect(operationsOf(text)).toEqual([
      ['GET /a', 'theirGet', ['theirs']],
      ['POST /a', 'ownPost', ['theirs']],
    ]);
    for (const { servers, summary } of read(text).api!.operations) {
      expect(summary).toBe('Theirs');
      expect(servers?.map(({ url }) => url)).toEqual(['https://own.dev']);
    }
  });

  test('of a field in both, the one beside the $ref is used and reported', () => {
    const own = `get: { operationId: ownGet, ${done} }, parameters: [{ name: own, in: query, schema: { type: string } }]`;
    const text = `
paths:
  /a: { $ref: '#/x-items/Shared', ${own}, summary: Ours }
x-items:${shared(`put: { operationId: theirPut, ${done} }`)}`;
    expect(faults(text)).toEqual([
      ['path-item-ambiguous', '/paths/~1a/get'],
      ['path-item-ambiguous', '/paths/~1a/parameters'],
      ['path-item-ambiguous', '/paths/~1a/summary'],
    ]);
    expect(operationsOf(text)).toEqual([
      ['GET /a', 'ownGet', ['own']],
      ['PUT /a', 'theirPut', ['own']],
    ]);
  });

  test('2.0 and webhooks: as in paths of 3.x', () => {
    const old = parse(`
swagger: '2.0'
info: { title: T, version: '1', license: { name: MIT } }
host: t.dev
paths: { /a: { $ref: '#/x-paths/p', put: { operationId: mine, ${done} } } }
x-paths: { p: { get: { operationId: shared, ${done} } } }`) as Json;
    const { api } = readLoaded(loadValue(old, 'openapi.json'));
    expect(api!.operations.map(({ id }) => id)).toEqual(['GET /a', 'PUT /a']);
    const json = (type: string) =>
      `{ requestBody: { content: { application/json: { schema: { type: ${type} } } } }, ${done} }`;
    const hooks = `
webhooks: { a: { $ref: '#/x-items/Hook', put: ${json('integer')} } }
x-items: { Hook: { post: ${json('string')} } }`;
    expect(read(hooks).api!.webhooks.map(({ at }) => at)).toEqual([
      '#/webhooks/a/put',
      '#/x-items/Hook/post',
    ]);
  });
});

describe('responses', () => {
  test('a key that is no status is reported and left out; ranges are so in either case', () => {
    const keys = ['99', 'abc', 'ok', '200 ', '20', '2000', '1X', '0'];
    const good = ['200', '2xx', '4XX', 'default', '999'];
    const of = (key: string) => `'${key}': { description: d }`;
    const text = `
paths: { /a: { get: { operationId: a, responses: { ${[...keys, ...good].map(of).join(', ')} } } } }`;
    expect(faults(text)).toEqual(
      keys.map((key) => ['status-unknown', `/paths/~1a/get/responses/${key}`]).toSorted(),
    );
    const { responses } = read(text).api!.operations[0]!;
    expect(responses.map(({ status }) => status)).toEqual(['200', '2XX', '4XX', '999', 'default']);
  });
});

describe('security', () => {
  const schemes = 'components: { securitySchemes: { key: { type: http, scheme: bearer } } }';
  const securityOf = (requirements: string) => {
    const text = `
paths: { /a: { get: { operationId: a, security: ${requirements}, ${done} } } }
${schemes}`;
    return [read(text).api!.operations[0]!.security, faults(text).map(([, pointer]) => pointer)];
  };

  test('a requirement of an unknown scheme is left out', () => {
    const at = '/paths/~1a/get/security';
    expect(securityOf('[{ gone: [] }, { key: [] }]')).toEqual([[['key']], [`${at}/0/gone`]]);
    expect(securityOf('[{ key: [], gone: [] }]')).toEqual([[['key']], [`${at}/0/gone`]]);
    expect(securityOf('[{ gone: [] }]')).toEqual([[[]], [`${at}/0/gone`]]);
    expect(securityOf('[{}, { gone: [] }]')).toEqual([[[]], [`${at}/1/gone`]]);
  });
});

describe('security schemes', () => {
  test.for([
    ['{ type: apiKey, in: Header, name: k }', 'has the unknown location "Header"', 'header'],
    ['{ type: apiKey, in: body, name: k }', 'has the unknown location "body"', undefined],
    ['{ type: apiKey, in: header }', 'has no "name"', undefined],
    ['{ type: apiKey, name: k }', 'has no "in"', undefined],
    ['{ type: apikey, in: header, name: k }', 'has the unknown type "apikey"', 'apiKey'],
    ['{ type: http }', 'has no "scheme"', undefined],
    ['{ description: d }', 'has no "type"', undefined],
  ])('%s: the message says what is wrong', ([scheme, problem, suggestion]) => {
    const text = `
security: [{ k: [] }]
paths: { /a: { get: { operationId: a, ${done} } } }
components: { securitySchemes: { k: ${scheme} } }`;
    const [found, ...others] = read(text).diagnostics;
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      code: 'security-invalid',
      message: `The security scheme "k" ${problem}; the client does not send it.`,
      source: { pointer: '/components/securitySchemes/k' },
    });
    if (suggestion !== undefined) expect(found!.help).toBe(`Did you mean "${suggestion}"?`);
  });

  test('types that are valid and not supported stay so', () => {
    for (const scheme of ['{ type: mutualTLS }', '{ type: http, scheme: digest }']) {
      const text = `
security: [{ k: [] }]
components: { securitySchemes: { k: ${scheme} } }`;
      expect(faults(text).map(([code]) => code)).toEqual(['security-unsupported']);
    }
  });
});

describe('parameters', () => {
  const namesOf = (parameters: string, more = '') => {
    const text = `
paths: { /a: { get: { operationId: a, parameters: ${parameters}, ${done} } } }
${more}`;
    return [read(text).api!.operations[0]!.parameters.map(({ name }) => name), faults(text)];
  };
  const at = '/paths/~1a/get/parameters';

  test('one without name or location is left out', () => {
    const good = '{ name: q, in: query, schema: { type: string } }';
    expect(namesOf(`[{ in: query }, { name: r }, ${good}]`)).toEqual([
      ['q'],
      [
        ['member-required', `${at}/0`],
        ['member-required', `${at}/1`],
      ],
    ]);
    const shared = 'components: { parameters: { P: { name: p } } }';
    expect(namesOf(`[{ $ref: '#/components/parameters/P' }, ${good}]`, shared)).toEqual([
      ['q'],
      [['member-required', '/components/parameters/P']],
    ]);
  });

  test('one of an unknown location is left out; the help names the location that is meant', () => {
    for (const [location, help] of [
      ['Header', 'Did you mean "header"?'],
      ['cookies', 'Did you mean "cookie"?'],
      ['body', 'Describe the body under requestBody.'],
      ['formData', 'Describe the body under requestBody.'],
      ['5', 'Use path, query, header or cookie.'],
    ]) {
      const parameters = `[{ name: p, in: ${location}, schema: { type: string } }]`;
      expect(namesOf(parameters)).toEqual([[], [['parameter-location-unknown', `${at}/0`]]]);
      const [found] = read(
        `\npaths: { /a: { get: { operationId: a, parameters: ${parameters}, ${done} } } }`,
      ).diagnostics;
      expect(found).toMatchObject({
        message: `Unknown location "${location}"; the parameter "p" is left out.`,
        help,
      });
    }
  });

  test('one after an item that is dropped is reported at its own position', () => {
    const item = '{ name: z, in: querry }';
    expect(
      namesOf(`[null, 'x', [], { name: 5, in: query }, ${item}, { name: '', in: query }]`),
    ).toEqual([
      ['5'],
      [
        ['member-required', `${at}/5`],
        ['parameter-location-unknown', `${at}/4`],
        ['text-expected', `${at}/3/name`],
        ...[0, 1, 2].map((index) => ['type-unexpected', `${at}/${index}`]),
      ],
    ]);
    const schemas = `
components:
  schemas:
    T: { allOf: [5, { allOf: [null, { type: strin }] }, { $ref: '#/components/schemas/T/allOf/1/allOf/1' }] }`;
    expect(namesOf('[]', schemas)[1]).toEqual([
      ['schema-type-unknown', '/components/schemas/T/allOf/1/allOf/1/type'],
      ['type-unexpected', '/components/schemas/T/allOf/0'],
      ['type-unexpected', '/components/schemas/T/allOf/1/allOf/0'],
    ]);
  });

  test('2.0: one after a body is reported at its own position', () => {
    const text = `
swagger: '2.0'
info: { title: T, version: '1', license: { name: MIT } }
host: t.dev
paths:
  /a:
    parameters: [{ name: f, in: formData, type: file }, { name: h, in: haeder, type: string }]
    post: { operationId: a, parameters: [null, { name: b, in: formData, type: string }, { name: z, in: querry, type: string }], ${done} }`;
    const { diagnostics } = readLoaded(loadValue(parse(text) as Json, 'openapi.json'));
    expect(diagnostics.map(({ code, source }) => [code, source.pointer]).toSorted()).toEqual([
      ['parameter-location-unknown', '/paths/~1a/parameters/1'],
      ['parameter-location-unknown', '/paths/~1a/post/parameters/2'],
      ['type-unexpected', '/paths/~1a/post/parameters/0'],
    ]);
  });

  test('one that several operations refer to is reported once', () => {
    const text = `
paths:
  /a: { get: { operationId: a, parameters: [{ $ref: '#/components/parameters/P' }], ${done} } }
  /b: { get: { operationId: b, parameters: [{ $ref: '#/components/parameters/P' }], ${done} } }
components: { parameters: { P: { in: query } } }`;
    expect(faults(text)).toEqual([['member-required', '/components/parameters/P']]);
  });

  test('2.0: only one body is used, and the others are reported', () => {
    const body = (name: string) => `{ name: ${name}, in: body, schema: { type: string } }`;
    const field = '{ name: f, in: formData, type: string }';
    const old = (parameters: string, shared = '') =>
      parse(`
swagger: '2.0'
info: { title: T, version: '1', license: { name: MIT } }
host: t.dev
paths: { /a: { ${shared} post: { operationId: a, parameters: ${parameters}, ${done} } } }`) as Json;
    const own = '/paths/~1a/post/parameters';
    for (const [parameters, shared, pointers] of [
      [`[${body('a')}, ${body('b')}]`, '', [`${own}/1`]],
      [`[${field}, ${body('a')}]`, '', [`${own}/0`]],
      [`[${field}, ${field.replace('f,', 'g,')}]`, '', []],
      // The operation's own body replaces that of the path.
      [`[${body('a')}]`, `parameters: [${body('b')}],`, []],
      [`[${body('a')}]`, `parameters: [${field}],`, ['/paths/~1a/parameters/0']],
    ] as const) {
      const { diagnostics } = readLoaded(loadValue(old(parameters, shared), 'openapi.json'));
      expect(
        diagnostics.map(({ code, source }) => [code, source.pointer]),
        parameters,
      ).toEqual(pointers.map((pointer) => ['body-parameter-unused', pointer]));
    }
  });

  test('a reference to something else is reported where it is', () => {
    const components = `
components:
  schemas: { Id: { type: string, enum: [a] } }
  headers: { Page: { schema: { type: integer } } }
x-ids: { id: { type: string } }`;
    for (const reference of [
      '#/components/schemas/Id',
      '#/components/headers/Page',
      '#/x-ids/id',
    ]) {
      const [names, found] = namesOf(`[{ $ref: '${reference}' }]`, components);
      expect(names).toEqual([]);
      expect(found, reference).toContainEqual(['reference-mismatch', `${at}/0/$ref`]);
    }
  });
});

describe('references', () => {
  const typeOf = (schema: string, more = '') => {
    const text = `
components:
  schemas:
    A: { type: object, properties: { a: ${schema} } }
    User: { type: string, format: uuid }
    A/B: { type: boolean }
    A%20B: { type: 'null' }
    Alias: { $ref: '#/components/schemas/Object' }
    Object: { type: object, properties: { inner: { type: integer } } }
${more}`;
    const { types } = read(text).api!;
    const target = (type: Type): Type =>
      type.kind === 'ref' ? target(types.get(type.to)!.use.type) : type;
    const { type } = types.get('#/components/schemas/A')!.use;
    const found = faults(text).filter(([code]) => code.startsWith('reference'));
    return [type.kind === 'object' ? target(type.properties[0]!.type).kind : '', ...found];
  };
  const at = '/components/schemas/A/properties/a/$ref';

  test.for([
    ['#/components/schemas/User/', 'string'],
    ['#components/schemas/User', 'string'],
    ['/components/schemas/User', 'string'],
    ['components/schemas/User', 'string'],
    ['#/definitions/User', 'string'],
    ['User', 'string'],
    ['#/components/schemas/A/B', 'boolean'],
    ['#/components/schemas/A%20B', 'null'],
  ])('%s is repaired', ([reference, kind]) => {
    expect(typeOf(`{ $ref: '${reference}' }`)).toEqual([kind, ['reference-repaired', at]]);
  });

  test('pointers pass the references on their way, as bundlers write them', () => {
    expect(typeOf(`{ $ref: '#/components/schemas/Alias/properties/inner' }`)).toEqual(['number']);
  });

  test('one to something that is no schema is reported, and has any value', () => {
    const more = `
  responses: { R: { description: d, content: { application/json: { schema: { type: string } } } } }
  parameters: { P: { name: p, in: query, schema: { type: string } } }
paths: { /a: { get: { operationId: a, ${done} } } }`;
    for (const reference of [
      '#',
      '#/info',
      '#/components',
      '#/components/schemas',
      '#/components/schemas/Object/properties',
      '#/components/responses/R',
      '#/components/responses/R/content/application~1json',
      '#/components/parameters/P',
      '#/paths/~1a',
      '#/paths/~1a/get',
      '#/servers/0',
    ]) {
      const found = typeOf(`{ $ref: '${reference}' }`, more);
      expect(found, reference).toEqual(['unknown', ['reference-mismatch', at]]);
      const text = `\ncomponents: { schemas: { A: { properties: { a: { $ref: '#/info' } } } } }`;
      expect(faults(text).map(([code]) => code)).toEqual(['reference-mismatch']);
    }
    for (const [reference, kind] of [
      ['#/components/responses/R/content/application~1json/schema', 'string'],
      ['#/components/parameters/P/schema', 'string'],
      ['#/components/schemas/Object/properties/inner', 'number'],
    ]) {
      expect(typeOf(`{ $ref: '${reference}' }`, more), reference).toEqual([kind]);
    }
    // Within a schema that has an $id, and in a file that is a schema, `#` is that schema.
    expect(typeOf(`{ $id: 'https://t.dev/tree', properties: { next: { $ref: '#' } } }`)).toEqual([
      'object',
    ]);
  });

  test('before 3.1 the type beside one that leads to another type is ignored, and reported', () => {
    const schemas = `
    List: { type: array, items: { type: string } }
    Count: { type: integer }
    Same: { type: object, properties: { list: { $ref: '#/components/schemas/List', type: array } } }
    Wider: { type: object, properties: { count: { $ref: '#/components/schemas/Count', type: number } } }
    Other: { type: object, properties: { list: { $ref: '#/components/schemas/List', type: object } } }`;
    const of = (version: string) => {
      const document = { ...documentOf(`\npaths: {}\ncomponents:\n  schemas:${schemas}`) };
      const { api, diagnostics } = readLoaded(
        loadValue({ ...document, openapi: version } as Json, 'openapi.json'),
      );
      const other = api!.types.get('#/components/schemas/Other')!.use.type;
      return {
        kind: other.kind === 'object' ? other.properties[0]!.type.kind : other.kind,
        codes: diagnostics
          .filter(({ code }) => code !== 'component-unused')
          .map(({ code, source }) => [code, source.pointer]),
      };
    };
    const place = '/components/schemas/Other/properties/list';
    expect(of('3.0.3')).toEqual({ kind: 'ref', codes: [['reference-type', `${place}/type`]] });
    expect(of('3.1.0').codes).toEqual([['schemas-exclusive', place]]);
  });

  test('one that is not a string is an error; null counts as none', () => {
    for (const value of ['5', 'true', '[x]', '{ a: b }']) {
      expect(typeOf(`{ $ref: ${value} }`)[1], value).toEqual(['reference-invalid', at]);
    }
    expect(typeOf('{ $ref: null, type: boolean }')).toEqual(['boolean']);
    // A property that is called `$ref`.
    expect(typeOf('{ type: object, properties: { $ref: { type: string } } }')).toEqual(['object']);
  });

  test('one that nothing needs may lead nowhere', () => {
    const unused = `
  parameters: { P: { name: p, in: query, schema: { $ref: '#/components/schemas/Gone' } } }
  responses: { R: { $ref: 'gone.yml' } }`;
    expect(typeOf('{ type: string }', unused).slice(1)).toEqual([
      ['reference-unused', '/components/parameters/P/schema/$ref'],
      ['reference-unused', '/components/responses/R/$ref'],
    ]);
    const examples = `
paths:
  /a:
    get:
      operationId: a
      responses:
        '200':
          description: Yes
          content: { application/json: { examples: { e: { $ref: '#/components/examples/Gone' } } } }`;
    expect(faults(examples).map(([code]) => code)).toEqual(['reference-unused']);
    const needed = examples.replace('examples: { e:', 'schema:').replace(' } } } }', ' } } }');
    expect(faults(needed).map(([code]) => code)).toEqual(['reference-unresolvable']);
  });

  test('a component without content has any value', () => {
    expect(typeOf(`{ $ref: '#/components/schemas/Empty' }`, '    Empty:')).toEqual(['unknown']);
    const empty = '\ncomponents: { schemas: { A: { $ref: "#/components/schemas/B" }, B: null } }';
    expect(new Set(faults(empty).map((fault) => fault.join(' ')))).toEqual(
      new Set(['type-unexpected /components/schemas/B']),
    );
  });

  test('files: only those that the document needs must be valid; paths as on Windows', () => {
    const folder = scratch('files');
    const write = (name: string, text: string) => {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    };
    write('samples/create.py', 'client.create("a")\n\tif x: [');
    write('docs/about.md', '# About\n\n- a: b: c\n');
    write('deep.yml', `a: ${'['.repeat(2000)}`);
    write('schemas/user.yml', 'type: object');
    const openapi = (schema: string) => `${head}
x-about: { $ref: docs/about.md }
paths:
  /a:
    get:
      operationId: a
      x-codeSamples: [{ lang: Python, source: { $ref: samples/create.py } }, { $ref: deep.yml }]
      responses:
        '200': { description: Yes, content: { application/json: { schema: { $ref: '${schema}' } } } }`;
    write('openapi.yml', openapi('.\\schemas\\user.yml'));
    const { api, diagnostics } = readApi(join(folder, 'openapi.yml'));
    expect(diagnostics).toEqual([]);
    expect(api!.types.has('schemas/user.yml#')).toBe(true);
    for (const [schema, code] of [
      ['samples/create.py', 'syntax-invalid'],
      ['deep.yml', 'limit-exceeded'],
      ['..\\outside.yml', 'reference-outside'],
    ]) {
      write('openapi.yml', openapi(schema!));
      const found = readApi(join(folder, 'openapi.yml')).diagnostics;
      expect(
        found.map((each) => each.code),
        schema,
      ).toEqual([code]);
    }
  });

  test('in place of an operation, or of a whole array or map', () => {
    const folder = scratch('containers');
    const files = {
      'openapi.yml': `${head}
paths: { $ref: paths.yml }
components:
  schemas: { $ref: 'parts.yml#/schemas' }
  securitySchemes: { $ref: 'parts.yml#/schemes' }`,
      'paths.yml': `
/a/{id}:
  parameters: { $ref: 'parts.yml#/parameters' }
  get: { $ref: operations/get.yml }
  x-note: { $ref: nowhere.yml }`,
      'operations/get.yml': `
operationId: getA
responses: { $ref: '../parts.yml#/responses' }`,
      'parts.yml': `
parameters: [{ name: id, in: path, required: true, schema: { $ref: '#/schemas/Id' } }]
responses:
  '200': { description: Yes, content: { application/json: { schema: { $ref: '#/schemas/User' } } } }
schemes: { key: { type: http, scheme: bearer } }
members: { id: { $ref: '#/schemas/Id' }, 'a/b': { type: boolean } }
schemas:
  Id: { type: integer }
  User: { type: object, properties: { $ref: '#/members' } }
  Group: { type: object, properties: { $ref: { type: string } } }`,
    };
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const { api, diagnostics } = readApi(join(folder, 'openapi.yml'));
    expect(diagnostics.filter(({ code }) => code !== 'component-unused')).toEqual([]);
    const [operation] = api!.operations;
    expect(operation).toMatchObject({ id: 'GET /a/{id}', operationId: 'getA' });
    expect(operation!.parameters.map(({ name }) => name)).toEqual(['id']);
    expect(operation!.responses.map(({ status }) => status)).toEqual(['200']);
    expect(api!.security.schemes.map(({ name }) => name)).toEqual(['key']);
    const membersOf = (name: string) => {
      const { type } = [...api!.types.values()].find(({ wireName }) => wireName === name)!.use;
      return type.kind === 'object' ? type.properties.map((property) => property.name) : [];
    };
    expect(membersOf('User')).toEqual(['a/b', 'id']);
    expect(membersOf('Group')).toEqual(['$ref']);
  });

  test('a circular chain is reported and has any value', () => {
    const more = `
    One: { $ref: '#/components/schemas/Two' }
    Two: { $ref: '#/components/schemas/One' }`;
    expect(typeOf(`{ $ref: '#/components/schemas/One' }`, more)).toEqual([
      'unknown',
      ['reference-cycle', '/components/schemas/One'],
    ]);
  });

  test('below a relative $id they are relative to the file, and # to the document', () => {
    const folder = scratch('ids');
    const schema = (id: string) => ({
      $id: id,
      type: 'object',
      properties: {
        file: { $ref: 'schemas/other.json' },
        root: { $ref: '#/components/schemas/Root' },
        own: { $ref: '#/properties/text' },
        text: { type: 'string' },
      },
    });
    for (const id of [
      'schemas/thing.json',
      '/thing',
      'https://t.dev/thing.json',
      'urn:thing',
      ':::',
    ]) {
      const files = {
        'openapi.json': {
          openapi: '3.1.0',
          components: { schemas: { Thing: schema(id), Root: { type: 'boolean' } } },
        },
        'schemas/other.json': { type: 'integer' },
      };
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), JSON.stringify(content));
      }
      const { api, diagnostics } = readApi(join(folder, 'openapi.json'));
      const found = diagnostics.filter(({ code }) => code.startsWith('reference'));
      expect(
        found.map(({ code, source }) => [code, source.pointer]),
        id,
      ).toEqual([['reference-base', '/components/schemas/Thing/properties/root/$ref']]);
      expect(found[0]!.help).toContain('`openapi.json#/components/schemas/Root`');
      const { type } = api!.types.get('#/components/schemas/Thing')!.use;
      const kinds = (type.kind === 'object' ? type.properties : []).map(({ name, type: of }) => [
        name,
        of.kind === 'ref' ? api!.types.get(of.to)!.use.type.kind : of.kind,
      ]);
      expect(Object.fromEntries(kinds), id).toEqual({
        file: 'number',
        root: 'boolean',
        own: 'string',
        text: 'string',
      });
    }
  });
});

describe('schemas', () => {
  test('a list that must have items, but has none, is reported', () => {
    const typeOf = (schema: string) => {
      const text = `\ncomponents: { schemas: { S: ${schema} } }`;
      const { kind } = read(text).api!.types.get('#/components/schemas/S')!.use.type;
      return [kind, ...faults(text).flat()];
    };
    const at = '/components/schemas/S';
    for (const keyword of ['allOf', 'anyOf', 'oneOf', 'prefixItems']) {
      const expected = ['array', 'list-empty', `${at}/${keyword}`];
      expect(typeOf(`{ type: array, ${keyword}: [] }`)).toEqual(expected);
    }
    // "The value must be equal to one of the elements": none is.
    expect(typeOf('{ type: string, enum: [] }')).toEqual(['never', 'list-empty', `${at}/enum`]);
    expect(typeOf('{ type: object, required: [], example: { oneOf: [] } }')).toEqual(['object']);
  });
});

describe('versions', () => {
  const readAs = (fields: string) => {
    const document = parse(`${fields}\ninfo: { title: T, version: '1', license: { name: MIT } }`);
    const { api, diagnostics } = readLoaded(loadValue(document as Json, 'openapi.json'));
    const found = diagnostics.map(({ code, source }) => [code, source.pointer]);
    return { urls: api?.servers.map(({ url }) => url), found };
  };

  test('one under the wrong key is read if the document fits it', () => {
    for (const version of ['"2.0"', '2']) {
      expect(readAs(`openapi: ${version}\nhost: t.dev`)).toEqual({
        urls: ['https://t.dev'],
        found: [['version-key', '/openapi']],
      });
    }
    for (const version of ['3.0.0', '3.1.0', '3']) {
      expect(readAs(`swagger: ${version}\nservers: [{ url: 'https://t.dev' }]`)).toEqual({
        urls: ['https://t.dev'],
        found: [['version-key', '/swagger']],
      });
    }
  });

  test('one that the document does not fit is refused', () => {
    for (const [fields, found] of [
      ['openapi: "2.0"\ncomponents: {}', ['version-contradictory', '/openapi']],
      ['swagger: 3.0.0\ndefinitions: {}', ['version-contradictory', '/swagger']],
      ['swagger: 1.2', ['version-unsupported', '/swagger']],
      ['openapi: 4.0.0', ['version-unsupported', '/openapi']],
    ] as const) {
      expect(readAs(fields)).toEqual({ urls: undefined, found: [found] });
    }
  });
});

describe('bodies and answers', () => {
  const schema = `schema: { type: object, properties: { a: { type: string } } }`;
  const operation = (method: string, more: string) => `
paths: { /a: { ${method}: { operationId: a, ${more} } } }`;
  const only = (text: string): Operation => read(text).api!.operations[0]!;

  test.for(['multipart/related', 'multipart/mixed', 'application/jsonl', 'application/xml'])(
    'the schema of %s is reported',
    (mediaType) => {
      const content = `content: { '${mediaType}': { ${schema} } }`;
      const sent = operation('post', `requestBody: { ${content} }, ${done}`);
      expect(faults(sent).map(([code]) => code)).toEqual(['body-unwritten']);
      const answered = operation('get', `responses: { '200': { description: Yes, ${content} } }`);
      expect(faults(answered)).toEqual([
        [
          'answer-undecoded',
          `/paths/~1a/get/responses/200/content/${mediaType.replace('/', '~1')}/schema`,
        ],
      ]);
    },
  );

  test.for(['get', 'head', 'trace'])('a body of %s is reported and ignored', (method) => {
    const text = operation(method, `requestBody: { content: { a/json: { ${schema} } } }, ${done}`);
    expect(faults(text)).toEqual([['body-unsendable', `/paths/~1a/${method}/requestBody`]]);
    expect(only(text).body).toBeUndefined();
  });
});

test('versions with a prefix or spaces', () => {
  for (const version of ['v3.0.0', ' 3.1.0 ', '3.2', '3', 3.1]) {
    const { api, diagnostics } = readLoaded(loadValue({ openapi: version, paths: {} }, 'a.json'));
    expect([diagnostics, api?.operations], String(version)).toEqual([[], []]);
  }
  const { api } = readLoaded(loadValue({ swagger: '2.0.0', paths: {} }, 'a.json'));
  expect(api?.operations).toEqual([]);
});
