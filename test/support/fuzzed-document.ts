/** Arbitrary documents for property-based tests: text at its ends, numbers, nesting, and damage to the structure. */

import fc from 'fast-check';

/** The text of a document, and the name of its file. */
export interface FuzzedDocument {
  readonly name: 'openapi.json' | 'openapi.yml';
  readonly text: string;
}

/** Stands for a number as it is written; a JSON value cannot hold `1e400` or `1.0`. */
const numberMark = '\u{e000}';
const markedNumber = new RegExp(`"${numberMark}([^"]*)"`, 'g');

const ends =
  `\\\\ ' " \` $ \${ { } */ /* // # % %s ~ / . .. , ; : ? & = \n \r \t """ <% {{ __proto__ -`.split(
    ' ',
  );
const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('id', 'name', 'user_id', 'createdAt', 'type', 'default', 'items'),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('', 'a', 'x y'), fc.constantFrom(...ends))
      .map((parts) => parts.join('')),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...ends), fc.constantFrom('', 'a', '\\'))
      .map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 4 })
      .map((value) => value.replaceAll('\0', '')),
  },
);

const number = fc
  .oneof(
    fc.constantFrom(
      '0',
      '-0',
      '1',
      '-1',
      '1.0',
      '0.1',
      '1e3',
      '1E+2',
      '1e400',
      '-1e400',
      '1e-400',
      '1e308',
    ),
    fc.constantFrom(
      '9007199254740993',
      '9223372036854775807',
      '9223372036854775808',
      '18446744073709551616',
    ),
    fc.constantFrom('-9223372036854775809', '123456789012345678901234567890', '1e21', '2147483648'),
    fc.integer().map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  )
  .map((written) => numberMark + written);

const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: scalar },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 3 }) },
    { weight: 1, arbitrary: fc.dictionary(text, tie('value'), { maxKeys: 3 }) },
  ),
})).value;

const names = ['User', 'a\\', 'List<Pet>', 'x/y', 'Ünï'];
const reference = fc.constantFrom(...names).map((name) => ({
  $ref: `#/components/schemas/${encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))}`,
}));

