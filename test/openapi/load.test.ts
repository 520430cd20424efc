/** Loading documents: several files, access to files, limits, members of a wrong type. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readApi } from '../../generator/pipeline.js';
import { load } from '../../generator/openapi/load.js';
import { scratch } from '../support/places.js';

function write(files: Record<string, string>): string {
  const folder = scratch('load');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('nesting is limited everywhere, in YAML and in JSON', () => {
  const deep = '['.repeat(100_000) + ']'.repeat(100_000);
  const start = '"openapi": "3.1.0", "paths": {}';
  const folder = write({
    'json.json': `{ ${start}, "x-any": ${deep} }`,
    'flow.yml': `{ ${start}, "x-any": ${deep} }`,
    'block.yml': Array.from({ length: 3000 }, (_, index) => `${' '.repeat(index)}a:`).join('\n'),
  });
  for (const name of ['json.json', 'flow.yml', 'block.yml']) {
    const { diagnostics } = load(join(folder, name));
    expect(
      diagnostics.map(({ code }) => code),
      name,
    ).toEqual(['limit-exceeded']);
  }
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
