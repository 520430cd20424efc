/**
 * The JSON Schema (2020-12) of the config: configs are validated against it, and editors use it as
 * `sdkwright.schema.json`.
 */

import { catalogue } from '../diagnostics/catalogue.js';

/** The subset of JSON Schema that configs and the options of packs use. */
export interface ConfigSchema {
  readonly type?: 'object' | 'string' | 'integer' | 'array' | 'boolean';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  readonly additionalProperties?: ConfigSchema | false;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly items?: ConfigSchema;
  readonly minimum?: number;
  /** Regular expression, with the `u` flag. */
  readonly pattern?: string;
}

const text = (description: string): ConfigSchema => ({ type: 'string', description });
const table = (description: string): ConfigSchema => ({
  type: 'object',
  description,
  additionalProperties: { type: 'string' },
});
const choice = (description: string): ConfigSchema => ({ type: 'boolean', description });
const object = (
  description: string,
  properties: Readonly<Record<string, ConfigSchema>>,
  required: readonly string[] = [],
): ConfigSchema => ({
  type: 'object',
  description,
  properties,
  additionalProperties: false,
  ...(required.length > 0 && { required }),
});

const warnings = Object.entries(catalogue).flatMap(([code, { severity }]) =>
  severity === 'warning' ? [code] : [],
);

const int64: ConfigSchema = {
  type: 'string',
  enum: ['number', 'string', 'bigint'],
  description:
    'What integers of the formats int64 and uint64 are in TypeScript, whose numbers have 53 bits. number (the default): large ones lose digits. string or bigint: all digits are kept, in both directions.',
};

const out = text('Output folder, relative to this file. Each target needs its own.');

/** The schema of a target that a pack generates. Without options any key is allowed, and validated with the pack. */
function packSchema(options: Readonly<Record<string, ConfigSchema>>): ConfigSchema {
  const known = Object.keys(options).length > 0;
  return {
    ...object(
      known ? 'Settings of this target.' : 'Settings of a target with a custom pack.',
      {
        out,
        templates: text('Folder of a custom target pack, relative to this file.'),
        ...options,
      },
      ['out'],
    ),
    additionalProperties: known ? false : {},
  };
}