const type = fc.constantFrom<unknown>(
  'string',
  'integer',
  'number',
  'boolean',
  'object',
  'array',
  'null',
  ['string', 'null'],
  'file',
);
const schema = fc.letrec<{ schema: unknown }>((tie) => {
  const inner = tie('schema');
  const some = fc.array(inner, { minLength: 1, maxLength: 3 });
  const members = fc.dictionary(text, inner, { maxKeys: 4 });
  return {
    schema: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 2, arbitrary: reference },
      { weight: 1, arbitrary: fc.boolean() },
      {
        weight: 3,
        arbitrary: fc.record(
          {
            type,
            format: fc.constantFrom('int64', 'int32', 'date-time', 'binary', 'byte', 'uuid', 'x\\'),
            default: value,
            example: value,
            description: text,
            title: text,
            nullable: fc.boolean(),
          },
          { requiredKeys: [] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          { enum: fc.array(value, { maxLength: 4 }), const: value, type },
          { requiredKeys: [] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          {
            minimum: number,
            maximum: number,
            exclusiveMinimum: number,
            multipleOf: number,
            maxLength: number,
            minItems: number,
            maxItems: number,
            pattern: text,
          },
          { requiredKeys: [] },
        ),
      },
      {
        weight: 2,
        arbitrary: fc.record(
          {
            type: fc.constant('object'),
            properties: members,
            required: fc.array(text, { maxLength: 2 }),
            additionalProperties: inner,
            description: text,
            readOnly: fc.boolean(),
          },
          { requiredKeys: ['properties'] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          { type: fc.constant('array'), items: inner, prefixItems: some },
          { requiredKeys: ['items'] },
        ),
      },
      {
        weight: 1,
        arbitrary: fc.record(
          {
            allOf: some,
            oneOf: some,
            anyOf: some,
            not: inner,
            if: inner,
            then: inner,
            discriminator: fc.record({
              propertyName: text,
              mapping: fc.dictionary(text, fc.constantFrom(...names, '#/nope')),
            }),
          },
          { requiredKeys: [] },
        ),
      },
    ),
  };
}).schema;

/** A schema nested in itself many times. */
const deepSchema = fc
  .tuple(
    fc.constantFrom(2, 20, 62, 63, 64, 65, 218, 219, 220, 221, 600),
    fc.constantFrom(
      'properties',
      'items',
      'allOf',
      'oneOf',
      'additionalProperties',
      'not',
      'const',
      'default',
    ),
  )
  .map(([depth, keyword]) => {
    let nested: unknown = { type: 'string' };
    for (let level = 0; level < depth; level++) nested = wrapped(nested, keyword);
    return keyword === 'const' || keyword === 'default' ? { [keyword]: nested } : nested;
  });

function wrapped(inner: unknown, keyword: string): unknown {
  switch (keyword) {
    case 'properties':
      return { type: 'object', properties: { a: inner } };
    case 'allOf':
    case 'oneOf':
      return { [keyword]: [inner, { type: 'integer' }] };
    case 'const':
      return [inner];
    case 'default':
      return { a: inner };
    default:
      return { [keyword]: inner };
  }
}

const anySchema = fc.oneof(
  { weight: 200, arbitrary: schema },
  { weight: 1, arbitrary: deepSchema },
);

const mediaType = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'application/json',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/plain',
      'application/octet-stream',
      'application/jsonl',
      '*/*',
    ),
  },
  { weight: 1, arbitrary: text },
);
const content = fc.dictionary(
  mediaType,
  fc.record({ schema: anySchema, example: value }, { requiredKeys: [] }),
  { maxKeys: 2 },
);
const parameter = fc.record(
  {
    name: text,
    in: fc.constantFrom('query', 'path', 'header', 'cookie', 'body', 'formData', 'x\\'),
    required: fc.boolean(),
    schema: anySchema,
    description: text,
    style: fc.constantFrom('form', 'deepObject', 'simple', 'x\\'),
    explode: fc.boolean(),
    type,
  },
  { requiredKeys: ['name', 'in', 'schema'] },
);
const requirement = fc.dictionary(
  fc.constantFrom('key', 'a\\', 'gone', "it's"),
  fc.array(text, { maxLength: 2 }),
  { maxKeys: 2 },
);
const response = fc.record(
  {
    description: text,
    content,
    headers: fc.dictionary(text, fc.record({ schema: anySchema }), { maxKeys: 2 }),
  },
  { requiredKeys: ['description'] },
);
const operation = fc.record(
  {
    operationId: text,
    summary: text,
    description: text,
    tags: fc.array(text, { maxLength: 2 }),
    parameters: fc.array(parameter, { maxLength: 4 }),
    requestBody: fc.record({ content, required: fc.boolean() }, { requiredKeys: ['content'] }),
    responses: fc.dictionary(
      fc.constantFrom('200', '201', '204', '4XX', 'default', 'x\\'),
      response,
      { maxKeys: 3 },
    ),
    security: fc.array(requirement, { maxLength: 2 }),
    deprecated: fc.boolean(),
  },
  { requiredKeys: [] },
);
const path = fc
  .array(
    fc.oneof(
      text,
      text.map((name) => `{${name}}`),
    ),
    { maxLength: 3 },
  )
  .map((steps) => `/${steps.join('/')}`);
