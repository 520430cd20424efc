/** A document that contains a text in every place that allows any text. */

export function hostileDocument(text: string): object {
  const doc = { title: text, description: text, summary: text };
  const schema = {
    title: text,
    description: text,
    type: 'object',
    required: [text, 'plain'],
    properties: {
      [text]: {
        type: 'string',
        description: text,
        pattern: text,
        format: text,
        default: text,
        example: text,
      },
      plain: {
        enum: [text, `${text}2`],
        'x-enum-varnames': [text, text],
        'x-enum-descriptions': [text, text],
        default: { [text]: text },
      },
      nested: {
        type: 'object',
        properties: {
          [text]: { const: text },
          deep: { type: 'object', properties: { [text]: { type: 'number' } } },
        },
      },
      __proto__x: { type: 'string' },
      union: {
        oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }],
        discriminator: { propertyName: text, mapping: { [text]: '#/components/schemas/A' } },
      },
      map: { type: 'object', additionalProperties: { type: 'string', description: text } },
      literal: { const: { [text]: [text] } },
    },
    example: { [text]: text },
  };
  const media = {
    [text]: { schema: { type: 'string' } },
    'application/json': { schema, example: text },
  };
  const escaped = text.replaceAll('~', '~0').replaceAll('/', '~1');
  // A lone surrogate has no percent-encoding, so nothing can refer to it.
  const name = /\p{Surrogate}/u.test(text) ? 'A' : encodeURIComponent(escaped);
  const self = `#/components/schemas/${name}`;
  return {
    openapi: '3.1.0',
    info: {
      ...doc,
      version: text,
      contact: { name: text, url: text, email: text },
      license: { name: text },
    },
    servers: [
      {
        url: `https://example.com/${text}`,
        description: text,
        variables: { [text]: { default: text, enum: [text] } },
      },
      { url: 'https://named.example.com', name: text, description: text },
      { url: 'https://example.com/described', description: text.slice(0, 20) },
    ],
    tags: [{ ...doc, name: text, parent: text, kind: text }],
    security: [{ [text]: [] }],
    paths: {
      [`/plain/${text.replaceAll(/[{}]/g, '')}/{${text.replaceAll(/[{}]/g, '')}}`]: {
        post: {
          ...doc,
          operationId: text,
          tags: [text],
          externalDocs: { url: text, description: text },
          parameters: [
            {
              name: text.replaceAll(/[{}]/g, ''),
              in: 'path',
              required: true,
              schema: { type: 'string', example: text },
              description: text,
            },
            {
              name: text,
              in: 'query',
              schema: { type: 'array', items: { type: 'string', enum: [text] } },
              style: 'pipeDelimited',
              description: text,
            },
            {
              name: text,
              in: 'header',
              required: true,
              schema: { type: 'string', example: text },
              description: text,
            },
            { name: text, in: 'cookie', schema: { type: 'string' }, description: text },
          ],
          requestBody: {
            description: text,
            required: true,
            content: { 'application/json': { schema } },
          },
          responses: {
            200: {
              description: text,
              content: media,
              headers: {
                [text]: { schema: { type: 'string' } },
                Kind: { required: true, schema: { type: 'string', enum: [text] } },
              },
            },
            [text]: { description: text },
            422: { description: text, content: media },
            default: { description: text, content: media },
          },
          callbacks: {
            [text]: { [text]: { post: { requestBody: { content: media }, responses: {} } } },
          },
          'x-codeSamples': [
            { lang: text, source: text },
            { lang: 'JavaScript', source: `client.${text}(` },
          ],
        },
      },
      '/second': {
        get: {
          operationId: `${text}2`,
          deprecated: true,
          responses: {
            200: { description: text, content: { [text]: { itemSchema: { $ref: self } } } },
          },
        },
      },
    },
    webhooks: { [text]: { post: { requestBody: { content: media }, responses: {} } } },
    components: {
      schemas: {
        [text]: schema,
        A: { type: 'object', properties: { [text]: { type: 'string' } } },
        B: { type: 'object', properties: { other: { $ref: self } } },
      },
      securitySchemes: { [text]: { type: 'apiKey', in: 'header', name: text, description: text } },
    },
  };
}

const canary = 'globalThis.CANARY = 1';

/** Texts that break out of comments, strings, templates, regular expressions, lists and names. */
export const hostileTexts: readonly string[] = [
  `*/ ${canary}; /*`,
  `\\u002a/ ${canary}; /\\u002a`,
  `\\*/ ${canary}; //`,
  `'; ${canary}; '`,
  `"; ${canary}; "`,
  `\\'; ${canary}; //`,
  `\`; ${canary}; \``,
  `\${(${canary})}`,
  `x\n${canary};\n//`,
  `x\r${canary};//`,
  `x\u2028${canary};//`,
  `x\u2029${canary};//`,
  `x\u0085${canary};//`,
  `]; ${canary}; [`,
  `}; ${canary}; {`,
  `) { ${canary} } (`,
  `/; ${canary}; /`,
  `<script>${canary}</script>`,
  `{{x}} {{{${canary}}}} {{#if}}`,
  `@throws {@link ${canary}}`,
  '\u202Eevil\u2066\u200B\uFEFF\u001B[2J\u0000end',
  '\uD800 lone \uDC00',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'default',
  'then',
  'Array',
  'Promise',
  'Client',
  'path',
  'options',
  '',
  ' ',
  '😀',
  'שלום',
  '123',
  'é'.normalize('NFD'),
  'x'.repeat(500),
  '../../../etc/passwd',
  'CON',
  `"""\nimport builtins; builtins.CANARY = 1\n"""`,
  `\\"""\nimport builtins; builtins.CANARY = 1\n#`,
  `ends with a quote "`,
  `ends with a backslash \\`,
  `{__import__("builtins").__setattr__("CANARY", 1)}`,
  `*/ func init() { os.Setenv("CANARY", "1") } /*`,
  `\nfunc init() { os.Setenv("CANARY", "1") }\n//`,
  `\` + os.Setenv("CANARY", "1") + \``,
  `//go:build ignore`,
  '%s %d %v',
  'None',
  'import',
  'init',
  'main',
  'error',
  'func',
  'self',
  'list',
  'str',
  'model_config',
];