/** The schema of a config, without the options of packs. */
export const configSchema: ConfigSchema = object(
  'Configuration of sdkwright. Everything but `spec` and `targets` is optional.',
  {
    spec: text('Path of the OpenAPI document, relative to this file.'),
    sdk: object('Properties of the SDK. Defaults are derived from the document.', {
      name: text('Name of the SDK. Default: the host of the server, or else the title of the API.'),
      class: text('Name of the client class. Default: derived from `name`.'),
      envPrefix: text('Prefix of the environment variables. Default: derived from `name`.'),
      version: text('Version of the packages. Default: 0.1.0.'),
      license: text('SPDX license identifier. Default: the license of the document.'),
      repository: text('URL of the source repository.'),
    }),
    headers: object('Headers of requests.', {
      prefix: text('Prefix of the telemetry headers. Default: no telemetry headers are sent.'),
      idempotency: text(
        'Name of the header for idempotency keys. A key is generated for each request other than GET.',
      ),
    }),
    errors: object('Error responses of the API.', {
      messages: {
        type: 'array',
        description:
          'JSON pointers to the error message in the body of an error response. The first one that leads to a string is used. Default: common locations such as `/message`, `/detail` and `/title`.',
        items: { type: 'string', pattern: '^(/[^/]*)+$' },
      },
    }),
    retries: object('Retries of failed requests.', {
      max: {
        type: 'integer',
        minimum: 0,
        description: 'Maximum number of retries of a request. Default: 2.',
      },
      nonIdempotent: {
        type: 'string',
        enum: ['safe', 'always', 'never'],
        description:
          'Whether POST and PATCH requests are retried: only if it is safe, always, or never. Default: safe.',
      },
    }),
    auth: {
      type: 'object',
      description: 'Settings of credentials, by name of a security scheme.',
      additionalProperties: object('Settings of the credentials of one scheme.', {
        option: {
          ...text('Name of the client option.'),
          pattern: '^[A-Za-z_$][A-Za-z0-9_$]*$',
        },
        env: {
          ...text('Name of the environment variable.'),
          pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
        },
        audience: text('Audience of the tokens that OAuth client credentials get.'),
        tokenEndpointAuthMethod: {
          type: 'string',
          enum: ['client_secret_basic', 'client_secret_post'],
          description:
            'How OAuth client credentials are sent to the token endpoint: in the `Authorization` header (the default) or in the body.',
        },
      }),
    },
    security: {
      type: 'array',
      description:
        'Security of all operations, as OpenAPI writes it, for a document that declares none: `[{ bearerAuth: [] }]`.',
      items: {
        type: 'object',
        additionalProperties: { type: 'array', items: { type: 'string' } },
      },
    },
    securitySchemes: {
      type: 'object',
      description:
        'Security schemes, as OpenAPI writes them, in addition to those of the document.',
      additionalProperties: object(
        'A Security Scheme Object.',
        {
          type: { type: 'string', enum: ['http', 'apiKey', 'oauth2', 'openIdConnect'] },
          description: text('Description of the scheme.'),
          scheme: text('Scheme of type http: `bearer` or `basic`.'),
          bearerFormat: text('Format of a bearer token, for documentation.'),
          in: { type: 'string', enum: ['header', 'query', 'cookie'] },
          name: text('Name of the header, query parameter or cookie of an API key.'),
          flows: object('Flows of type oauth2.', {
            clientCredentials: object(
              'The flow in which the client gets a token with its own credentials.',
              {
                tokenUrl: text('URL of the token endpoint.'),
                scopes: table('Descriptions of the scopes.'),
              },
              ['tokenUrl'],
            ),
          }),
          openIdConnectUrl: text('URL of the OpenID Connect configuration, for documentation.'),
        },
        ['type'],
      ),
    },
    query: object('Query parameters without a `style`.', {
      arrays: {
        type: 'string',
        enum: ['repeat', 'comma', 'brackets'],
        description:
          'Serialization of arrays: `a=1&a=2` (repeat, the default), `a=1,2` (comma) or `a[]=1&a[]=2` (brackets).',
      },
    }),
    forms: object('Bodies in `application/x-www-form-urlencoded`.', {
      arrays: {
        type: 'string',
        enum: ['repeat', 'brackets', 'indices'],
        description:
          'Serialization of arrays for which the document states no style. indices (the default): an array of scalars directly in the form repeats its name, any other array has indices (`a[0][b]=1`). brackets: all arrays have empty brackets (`a[]=1`). repeat: all arrays of scalars repeat the name, arrays of objects have indices.',
      },
    }),
    multipart: object('Bodies in `multipart/form-data`.', {
      arrays: {
        type: 'string',
        enum: ['repeat', 'brackets'],
        description:
          'Names of the parts of an array: all have its name (repeat, the default), or its name with empty brackets (brackets).',
      },
      objects: {
        type: 'string',
        enum: ['json', 'brackets'],
        description:
          'Serialization of objects for which the document states no encoding: a part in JSON (json, the default), or a part for each scalar, named `object[member]` (brackets).',
      },
    }),
    int64,
    refs: object('Files that a $ref may refer to.', {
      root: text(
        'Folder that contains all files of the document, relative to this file. Default: the folder of the document.',
      ),
    }),
    files: object('Files around the code of the SDKs. Each is generated unless it is false.', {
      agents: choice('AGENTS.md and llms.txt, which tell coding agents how to use the SDK.'),
      changelog: choice('CHANGELOG.md. It is only started, and yours from then on.'),
      contributing: choice('CONTRIBUTING.md: what is generated, and how to build and test.'),
      examples: choice('Programs that use the SDK, one for each main feature.'),
      license: choice('LICENSE, with the text of the SPDX license.'),
      release: choice(
        'The GitHub workflow that publishes the package. It is only started, and yours from then on.',
      ),
      tests: choice('Tests of the SDK, which call it with a mock of the API.'),
    }),
    names: object('Names that replace the generated ones, and how types are spelled.', {
      operations: table('Accessors of operations, such as `PATCH /foo/{id}: foo.update`.'),
      resources: table(
        'Names of resources, by path segment, accessor, pattern of paths (`/billing/**`) or tag (`tag:Billing`).',
      ),
      types: table('Names of types, such as `"#/components/schemas/Foo": Bar`.'),
      typeCase: {
        type: 'string',
        enum: ['pascal', 'verbatim'],
        description:
          'Spelling of the types of the document: `AccountLink` for `account_link` (pascal, the default), or as in the document where the language allows it (verbatim).',
      },
    }),
    silence: {
      type: 'array',
      description: 'Codes of warnings that are not reported.',
      items: { type: 'string', enum: warnings },
    },
    targets: {
      type: 'object',
      description: 'SDKs to generate, by target: `typescript`, or the name of a target pack.',
      properties: {
        typescript: object(
          'Settings of the TypeScript SDK.',
          {
            out,
            package: text('Name of the npm package. Default: the name of the SDK.'),
            int64: { ...int64, description: 'The key `int64` of this target alone.' },
          },
          ['out'],
        ),
      },
      additionalProperties: packSchema({}),
    },
  },
  ['spec', 'targets'],
);

/** The text of `sdkwright.schema.json`. @param packs the options of each built-in pack, by name */
export function schemaText(
  packs: Readonly<Record<string, Readonly<Record<string, ConfigSchema>>>>,
): string {
  const { targets } = configSchema.properties!;
  const builtIn = Object.entries(packs).map(
    ([name, options]) => [name, packSchema(options)] as const,
  );
  const properties = { ...targets!.properties, ...Object.fromEntries(builtIn) };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'sdkwright.yml',
    ...configSchema,
    properties: { ...configSchema.properties, targets: { ...targets, properties } },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