const method = fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head', 'trace');
const scheme = fc.oneof(
  fc.record({
    type: fc.constant('apiKey'),
    in: fc.constantFrom('header', 'query', 'cookie'),
    name: text,
    description: text,
  }),
  fc.record({ type: fc.constant('http'), scheme: fc.constantFrom('bearer', 'basic', 'x\\') }),
  fc.record({
    type: fc.constant('oauth2'),
    flows: fc.record({
      clientCredentials: fc.record({
        tokenUrl: text,
        scopes: fc.dictionary(text, text, { maxKeys: 2 }),
      }),
    }),
  }),
);
const variables = fc.dictionary(
  text,
  fc.record(
    { default: text, enum: fc.array(text, { maxLength: 2 }), description: text },
    { requiredKeys: ['default'] },
  ),
  { maxKeys: 2 },
);
const server = fc.record(
  {
    url: fc
      .tuple(fc.constantFrom('https://a.dev/', '/', ''), text, text)
      .map(([start, name, end]) => `${start}{${name}}${end}`),
    description: text,
    name: text,
    variables,
  },
  { requiredKeys: ['url'] },
);

const document = fc.record(
  {
    openapi: fc.constantFrom('3.0.3', '3.1.0', '3.2.0'),
    info: fc.record(
      { title: text, version: text, description: text, license: fc.record({ name: text }) },
      { requiredKeys: ['title', 'version'] },
    ),
    servers: fc.array(server, { maxLength: 2 }),
    tags: fc.array(fc.record({ name: text, description: text }), { maxLength: 2 }),
    security: fc.array(requirement, { maxLength: 2 }),
    paths: fc.dictionary(path, fc.dictionary(method, operation, { maxKeys: 1 }), { maxKeys: 2 }),
    webhooks: fc.dictionary(text, fc.record({ post: operation }), { maxKeys: 1 }),
    components: fc.record({
      schemas: fc.record(Object.fromEntries(names.map((name) => [name, anySchema]))),
      securitySchemes: fc.dictionary(fc.constantFrom('key', 'a\\', "it's"), scheme, { maxKeys: 3 }),
    }),
  },
  { requiredKeys: ['openapi', 'info', 'paths', 'components'] },
);

/** A value that takes the place of another one, found by the numbers. */
const damage = fc.array(
  fc.tuple(fc.nat(), fc.nat(), fc.oneof(value, fc.constant({ $ref: 5 }), reference)),
  { maxLength: 2 },
);

function damaged(root: object, changes: readonly (readonly [number, number, unknown])[]): object {
  const copy = structuredClone(root) as Record<string, unknown>;
  for (const [steps, choice, put] of changes) {
    let holder = copy;
    for (let step = steps % 8; step > 0; step--) {
      const inner = Object.values(holder).filter(
        (member) => typeof member === 'object' && member !== null,
      );
      if (inner.length === 0) break;
      holder = inner[(choice + step) % inner.length] as Record<string, unknown>;
    }
    const keys = Object.keys(holder);
    if (keys.length > 0) holder[keys[choice % keys.length]!] = structuredClone(put);
  }
  return copy;
}

/** An extension as block YAML, with these levels. */
const block = (levels: number): string =>
  `x-deep:\n${Array.from({ length: levels }, (_, level) => `${' '.repeat(level + 1)}a:`).join('\n')}\n`;

/** JSON text is YAML too; a part of the documents is YAML with a block of many levels. */
export const fuzzedDocument: fc.Arbitrary<FuzzedDocument> = fc
  .tuple(
    document,
    fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: damage }),
    fc.oneof(
      { weight: 20, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom(0, 10, 639, 700, 2000) },
    ),
  )
  .map(([root, changes, levels]): FuzzedDocument => {
    const broken = damaged(root, changes);
    if (levels === undefined) return { name: 'openapi.json', text: written(broken, 1) };
    const members = Object.entries(broken).map(
      ([key, member]) => `${written(key)}: ${written(member)}`,
    );
    const deep = levels > 0 ? block(levels) : '';
    return { name: 'openapi.yml', text: `${members.join('\n')}\n${deep}` };
  });

/** JSON text, with numbers as they are written. */
const written = (json: unknown, indent?: number): string =>
  JSON.stringify(json, undefined, indent).replaceAll(markedNumber, '$1');
