/** The config's JSON Schema (2020-12): published as `sdkwright.schema.json`, and what a config is checked by. */

import { catalogue } from '../diagnostics/catalogue.js';

export interface ConfigSchema {
  readonly type?: 'object' | 'string' | 'integer' | 'array';
  readonly description?: string;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  readonly additionalProperties?: ConfigSchema | false;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly items?: ConfigSchema;
  readonly minimum?: number;
  /** Regular expression, as JSON Schema has it. */
  readonly pattern?: string;
}

const text = (description: string): ConfigSchema => ({ type: 'string', description });
const table = (description: string): ConfigSchema => ({
  type: 'object',
  description,
  additionalProperties: { type: 'string' },
});
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

const out = text('Folder of the output, relative to this file.');

/** What a target of a pack takes. Without options any key is left for the pack to check. */
function packSchema(options: Readonly<Record<string, ConfigSchema>>): ConfigSchema {
  const known = Object.keys(options).length > 0;
  return {
    ...object(
      known ? 'An SDK by a target pack.' : 'An SDK by a target pack of your own.',
      {
        out,
        templates: text('Folder of a target pack of your own, relative to this file.'),
        ...options,
      },
      ['out'],
    ),
    additionalProperties: known ? false : {},
  };
}

export const configSchema: ConfigSchema = object(
  'How sdkwright makes SDKs of an OpenAPI document. Everything but `spec` has a default.',
  {
    spec: text('Path of the OpenAPI document, relative to this file.'),
    sdk: object('The SDK itself; derived from the document where absent.', {
      name: text("Its name: by default the server's host, else the title."),
      class: text('Name of the client class.'),
      envPrefix: text('Beginning of its environment variables.'),
      version: text('Version of the packages; 0.1.0 by default.'),
      license: text("SPDX identifier; by default the document's licence."),
      repository: text('URL of the source repository.'),
    }),
    headers: object('Headers that every request carries.', {
      prefix: text('Beginning of the names of telemetry headers; none are sent without it.'),
      idempotency: text(
        'The header of idempotency keys: requests that are no GET get a key of their own.',
      ),
    }),
    errors: object('Errors that the API answers.', {
      messages: {
        type: 'array',
        description:
          'Where their bodies say what is wrong, as JSON pointers: the first that leads to a text. By default `/message`, `/detail`, `/title` and what is usual beside.',
        items: { type: 'string', pattern: '^(/[^/]*)+$' },
      },
    }),
    retries: object('When a failed request is repeated.', {
      max: { type: 'integer', minimum: 0, description: 'How often; 2 by default.' },
      nonIdempotent: {
        type: 'string',
        enum: ['safe', 'always', 'never'],
        description: 'POST and PATCH: only where that does no harm (safe), always, or never.',
      },
    }),
    auth: {
      type: 'object',
      description: 'Client options of security schemes, by the name of the scheme.',
      additionalProperties: object('Option and environment variable of a credential.', {
        option: text('Name of the client option.'),
        env: text('Name of the environment variable.'),
      }),
    },
    query: object('Query parameters that state no style.', {
      arrays: {
        type: 'string',
        enum: ['repeat', 'comma', 'brackets'],
        description: "`a=1&a=2` (OpenAPI's default), `a=1,2` or `a[]=1&a[]=2`.",
      },
    }),
    refs: object('What a $ref may reach.', {
      root: text("A folder above the document's own, relative to this file."),
    }),
    names: object('Names that come before every rule.', {
      operations: table('`PATCH /foo/{id}`: `foo.update`'),
      resources: table('A path segment or accessor: its name.'),
      types: table('`#/components/schemas/Foo`: `Bar`'),
    }),
    silence: {
      type: 'array',
      description: 'Codes of warnings that are not told.',
      items: { type: 'string', enum: warnings },
    },
    targets: {
      type: 'object',
      description: 'What is generated: `typescript`, or the name of a target pack.',
      properties: {
        typescript: object(
          'A TypeScript SDK.',
          {
            out,
            package: text('Name of the npm package; by default that of the SDK.'),
          },
          ['out'],
        ),
      },
      additionalProperties: packSchema({}),
    },
  },
  ['spec', 'targets'],
);

/** The text of `sdkwright.schema.json`. @param packs the options of each built-in pack by its name */
export function schemaText(
  packs: Readonly<Record<string, Readonly<Record<string, ConfigSchema>>>>,
): string {
  const { targets } = configSchema.properties!;
  const built = Object.entries(packs).map(
    ([name, options]) => [name, packSchema(options)] as const,
  );
  const properties = { ...targets!.properties, ...Object.fromEntries(built) };
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'sdkwright.yml',
    ...configSchema,
    properties: { ...configSchema.properties, targets: { ...targets, properties } },
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
