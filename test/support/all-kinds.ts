/** A document with every kind of type, parameter, body and response of the model. */

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const ok = (schema: object, headers?: object) => ({
  200: { description: 'Yes', ...json(schema), ...(headers && { headers }) },
});
const path = (name: string, schema: object = { type: 'string' }, more: object = {}) => ({
  name,
  in: 'path',
  required: true,
  schema,
  ...more,
});
const list = { type: 'array', items: { type: 'string' } };
const record = { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } };

export const allKinds = {
  openapi: '3.1.0',
  info: { title: 'All kinds API', version: '1.0.0', license: { name: 'MIT' } },
  servers: [{ url: 'https://{region}.kinds.dev/v1', variables: { region: { default: 'eu' } } }],
  security: [{ key: [] }, { login: [], cookie: [] }],
  paths: {
    '/kinds': {
      get: {
        operationId: 'listKinds',
        parameters: [
          { name: 'filter[name][contains]', in: 'query', schema: { type: 'string' } },
          { name: 'filter[name][eq]', in: 'query', schema: { type: 'string' } },
          { name: 'filter[ids]', in: 'query', schema: list },
          { name: 'page[number]', in: 'query', schema: { type: 'integer', default: 1 } },
          { name: 'sort[]', in: 'query', schema: list },
          { name: 'pipes', in: 'query', style: 'pipeDelimited', explode: false, schema: list },
          { name: 'spaces', in: 'query', style: 'spaceDelimited', explode: false, schema: list },
          { name: 'commas', in: 'query', explode: false, schema: list },
          { name: 'spread', in: 'query', schema: record },
          { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: record },
          { name: 'json', in: 'query', content: { 'application/json': { schema: record } } },
          { name: 'reserved', in: 'query', allowReserved: true, schema: { type: 'string' } },
        ],
        responses: ok(
          {
            type: 'object',
            properties: { data: { type: 'array', items: ref('Everything') } },
          },
          {
            'X-Total': { required: true, schema: { type: 'integer' } },
            'x-order': { schema: { type: 'string', enum: ['up', 'down'] } },
          },
        ),
      },
      post: {
        operationId: 'createKind',
        parameters: [
          { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } },
          { name: 'X-List', in: 'header', required: true, schema: list },
          { name: 'X-Any', in: 'header', schema: {} },
          { name: 'session', in: 'cookie', schema: { type: 'string' } },
          { name: 'name', in: 'query', schema: { type: 'string' } },
        ],
        requestBody: { required: true, ...json(ref('Everything')) },
        responses: {
          201: { description: 'Made', ...json(ref('Everything')) },
          '4XX': { description: 'No', ...json(ref('Problem')) },
          409: {
            description: 'Twice',
            ...json({ type: 'object', properties: { id: { type: 'string' } } }),
          },
          default: { description: 'Else' },
        },
        security: [],
      },
    },
    '/kinds/{group}/{id}': {
      parameters: [path('group', { type: 'integer' }), path('id')],
      get: { operationId: 'getKind', responses: ok(ref('Everything')), security: [{ login: [] }] },
      put: {
        operationId: 'replaceKind',
        requestBody: json(ref('Shape')),
        responses: { 204: { description: 'Done' } },
      },
      patch: {
        operationId: 'patchKind',
        requestBody: { required: true, ...json(list) },
        responses: {
          200: { description: 'Yes', ...json({ type: 'string' }) },
          204: { description: 'Nothing' },
        },
      },
      delete: {
        operationId: 'delete',
        deprecated: true,
        responses: { 204: { description: 'Gone' } },
      },
      head: { operationId: 'headKind', responses: { 200: { description: 'There' } } },
    },
    '/styles/{simple}/{label}/{matrix}/{json}/{last}': {
      get: {
        operationId: 'styles',
        parameters: [
          path('simple', list),
          path('label', list, { style: 'label', explode: true }),
          path('matrix', record, { style: 'matrix' }),
          {
            name: 'json',
            in: 'path',
            required: true,
            content: { 'application/json': { schema: record } },
          },
          path('last', record, { explode: true }),
        ],
        responses: {
          200: { description: 'Yes', content: { 'text/plain': { schema: { type: 'string' } } } },
        },
      },
    },
    '/files': {
      post: {
        operationId: 'upload',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['file'],
                properties: {
                  file: { type: 'string', format: 'binary' },
                  files: { type: 'array', items: { type: 'string', format: 'binary' } },
                  meta: record,
                },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'Bytes',
            content: {
              'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
            },
          },
        },
      },
      put: {
        operationId: 'putText',
        requestBody: { required: true, content: { 'text/plain': { schema: { type: 'string' } } } },
        responses: { 200: { description: 'Anything' } },
      },
    },
    '/exports': {
      get: {
        operationId: 'getExport',
        responses: {
          200: {
            description: 'Yes',
            content: {
              ...json(ref('Problem')).content,
              'application/pdf': { schema: { type: 'string', format: 'binary' } },
              'text/csv': { schema: { type: 'string' } },
            },
          },
        },
      },
    },
    '/cached': {
      get: {
        operationId: 'getCached',
        parameters: [{ name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
        responses: {
          ...ok(ref('Problem')),
          304: { description: 'Not modified' },
          '3XX': { description: 'Elsewhere', ...json(record) },
          404: { description: 'No', ...json(ref('Problem')) },
        },
      },
    },
    '/blobs': {
      post: {
        operationId: 'createBlob',
        requestBody: { required: true, content: { 'image/*': {} } },
        responses: { 204: { description: 'Done' } },
      },
    },
    '/jobs': {
      post: {
        operationId: 'createJob',
        responses: { ...ok(ref('Problem')), 202: { description: 'Later' } },
      },
    },
    '/form': {
      post: {
        operationId: 'form',
        requestBody: { content: { 'application/x-www-form-urlencoded': { schema: record } } },
        responses: ok({}),
      },
    },
    '/merge/{id}': {
      post: {
        operationId: 'merge',
        parameters: [path('id'), { name: 'dry', in: 'query', schema: { type: 'boolean' } }],
        requestBody: { required: true, ...json({ oneOf: [ref('Cat'), ref('Dog')] }) },
        responses: ok({ oneOf: [ref('Cat'), ref('Dog')] }),
        servers: [{ url: 'https://merge.kinds.dev' }],
      },
    },
  },
  webhooks: {
    kindMade: {
      post: {
        requestBody: json({ type: 'object', properties: { event: { const: 'made' } } }),
        responses: {},
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: 'apiKey', in: 'query', name: 'api_key' },
      login: { type: 'http', scheme: 'basic' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
    },
    schemas: {
      Everything: {
        type: 'object',
        required: ['name', 'secret', 'id', 'undescribed'],
        properties: {
          id: { type: 'string', readOnly: true },
          secret: { type: 'string', writeOnly: true },
          name: { type: 'string' },
          nothing: { type: 'null' },
          flag: { type: 'boolean', default: true },
          count: { type: 'integer', minimum: 1, maximum: 9, multipleOf: 2 },
          rate: { type: ['number', 'null'], exclusiveMinimum: 0 },
          mixed: { type: ['string', 'integer', 'boolean'] },
          anything: {},
          never: false,
          always: true,
          color: { enum: ['red', 'green', null] },
          choice: { enum: ['a', 1, true] },
          level: { type: 'integer', enum: [1, 2, 3], 'x-enum-varnames': ['LOW', 'MID', 'HIGH'] },
          constant: { const: 'fixed' },
          object_constant: { const: { a: [1, 'b', null] } },
          tuple: {
            type: 'array',
            prefixItems: [{ type: 'string' }, { type: 'number' }],
            items: false,
            minItems: 1,
          },
          open_tuple: {
            type: 'array',
            prefixItems: [{ type: 'string' }],
            items: { type: 'boolean' },
          },
          nested_list: {
            type: 'array',
            items: { type: 'array', items: { type: ['string', 'null'] } },
          },
          things: {
            type: 'array',
            items: { type: 'object', properties: { size: { type: 'number' } } },
          },
          untyped_list: { type: 'array' },
          free: { type: 'object' },
          map: { type: 'object', additionalProperties: { type: 'integer' } },
          any_map: { type: 'object', additionalProperties: true },
          wide: {
            type: 'object',
            required: ['a'],
            properties: { a: { type: 'string' }, b: { type: 'boolean' } },
            additionalProperties: { type: 'number' },
          },
          pattern_map: {
            type: 'object',
            patternProperties: { '^x-': { type: 'string' } },
            additionalProperties: false,
          },
          closed: { type: 'object', additionalProperties: false },
          self: ref('Everything'),
          children: { type: 'array', items: ref('Everything') },
          tree: ref('Tree'),
          shape: ref('Shape'),
          pet: ref('Pet'),
          maybe_pet: { anyOf: [ref('Cat'), { type: 'null' }] },
          not_text: { not: { type: 'string' } },
          either: { if: { type: 'string' }, then: { minLength: 1 }, else: { type: 'number' } },
          sibling: {
            $ref: '#/components/schemas/Color',
            description: 'With a word of its own',
            deprecated: true,
          },
          'quoted-name': { type: 'string' },
          __proto__x: { type: 'string' },
          constructor: { type: 'string' },
        },
      },
      Color: { type: 'string', enum: ['red', 'green'] },
      Tree: { type: 'object', additionalProperties: ref('Tree') },
      Problem: {
        type: 'object',
        properties: {
          title: { type: 'string' },
          Problem: { type: 'object', properties: { deep: { type: 'string' } } },
        },
      },
      Animal: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string' }, age: { type: 'integer' } },
      },
      Cat: {
        allOf: [
          ref('Animal'),
          { type: 'object', required: ['age'], properties: { lives: { type: 'integer' } } },
        ],
      },
      Dog: {
        allOf: [
          ref('Animal'),
          { properties: { kind: { const: 'dog' }, good: { type: 'boolean' } } },
        ],
      },
      Pet: {
        oneOf: [ref('Cat'), ref('Dog')],
        discriminator: {
          propertyName: 'kind',
          mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' },
        },
      },
      Conflicting: { allOf: [ref('Animal'), { properties: { age: { type: 'string' } } }] },
      MapBase: { type: 'object', additionalProperties: { type: 'integer' } },
      FromMap: { allOf: [ref('MapBase'), { properties: { name: { type: 'string' } } }] },
      Both: { allOf: [ref('Cat'), ref('Shape')] },
      Shape: {
        oneOf: [
          {
            type: 'object',
            required: ['type'],
            properties: { type: { const: 'circle' }, radius: { type: 'number' } },
          },
          {
            type: 'object',
            required: ['type'],
            properties: { type: { const: 'square' }, side: { type: 'number' } },
          },
        ],
      },
      Loop: { allOf: [ref('Loop'), { properties: { x: { type: 'string' } } }] },
      First: { allOf: [ref('Second'), { properties: { a: { type: 'string' } } }] },
      Second: { allOf: [ref('First'), { properties: { b: { type: 'string' } } }] },
      Date: { type: 'string', format: 'date' },
      Response: { type: 'object', properties: { Response: ref('Date') } },
      'not an identifier': { type: 'object', properties: { x: { type: 'string' } } },
      Alias: ref('Color'),
      NullableObject: {
        type: ['object', 'null'],
        properties: { a: { type: 'object', properties: { b: { type: 'string' } } } },
      },
    },
  },
};
