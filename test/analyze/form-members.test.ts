/** How members of forms are written, in each version of OpenAPI. */

import { expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';

const strings = { type: 'array', items: { type: 'string' } };
const object = { type: 'object', properties: { a: { type: 'string' } } };

/** The members of the first body of a document that are not written in the default way. */
function membersOf(document: object): Record<string, unknown> {
  const { api, diagnostics } = readLoaded(loadValue(document as Json, 'document.json'));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const members = api!.operations[0]!.wire.body!.members;
  return Object.fromEntries(members.map(({ name, encoding }) => [name, encoding]));
}

const form = (
  openapi: string,
  mediaType: string,
  properties: Record<string, unknown>,
  encoding: Record<string, unknown>,
): object => ({
  openapi,
  info: { title: 'T', version: '1' },
  paths: {
    '/a': {
      post: {
        requestBody: {
          content: { [mediaType]: { schema: { type: 'object', properties }, encoding } },
        },
        responses: { 204: { description: 'Done' } },
      },
    },
  },
});

const json = { kind: 'content', mediaTypes: ['application/json'] };

test('OpenAPI 3.0 ignores the style of parts of a multipart body; later versions prefer it to the media type', () => {
  const both = { contentType: 'application/json', style: 'form', explode: false };
  const members = (version: string, mediaType: string) =>
    membersOf(form(version, mediaType, { tags: strings }, { tags: both }));
  const joined = { tags: { kind: 'joined', separator: ',' } };
  expect(members('3.0.3', 'multipart/form-data')).toEqual({ tags: json });
  expect(members('3.1.0', 'multipart/form-data')).toEqual(joined);
  expect(members('3.2.0', 'multipart/form-data')).toEqual(joined);
  expect(members('3.0.3', 'application/x-www-form-urlencoded')).toEqual(joined);
});

test('media types and styles by type of the member', () => {
  const encoding = {
    text: { contentType: 'text/markdown' },
    object: { contentType: 'application/xml' },
    plain: { contentType: 'text/plain, application/xml' },
    images: { contentType: 'image/png, image/*;q="a,b", not a type, a/b\r\nX: y' },
    tags: { style: 'form' },
    pipes: { style: 'pipeDelimited', explode: false },
    spaces: { style: 'spaceDelimited' },
    deep: { style: 'deepObject', explode: true },
    spread: { style: 'form', explode: true },
    absent: { contentType: 'application/json' },
  };
  const properties = {
    text: { type: 'string' },
    object,
    plain: object,
    images: { type: 'array', items: { type: 'string', format: 'binary' } },
    tags: strings,
    pipes: strings,
    spaces: strings,
    deep: strings,
    spread: { anyOf: [strings, object] },
  };
  expect(membersOf(form('3.1.0', 'multipart/form-data', properties, encoding))).toEqual({
    text: { kind: 'content', mediaTypes: ['text/markdown'] },
    plain: { kind: 'content', mediaTypes: ['text/plain'] },
    images: { kind: 'content', mediaTypes: ['image/png', 'image/*;q="a,b"'] },
    pipes: { kind: 'joined', separator: '|' },
    spaces: { kind: 'joined', separator: ' ' },
    deep: { kind: 'brackets' },
    spread: { kind: 'spread' },
  });
  expect(
    membersOf(form('3.1.0', 'application/x-www-form-urlencoded', properties, encoding)),
  ).not.toHaveProperty('text');
});

test('the encoding of a body that stays whole', () => {
  const map = { ...object, additionalProperties: { type: 'string' } };
  const document = form('3.1.0', 'multipart/form-data', {}, { a: { contentType: 'text/html' } });
  const { post } = (document as { paths: { '/a': { post: Record<string, unknown> } } }).paths['/a'];
  Object.assign(post, {
    parameters: [{ name: 'q', in: 'query', schema: { type: 'string' } }],
    requestBody: {
      content: {
        'multipart/form-data': { schema: map, encoding: { a: { contentType: 'text/html' } } },
      },
    },
  });
  expect(membersOf(document)).toEqual({ a: { kind: 'content', mediaTypes: ['text/html'] } });
});

test.for(['application/x-www-form-urlencoded', 'multipart/form-data'])(
  'OpenAPI 2.0: collectionFormat in %s',
  (mediaType) => {
    const field = (name: string, collectionFormat?: string) => ({
      name,
      in: 'formData',
      ...strings,
      ...(collectionFormat && { collectionFormat }),
    });
    const members = membersOf({
      swagger: '2.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          post: {
            consumes: [mediaType],
            parameters: [
              field('plain'),
              field('csv', 'csv'),
              field('ssv', 'ssv'),
              field('pipes', 'pipes'),
              field('multi', 'multi'),
            ],
            responses: { 204: { description: 'Done' } },
          },
        },
      },
    });
    expect(members).toEqual({
      plain: { kind: 'joined', separator: ',' },
      csv: { kind: 'joined', separator: ',' },
      ssv: { kind: 'joined', separator: ' ' },
      pipes: { kind: 'joined', separator: '|' },
    });
  },
);
