/** References with a fault whose meaning is clear: each is followed as it must be meant, or left out, and reported at its place. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import type { Type } from '../../generator/model/api.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readApi, readLoaded } from '../../generator/pipeline.js';
import { scratch } from '../support/places.js';
import { documentOf, done, faults, head, read } from '../support/faulty-document.js';

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
