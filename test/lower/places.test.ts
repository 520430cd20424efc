/**
 * References to places inside other schemas: the type there has the form of the direction in which it is used, even
 * where its owner has no such member in that direction (OpenAPI 3.1, section 4.8.24.1: `readOnly`, `writeOnly`).
 */

import { expect, test } from 'vitest';
import { emitDocument, emitWithPack, writeFiles } from '../support/emit.js';
import { goFaults, pythonFaults } from '../support/language-check.js';
import { scratch } from '../support/places.js';
import { hasGo, hasPython } from '../support/toolchains.js';
import { typeFaults } from '../support/type-check.js';

const entity = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer' },
    state: { type: 'string', enum: ['on', 'off'] },
    label: { type: 'string', readOnly: true },
    secret: { type: 'string', writeOnly: true },
    detail: { type: 'object', properties: { note: { type: 'string' } } },
  },
};

/** Where a schema stands inside a member, and the path from the member. */
const shapes: readonly (readonly [object, string])[] = [
  [entity, ''],
  [{ type: 'array', items: entity }, '/items'],
  [{ type: 'object', additionalProperties: entity }, '/additionalProperties'],
  [{ oneOf: [entity, { type: 'string' }] }, '/oneOf/0'],
  [{ type: 'object', properties: { inner: entity } }, '/properties/inner'],
];

/** How an operation refers to the place. */
const wrappings: readonly ((place: object) => object)[] = [
  (place) => place,
  (place) => ({ type: 'object', required: ['id'], allOf: [place] }),
  (place) => ({ type: 'object', properties: { it: place } }),
];

/** Operations that refer to a member of one direction, or of both, from a request, a response, or both. */
function document(): object {
  const paths: Record<string, object> = {};
  const schemas: Record<string, object> = {};
  const json = (schema: object) => ({ content: { 'application/json': { schema } } });
  const holders = ['readOnly', 'writeOnly', 'both'].flatMap((side) =>
    shapes.flatMap(([shape, path]) =>
      ['request', 'response', 'everywhere'].map((use) => ({ side, shape, path, use })),
    ),
  );
  holders.forEach(({ side, shape, path, use }, index) => {
    const name = `Owner${index}`;
    schemas[name] = { type: 'object', properties: { entity: { ...shape, [side]: true } } };
    const owner = { $ref: `#/components/schemas/${name}` };
    const place = { $ref: `#/components/schemas/${name}/properties/entity${path}` };
    const wrapped = wrappings[Math.floor(index / 3) % wrappings.length]!(place);
    const get = { operationId: `get${index}`, responses: answer(json(owner)) };
    const post = {
      operationId: `post${index}`,
      ...(use !== 'response' && { requestBody: { required: true, ...json(wrapped) } }),
      responses: answer(use === 'request' ? json(owner) : json(wrapped)),
    };
    const put = {
      operationId: `put${index}`,
      requestBody: { required: true, ...json(owner) },
      responses: answer(json(owner)),
    };
    paths[`/owners${index}`] = { get, post, put };
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Places', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://places.example.com' }],
    paths,
    components: { schemas },
  };
}

const answer = (content: object) => ({ 200: { description: 'Fine', ...content } });

test('TypeScript', async () => {
  const { files, text } = await emitDocument(document());
  expect(await typeFaults(new Map(files.map((file) => [file.path, file.text])))).toEqual([]);
  // The first owner has a readOnly member, whose type a request refers to.
  const [, members] = /interface Owners0CreateParams \{([^}]*)\}/.exec(
    text('src/resources/owners0.ts'),
  )!;
  expect(members!.match(/\w+\??:/g)).toEqual(['id:', 'detail?:', 'secret?:', 'state?:']);
});

test.skipIf(!hasGo)('Go', async () => {
  const folder = scratch('places-go');
  writeFiles(folder, await emitWithPack(document(), 'go'));
  expect(await goFaults(folder)).toEqual([]);
});

test.skipIf(!hasPython)('Python', async () => {
  const folder = scratch('places-python');
  writeFiles(folder, await emitWithPack(document(), 'python'));
  expect(await pythonFaults(folder)).toEqual([]);
});
