/**
 * Documents with a fault whose meaning is clear: each is accepted, the fault is reported at its place, and what is
 * wrong is left out or read as it must be meant.
 */

import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json } from '../../generator/base/json.js';
import type { Operation } from '../../generator/model/api.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';
import { emitDocument, emitWithPack } from '../support/emit.js';
import { documentOf, done, faults, read } from '../support/faulty-document.js';

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
