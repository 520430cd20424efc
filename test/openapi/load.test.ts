/** Reading documents: YAML and JSON, several files, aliases and merge keys, limits. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readApi } from '../../generator/pipeline.js';
import { load } from '../../generator/openapi/load.js';
import { parse } from '../../generator/text/parse.js';
import { parseFragment } from '../../generator/base/pointer.js';
import { scratch } from '../support/places.js';

function write(files: Record<string, string>): string {
  const folder = scratch('load');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const value = (text: string, file = 'a.yml') => {
  const { value: parsed, diagnostics } = parse(text, file);
  expect(diagnostics).toEqual([]);
  return parsed;
};
const codes = (text: string, file = 'a.yml') =>
  parse(text, file).diagnostics.map(({ code }) => code);

test('YAML 1.2: plain words and times are strings, keys are texts', () => {
  expect(
    value('a: yes\nb: on\nc: 08:00\nd: 0o17\ne: ~\n200: x\ntrue: y\nf: 1e3\ng: 2018-02-02'),
  ).toEqual({
    a: 'yes',
    b: 'on',
    c: '08:00',
    d: 15,
    e: null,
    200: 'x',
    true: 'y',
    f: 1000,
    g: '2018-02-02',
  });
});

test('anchors, aliases and merge keys: explicit keys win, earlier sources win', () => {
  const text = `
base: &base { a: 1, b: 2 }
more: &more { b: 3, c: 4 }
one: { <<: *base, b: 5 }
many: { <<: [*base, *more], d: 6 }
same: *base
quoted: { '<<': kept }`;
  expect(value(text)).toMatchObject({
    one: { a: 1, b: 5 },
    many: { a: 1, b: 2, c: 4, d: 6 },
    same: { a: 1, b: 2 },
    quoted: { '<<': 'kept' },
  });
});

test('what is not valid', () => {
  expect(codes('a: 1\na: 2')).toEqual(['key-duplicate']);
  expect(codes('a: { b: 1, "b": 2 }')).toEqual(['key-duplicate']);
  expect(codes('a: *nowhere')).toEqual(['syntax-invalid']);
  expect(codes('a: &a [*a]')).toEqual(['syntax-invalid']);
  expect(codes('a: { <<: 1 }')).toEqual(['syntax-invalid']);
  expect(codes('{ "a": 1, }', 'a.json')).toEqual(['syntax-invalid']);
  expect(codes('a: "\0"')).toEqual(['syntax-invalid']);
  expect(codes(`a: ${'['.repeat(500)}${']'.repeat(500)}`)).toEqual(['limit-exceeded']);
});

test('nesting is bounded, in YAML and in JSON, wherever it stands', () => {
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

test('hostile sizes end in an answer: a bomb of aliases, a chain of merges, many keys', () => {
  const bomb = Array.from({ length: 20 }, (_, index) =>
    index === 0
      ? 'a0: &a0 [x, x, x, x]'
      : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(4)}]`,
  );
  expect(codes(bomb.join('\n'))).toEqual(['limit-exceeded']);
  const chain = Array.from({ length: 4000 }, (_, index) =>
    index === 0
      ? 'k0: &k0 { v0: 1 }'
      : `k${index}: &k${index} { <<: *k${index - 1}, v${index}: 1 }`,
  );
  expect(codes(chain.join('\n'))).toEqual(['limit-exceeded']);
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
  expect(Object.keys(value(keys) as object)).toHaveLength(60_000);
});

test('__proto__ is data, in YAML and in JSON', () => {
  for (const [text, file] of [
    ['__proto__: { x: 1 }', 'a.yml'],
    ['{ "__proto__": { "x": 1 } }', 'a.json'],
  ]) {
    const parsed = value(text!, file) as object;
    expect(Object.keys(parsed)).toEqual(['__proto__']);
    expect(({} as { x?: number }).x).toBeUndefined();
  }
});

test('the format goes by the extension, else by the content', () => {
  expect(value('{ "a": 1 }', 'spec')).toEqual({ a: 1 });
  expect(value('a: 1', 'spec.txt')).toEqual({ a: 1 });
  expect(value('{ a: 1 }', 'a.yaml')).toEqual({ a: 1 });
  expect(value('\uFEFF{ "a": 1 }', 'a.json')).toEqual({ a: 1 });
});

test('pointers with ~0 ~1 and percent-encoding', () => {
  expect(parseFragment('/a~1b/c~0d/e%20f/%25')).toEqual(['a/b', 'c~d', 'e f', '%']);
  expect(parseFragment('')).toEqual([]);
  expect(parseFragment('anchor')).toBeUndefined();
  expect(parseFragment('/%zz')).toBeUndefined();
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
  expect(diagnostics.map(({ code }) => code)).toEqual(['example-mismatch']); // it is data, and no string
  const ids = [...api!.types].filter(([, { role }]) => role === 'schema');
  expect(ids.map(([id, { wireName, recursive }]) => [id, wireName, recursive]).toSorted()).toEqual([
    ['schemas/whole.yml#', 'whole', true],
    ['schemas/whole.yml#/properties/text', 'text', false],
    ['shared.json#/definitions/Node', 'Node', true],
  ]);
  expect(api!.operations.map(({ id }) => id)).toEqual(['GET /a', 'GET /b/{id}']);
});

test('nothing outside the folder is read: not by .., not absolutely, not through a link', () => {
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

test('folders, pipes and bytes that are no UTF-8 are refused', () => {
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

test('members of a wrong type are reported and ignored, not fallen over', () => {
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
