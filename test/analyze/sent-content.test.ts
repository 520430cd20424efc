/** Which content of a request body is sent, if a document declares several. */

import { expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';

const formType = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

/** The encoding of the body, and the codes of the diagnostics. */
function sent(operation: object, rest: object): unknown {
  const document = {
    ...rest,
    info: { title: 'T', version: '1', license: { name: 'MIT' } },
    paths: { '/a': { post: { operationId: 'a', ...operation, responses: { 204: {} } } } },
  };
  const { api, diagnostics } = readLoaded(loadValue(document as Json, 'document.json'));
  const { encoding, mediaType } = api!.operations[0]!.wire.body!;
  const codes = diagnostics.map(({ code }) => code).filter((code) => code.startsWith('body-'));
  return { encoding, mediaType, codes };
}

const bodyOf = (content: object) => ({
  requestBody: {
    content: Object.fromEntries(
      Object.entries(content).map(([type, schema]) => [type, { schema: schema as object }]),
    ),
  },
});
const sentOf = (content: object): unknown => sent(bodyOf(content), { openapi: '3.1.0' });

test('multipart is preferred to a form where it can have a file', () => {
  const text = { type: 'object', properties: { a: { type: 'string' } } };
  const file = { type: 'object', properties: { a: { type: 'string', format: 'binary' } } };
  const nested = { type: 'object', properties: { list: { type: 'array', items: file } } };
  const asForm = { encoding: 'form', mediaType: formType, codes: [] };
  const asParts = { encoding: 'multipart', mediaType: multipart, codes: [] };
  expect(sentOf({ [formType]: text, [multipart]: text })).toEqual(asForm);
  expect(sentOf({ [formType]: file, [multipart]: file })).toEqual(asParts);
  expect(sentOf({ [formType]: nested, [multipart]: nested })).toEqual(asParts);
  expect(sentOf({ [formType]: text, [multipart]: file })).toEqual({
    ...asParts,
    codes: ['body-alternative-unused'],
  });
});

test('in OpenAPI 2.0, the same holds for parameters of forms', () => {
  const consumes = [formType, multipart];
  const parameter = (more: object) => ({ name: 'f', in: 'formData', ...more });
  const encodingOf = (...parameters: object[]): unknown =>
    sent({ consumes, parameters }, { swagger: '2.0' });
  expect(encodingOf(parameter({ type: 'string' }))).toMatchObject({ encoding: 'form' });
  expect(encodingOf(parameter({ type: 'file' }))).toMatchObject({ encoding: 'multipart' });
  expect(encodingOf(parameter({ type: 'string', format: 'binary' }))).toMatchObject({
    encoding: 'multipart',
  });
});

test('parts other than those of forms are bytes of the caller, which is reported', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  for (const mediaType of ['multipart/mixed', 'multipart/related; type="text/xml"']) {
    const bytes = { encoding: 'binary', mediaType };
    expect(sentOf({ [mediaType]: schema })).toEqual({ ...bytes, codes: ['body-unwritten'] });
    expect(sentOf({ [mediaType]: {} })).toEqual({ ...bytes, codes: [] });
  }
});
