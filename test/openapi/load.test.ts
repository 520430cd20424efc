/** Loading documents: several files, access to files, limits, members of a wrong type. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readApi } from '../../generator/pipeline.js';
import { load, loadValue } from '../../generator/openapi/load.js';
import { locate } from '../../generator/text/locate.js';
import { parse } from '../../generator/text/parse.js';
import { scratch } from '../support/places.js';

function write(files: Record<string, string>): string {
  const folder = scratch('load');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const blockText = (depth: number): string =>
  Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a:`).join('\n');

test('nesting is limited everywhere, in YAML and in JSON', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const start = '"openapi": "3.1.0", "paths": {}';
  const folder = write({
    'json.json': `{ ${start},\n "x-any": ${deep} }`,
    'flow.yml': `{ ${start},\n "x-any": ${deep} }`,
    'block.yml': blockText(3000),
    'shallow.json': `{ ${start}, "x-any": ${'{"a":'.repeat(600)}1${'}'.repeat(600)} }`,
    'shallow.yml': blockText(600),
  });
  for (const [name, line] of [
    ['json.json', 2],
    ['flow.yml', 2],
    ['block.yml', 641],
  ] as const) {
    const { diagnostics, texts } = load(join(folder, name));
    const found = locate(diagnostics, texts);
    expect(
      found.map(({ code, source }) => [code, source.line]),
      name,
    ).toEqual([['limit-exceeded', line]]);
  }
  for (const name of ['shallow.json', 'shallow.yml']) {
    expect(load(join(folder, name)).diagnostics, name).toEqual([]);
  }
  const value = parse(`{ "a": ${deep} }`, 'json.json').value!;
  expect(loadValue(value, 'json.json').diagnostics.map(({ code }) => code)).toEqual([
    'limit-exceeded',
  ]);
});

test('numbers that are not finite are reported and ignored, with their values', () => {
  const schema = (number: string) => `{
    "type": "object",
    "example": { "a": [${number}] },
    "properties": {
      "a": { "type": "number", "default": ${number}, "maximum": ${number} },
      "b": { "enum": [1, ${number}, { "c": ${number} }] },
      "c": { "const": ${number} },
      "d": { "type": "array", "minItems": ${number}, "examples": [[${number}], [1]] }
    }
  }`;
  const document = (number: string) =>
    `{ "openapi": "3.1.0", "components": { "schemas": { "A": ${schema(number)} } } }`;
  const folder = write({
    'huge.json': document('-1e400'),
    'huge.yml': document('1e400'),
    'infinite.yml': document('.inf'),
    'nan.yml': document('.nan'),
    'finite.json': document('1e308'),
  });
  for (const name of ['huge.json', 'huge.yml', 'infinite.yml', 'nan.yml']) {
    const { api, diagnostics } = readApi(join(folder, name));
    const found = diagnostics.filter(({ code }) => code === 'number-not-finite');
    expect(found.map(({ source }) => source.pointer!.slice(21)).toSorted()).toEqual([
      '/example',
      '/properties/a/default',
      '/properties/a/maximum',
      '/properties/b/enum/1',
      '/properties/b/enum/2',
      '/properties/c/const',
      '/properties/d/examples/0',
      '/properties/d/minItems',
    ]);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { type } = api!.types.get('#/components/schemas/A')!.use;
    expect(
      type.kind === 'object' && type.properties.map(({ type: member }) => member),
    ).toMatchObject([
      { kind: 'number' },
      { kind: 'enum', members: [{ value: 1 }] },
      { kind: 'unknown' },
      { kind: 'array' },
    ]);
  }
  const { diagnostics } = readApi(join(folder, 'finite.json'));
  expect(diagnostics.map(({ code }) => code)).not.toContain('number-not-finite');
});

const head = 'openapi: 3.1.0\ninfo: { title: Files, version: "1" }\n';
const get = (schema: string) => `
  get:
    operationId: get
    responses:
      '200': { description: Yes, content: { application/json: { schema: { $ref: '${schema}' } } } }`;

test('several files: whole files, pointers into them, and cycles between them', () => {
  const folder = write({
    'openapi.yml': `${head}paths:\n  /a: { $ref: 'paths/a.yml' }\n  /b/{id}:\n    parameters: [{ $ref: 'shared.json#/parameters/id~1x' }]${get('./shared.json#/definitions/Node').replaceAll('\n', '\n  ').replace('operationId: get', 'operationId: b')}\n`,
    'paths/a.yml': get('../schemas/whole.yml').trim().replaceAll('\n  ', '\n'),
    'schemas/whole.yml':
      "type: object\nproperties:\n  node: { $ref: '../shared.json#/definitions/Node' }\n  self: { $ref: '#' }\n  part: { $ref: '#/properties/text' }\n  text: { type: string, example: { $ref: 'not/a/reference.yml' } }\n",
    'shared.json': JSON.stringify({
      parameters: {
        'id/x': { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      },
      definitions: {
        Node: {
          type: 'object',
          properties: { next: { $ref: '#/definitions/Node' }, back: { $ref: 'schemas/whole.yml' } },
        },
      },
    }),
  });
  const { api, diagnostics } = readApi(join(folder, 'openapi.yml'));
  expect(diagnostics.map(({ code }) => code)).toEqual(['example-mismatch']); // it is data, not a string
  const ids = [...api!.types].filter(([, { role }]) => role === 'schema');
  expect(ids.map(([id, { wireName, recursive }]) => [id, wireName, recursive]).toSorted()).toEqual([
    ['schemas/whole.yml#', 'whole', true],
    ['schemas/whole.yml#/properties/text', 'text', false],
    ['shared.json#/definitions/Node', 'Node', true],
  ]);
  expect(api!.operations.map(({ id }) => id)).toEqual(['GET /a', 'GET /b/{id}']);
});

test('nothing outside the folder is read: by .., by an absolute path, or through a link', () => {
  const outer = scratch('outer');
  writeFileSync(join(outer, 'secret.yml'), 'type: string');
  const references = ['../secret.yml', join(outer, 'secret.yml'), 'link.yml', 'folder/secret.yml'];
  const paths = references.map(
    (reference, index) =>
      `  /p${index}:${get(reference).replaceAll('\n', '\n  ').replace(': get', `: g${index}`)}`,
  );
  const folder = join(outer, 'inner');
  mkdirSync(folder);
  writeFileSync(join(folder, 'openapi.yml'), `${head}paths:\n${paths.join('\n')}\n`);
  symlinkSync(join(outer, 'secret.yml'), join(folder, 'link.yml'));
  symlinkSync(outer, join(folder, 'folder'));
  const refused = readApi(join(folder, 'openapi.yml'));
  expect(refused.diagnostics.map(({ code }) => code)).toEqual(Array(4).fill('reference-outside'));
  expect([...refused.source!.files.keys()]).toEqual(['openapi.yml']);
  const allowed = readApi(join(folder, 'openapi.yml'), { root: outer });
  expect(allowed.diagnostics).toEqual([]);
});

test('folders, pipes and bytes that are not UTF-8 are refused', () => {
  const folder = write({ 'sub/a.yml': 'a: 1' });
  writeFileSync(join(folder, 'latin.yml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9]));
  for (const name of ['sub', 'latin.yml', '/dev/null']) {
    const path = name.startsWith('/') ? name : join(folder, name);
    expect(
      load(path).diagnostics.map(({ code }) => code),
      name,
    ).toEqual(['file-unreadable']);
  }
});

test('members of a wrong type are reported and ignored', () => {
  const folder = write({
    'openapi.yml': `${head}servers: nowhere
paths:
  /a:
    get:
      operationId: [x]
      tags: { a: b }
      parameters: none
      responses:
        '200': { description: 1, content: { application/json: { schema: [1] } } }
        '400': text
components:
  schemas:
    A: { type: object, properties: { a: 1, b: { type: string, minLength: long } }, required: { a: b } }
    B: null
`,
  });
  const { api, diagnostics } = readApi(join(folder, 'openapi.yml'));
  expect(diagnostics.every(({ severity }) => severity === 'warning')).toBe(true);
  const wrong = diagnostics.filter(({ code }) => code === 'type-unexpected');
  expect(wrong.map(({ source }) => source.pointer).toSorted()).toEqual([
    '/components/schemas/A/properties/a',
    '/components/schemas/A/properties/b/minLength',
    '/components/schemas/A/required',
    '/components/schemas/B',
    '/paths/~1a/get/operationId',
    '/paths/~1a/get/parameters',
    '/paths/~1a/get/responses/200/content/application~1json/schema',
    '/paths/~1a/get/responses/400',
    '/paths/~1a/get/tags',
    '/servers',
  ]);
  expect(api!.operations).toHaveLength(1);
});
