/** Features of OpenAPI 3.1 and 3.2: URIs as identifiers, and the new objects. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../generator/diagnostics/diagnostics.js';
import type { Json } from '../../generator/base/json.js';
import type { Type } from '../../generator/model/api.js';
import { readApi, readLoaded } from '../../generator/pipeline.js';
import { loadValue } from '../../generator/openapi/load.js';
import { emitDocument } from '../support/emit.js';
import { scratch } from '../support/places.js';

const read = (document: object) => readLoaded(loadValue(document as Json, 'document.json'));
const base = { openapi: '3.2.0', info: { title: 'T', version: '1' } };

const errorsIn = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');

const member = (type: Type | undefined, name: string): Type | undefined =>
  type?.kind === 'object'
    ? type.properties.find((property) => property.name === name)?.type
    : undefined;

test('$self, $id, $anchor and references into the middle of anything', () => {
  const folder = scratch('references');
  const self = 'https://example.com/apis/zoo';
  writeFileSync(
    join(folder, 'shared.json'),
    JSON.stringify({
      $self: 'https://example.com/shared',
      deep: { list: [{ type: 'boolean' }] },
      found: { $anchor: 'here', type: 'number' },
    }),
  );
  const properties = {
    bySelf: { $ref: `${self}#/components/schemas/Plain` },
    byId: { $ref: 'https://example.com/schemas/tree' },
    byAnchor: { $ref: '#spot' },
    anchorElsewhere: { $ref: 'shared.json#here' },
    intoList: { $ref: 'shared.json#/deep/list/0' },
    intoPath: { $ref: '#/paths/~1a~1{id}/get/parameters/0/schema' },
    intoMember: { $ref: '#/components/schemas/Tree/properties/label' },
    toReference: { $ref: '#/components/schemas/Alias' },
  };
  writeFileSync(
    join(folder, 'openapi.json'),
    JSON.stringify({
      ...base,
      $self: self,
      paths: {
        '/a/{id}': {
          get: {
            parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
          },
        },
      },
      components: {
        schemas: {
          Plain: { type: 'string', format: 'uuid' },
          Alias: { $ref: '#/components/schemas/Plain' },
          Spot: { $anchor: 'spot', type: 'string', minLength: 3 },
          Tree: {
            $id: '/schemas/tree',
            type: 'object',
            properties: {
              label: { type: 'string', maxLength: 5 },
              next: { $ref: '#/properties/label' },
              again: { $ref: 'tree' },
            },
          },
          All: { type: 'object', properties },
        },
      },
    }),
  );
  const { api, diagnostics } = readApi(join(folder, 'openapi.json'));
  expect(errorsIn(diagnostics)).toEqual([]);
  const all = api!.types.get('#/components/schemas/All')!.use.type;
  const target = (type: Type | undefined): Type | undefined =>
    type?.kind === 'ref' ? target(api!.types.get(type.to)!.use.type) : type;
  const found = (name: string) => target(member(all, name));
  expect(found('bySelf')).toMatchObject({ kind: 'string', format: 'uuid' });
  expect(found('byAnchor')).toMatchObject({ kind: 'string', minLength: 3 });
  expect(found('anchorElsewhere')).toMatchObject({ kind: 'number' });
  expect(found('intoList')).toMatchObject({ kind: 'boolean' });
  expect(found('intoPath')).toMatchObject({ kind: 'number', integer: true });
  expect(found('intoMember')).toMatchObject({ kind: 'string', maxLength: 5 });
  expect(found('toReference')).toMatchObject({ kind: 'string', format: 'uuid' });
  const tree = found('byId');
  expect(target(member(tree, 'next'))).toMatchObject({ kind: 'string', maxLength: 5 });
  expect(target(member(tree, 'again'))).toBe(tree);
});

test('$dynamicRef is any of the schemas with that anchor', () => {
  const { api, diagnostics } = read({
    ...base,
    components: {
      schemas: {
        List: {
          $id: 'https://example.com/list',
          type: 'array',
          items: { $dynamicRef: '#item' },
          $defs: { item: { $dynamicAnchor: 'item', not: {} } },
        },
        Texts: {
          $ref: 'https://example.com/list',
          $defs: { item: { $dynamicAnchor: 'item', type: 'string' } },
        },
      },
    },
  });
  expect(errorsIn(diagnostics)).toEqual([]);
  const list = api!.types.get('#/components/schemas/List')!.use.type;
  expect(list).toMatchObject({ kind: 'array', items: { type: { kind: 'union' } } });
});

test('the new objects of 3.2', () => {
  const { api, diagnostics } = read({
    ...base,
    tags: [
      { name: 'animals', summary: 'Animals', kind: 'nav' },
      { name: 'cats', parent: 'animals' },
    ],
    paths: {
      '/animals': {
        query: {
          operationId: 'queryAnimals',
          requestBody: {
            content: { 'application/json': { $ref: '#/components/mediaTypes/Filter' } },
          },
        },
        additionalOperations: { COPY: { operationId: 'copyAnimals' } },
        get: {
          operationId: 'findAnimals',
          parameters: [
            {
              name: 'search',
              in: 'querystring',
              content: {
                'application/x-www-form-urlencoded': {
                  schema: { type: 'object', properties: { text: { type: 'string' } } },
                },
              },
            },
          ],
          responses: {
            200: {
              content: {
                'application/jsonl': { itemSchema: { $ref: '#/components/schemas/Animal' } },
              },
            },
          },
        },
      },
    },
    components: {
      mediaTypes: {
        Filter: { schema: { type: 'object', properties: { kind: { type: 'string' } } } },
      },
      schemas: { Animal: { type: 'object', properties: { name: { type: 'string' } } } },
    },
  });
  expect(diagnostics.map(({ message }) => message)).toContain(
    '"itemSchema" is not supported; it has no effect on the SDK.',
  );
  expect(errorsIn(diagnostics)).toEqual([]);
  expect(api!.tags).toMatchObject([{ kind: 'nav' }, { parent: 'animals' }]);
  const operations = new Map(
    api!.operations.map((operation) => [operation.operationId, operation]),
  );
  expect([...operations.keys()].toSorted()).toEqual(['copyAnimals', 'findAnimals', 'queryAnimals']);
  expect(operations.get('copyAnimals')!.method).toBe('COPY');
  expect(operations.get('queryAnimals')!.wire.body).toMatchObject({
    encoding: 'json',
    from: 'rest',
  });
  // The name of an exploded object in a form is not sent (OpenAPI 3.2, section 4.12.6).
  expect(operations.get('findAnimals')!.wire.query).toEqual([
    {
      member: 'search',
      name: 'search',
      serialization: { style: 'form', explode: true, allowReserved: false, stated: true },
    },
  ]);
  expect(api!.types.get('#/components/schemas/Animal')).toBeDefined();
});

test('an example can be null, in 3.1 and in 3.2', () => {
  const answer = (example: object) => ({
    get: {
      responses: {
        200: {
          description: 'Yes',
          content: { 'application/json': { schema: {}, examples: { first: example } } },
        },
      },
    },
  });
  const { api } = read({
    ...base,
    paths: {
      '/a': answer({ value: null }),
      '/b': answer({ dataValue: null }),
      '/c': answer({ dataValue: 1 }),
    },
  });
  const examples = api!.operations.map(({ success }) => success.examples);
  expect(examples).toEqual([[null], [null], [1]]);
});

test('webhooks have types, and a union of all of them', async () => {
  const event = (type: string) => ({
    type: 'object',
    required: ['type'],
    properties: { type: { const: type }, id: { type: 'string' } },
  });
  const sent = (schema: object) => ({
    post: { requestBody: { content: { 'application/json': { schema } } } },
  });
  const { text, diagnostics } = await emitDocument({
    ...base,
    info: { title: 'T', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://t.io' }],
    webhooks: {
      'order.created': sent(event('order.created')),
      'order.deleted': { $ref: '#/components/pathItems/Deleted' },
    },
    components: {
      pathItems: { Deleted: sent({ $ref: '#/components/schemas/Deleted' }) },
      schemas: { Deleted: event('order.deleted') },
    },
  });
  expect(diagnostics).toEqual([]);
  expect(text('src/models.ts')).toContain(
    'export type WebhookEvent = OrderCreatedEvent | Deleted;',
  );
  expect(text('src/index.ts')).toMatch(/WebhookEvent/);
});
