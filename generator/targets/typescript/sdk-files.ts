/** The files of an SDK that are not resources: models, client, configuration, index. */

import { addTo } from '../../groups.js';
import type { SecurityScheme } from '../../model/api.js';
import { baseURL } from '../../model/servers.js';
import { compare } from '../../order.js';
import { code, comment, ident, join, json, literalKey, num, str, type Code } from './code.js';
import { declare } from './declarations.js';
import { sharedModule } from '../homes.js';
import { lazyGetters } from './resource-file.js';
import { createFile, operationNames, resourceModule, type FileBuilder, type Sdk } from './sdk.js';
import { environmentEntries, serverMembers } from './servers.js';
import type { Declaration, ExportDeclaration, SourceFile } from './structures.js';

/** `src/models.ts`: schemas that several resources share. */
export function modelsFile(
  sdk: Sdk,
): { file: SourceFile; unknowns: FileBuilder['unknowns'] } | undefined {
  const shared = [...sdk.api.types.values()].filter(
    ({ id, owner }) => owner === undefined && sdk.homes.get(id) === sharedModule,
  );
  if (shared.length === 0) return undefined;
  const file = createFile(sdk, sharedModule);
  const name = (id: string): string => sdk.names.types.get(id)![0]!;
  const declarations = shared
    .toSorted((a, b) => compare(name(a.id), name(b.id)))
    .flatMap((type) => declare(type, file));
  return { file: file.finish(declarations), unknowns: file.unknowns };
}

/** `src/config.ts`: the generated facts that the runtime is configured with. */
export function configFile(sdk: Sdk): SourceFile {
  const file = createFile(sdk, 'config');
  const { options, api, names } = sdk;
  const env = [
    code`baseURL: ${str(`${names.sdk.envPrefix}_BASE_URL`)}`,
    ...options.credentials.map(
      ({ option, env: variable }) => code`${literalKey(option)}: ${str(variable)}`,
    ),
  ];
  const schemes = api.security.schemes.map(
    (scheme) => code`${literalKey(scheme.name)}: ${schemeCode(scheme, sdk, file)}`,
  );
  const entries = [
    code`name: ${str(names.sdk.className)}`,
    code`version: ${str(options.version)}`,
    code`baseURL: ${str(baseURL(api))}`,
    ...environmentEntries(api),
    code`env: { ${join(env, code`, `)} }`,
    code`schemes: { ${join(schemes, code`, `)} }`,
    code`security: ${json(api.security.default)}`,
    code`arrays: ${str(options.arrays)}`,
    code`maxRetries: ${num(options.maxRetries)}`,
    code`nonIdempotent: ${str(options.nonIdempotent)}`,
    ...(options.headerPrefix === undefined
      ? []
      : [code`headerPrefix: ${str(options.headerPrefix)}`]),
  ];
  return file.finish([
    {
      kind: 'const',
      name: code`config`,
      docs: comment('What this SDK knows about the API.'),
      type: file.type('core/config', 'ClientConfig'),
      value: code`{ ${join(entries, code`, `)} }`,
    },
  ]);
}

function schemeCode(scheme: SecurityScheme, sdk: Sdk, file: FileBuilder): Code {
  const options = sdk.options.credentials
    .filter((credential) => credential.scheme === scheme.name)
    .map(({ option }) => str(option));
  const call = (name: string, extra: readonly Code[] = []): Code =>
    code`${file.value('core/auth', name)}(${join([...options, ...extra], code`, `)})`;
  switch (scheme.type) {
    case 'bearer':
      return call('bearer');
    case 'basic':
      return call('basic');
    case 'apiKey':
      return call(`${scheme.in}Key`, [str(scheme.parameter)]);
  }
}

/** The options type: those of the runtime, and this API's credentials. */
function optionsDeclaration(sdk: Sdk, file: FileBuilder): Declaration {
  return {
    kind: 'interface',
    name: code`ClientOptions`,
    docs: comment('Options of the client; undefined is as good as absent.'),
    extends: [file.type('core/client', 'CoreOptions')],
    members: [
      ...sdk.options.credentials.map(({ option, env }) => ({
        name: literalKey(option),
        docs: comment(`From the environment variable ${env} by default; null sends none.`),
        type: code`${file.type('core/auth', 'Credential')}`,
        optional: true,
        readonly: true,
      })),
      ...serverMembers(sdk),
    ],
  };
}

/** `src/client.ts`: the class, with a lazy getter for each top-level resource. */
export function clientFile(sdk: Sdk): SourceFile {
  const file = createFile(sdk, 'client');
  const base = file.value('core/client', 'Client');
  const config = file.value('config', 'config');
  const options = file.type('create-client', 'ClientOptions');
  const resources = sdk.children.get('') ?? [];
  const getters = lazyGetters(resources, code`this`, file);
  const credentials = sdk.options.credentials.map(({ option }) => ({
    name: ident(option),
    type: file.type('core/auth', 'Credential'),
    get: code`return this.credentials[${str(option)}];`,
    set: code`this.credentials[${str(option)}] = value;`,
  }));
  return file.finish([
    {
      kind: 'class',
      name: ident(sdk.names.sdk.className),
      docs: comment(`The client of the ${sdk.api.info.title.replaceAll(/\s+/g, ' ')}.`),
      extends: base,
      constructorOf: {
        parameters: [
          { name: code`options`, type: options, optional: false, initializer: code`{}` },
        ],
        body: [code`super(options, ${config});`],
      },
      fields: getters.fields,
      accessors: [...credentials, ...getters.accessors],
      methods: [],
    },
  ]);
}

/** `src/create-client.ts`: a client without resources, for the functions. */
export function createClientFile(sdk: Sdk): SourceFile {
  const file = createFile(sdk, 'create-client');
  const base = file.value('core/client', 'Client');
  const config = file.value('config', 'config');
  return file.finish([
    optionsDeclaration(sdk, file),
    {
      kind: 'function',
      name: code`createClient`,
      docs: comment(
        'A client for the functions of this package: what is not imported is not bundled.',
      ),
      parameters: [
        {
          name: code`options`,
          type: code`ClientOptions`,
          optional: false,
          initializer: code`{}`,
        },
      ],
      returns: base,
      body: [code`return new ${base}(options, ${config});`],
    },
  ]);
}

const exported = (
  from: string,
  names: readonly (string | { readonly name: string; readonly alias: string })[],
  typeOnly = false,
): ExportDeclaration[] =>
  names.length === 0
    ? []
    : [
        {
          kind: 'export',
          from,
          typeOnly,
          names: names.map((item) =>
            typeof item === 'string'
              ? { name: ident(item) }
              : { name: ident(item.name), alias: ident(item.alias) },
          ),
        },
      ];

/** Modules with the names that each declares: values and types apart. */
export function exportTable(sdk: Sdk): { from: string; values: string[]; types: string[] }[] {
  const types = new Map<string, string[]>();
  for (const type of sdk.api.types.values()) {
    if (type.owner !== undefined) continue;
    const home = sdk.homes.get(type.id) ?? sharedModule;
    addTo(types, home, sdk.names.types.get(type.id)![0]!);
  }
  const resources = [...sdk.names.resources.values()].map((resource) => ({
    from: resourceModule(resource),
    values: [
      resource.className,
      ...(sdk.operations.get(resource.accessor) ?? []).map(
        ({ id }) => operationNames(sdk, id).function,
      ),
    ],
    types: (types.get(resourceModule(resource)) ?? []).toSorted(compare),
  }));
  const shared = (types.get(sharedModule) ?? []).toSorted(compare);
  return [
    ...(shared.length > 0 ? [{ from: sharedModule, values: [], types: shared }] : []),
    ...resources,
  ];
}

const errorClasses = [
  'APIConnectionError',
  'APIConnectionTimeoutError',
  'APIError',
  'APIUserAbortError',
  'AuthenticationError',
  'BadRequestError',
  'ConflictError',
  'InternalServerError',
  'MalformedResponseError',
  'NotFoundError',
  'PermissionDeniedError',
  'RateLimitError',
  'UnprocessableEntityError',
];

/** What the package exports of its runtime: values and types by module. */
export function runtimeExports(sdk: Sdk, modules: ReadonlySet<string>) {
  const base = { name: 'SDKError', alias: `${sdk.names.sdk.className}Error` };
  const uploads = modules.has('core/uploads');
  return [
    { from: 'core/api-promise', values: ['APIPromise'], types: [] },
    { from: 'core/client', values: ['Client'], types: [] },
    { from: 'core/error', values: [base, ...errorClasses], types: [] },
    { from: 'core/headers', values: [], types: ['HeadersLike'] },
    { from: 'core/is-error-of', values: ['isErrorOf'], types: ['ErrorOf'] },
    { from: 'core/request', values: [], types: ['RequestOptions'] },
    { from: 'core/resource', values: ['APIResource'], types: [] },
    { from: 'core/result', values: [], types: ['SafeResult'] },
    ...(uploads ? [{ from: 'core/uploads', values: ['toFile'], types: ['Uploadable'] }] : []),
    { from: 'create-client', values: ['createClient'], types: ['ClientOptions'] },
  ];
}

/** `src/index.ts`: the class as default, and every name of the package by name. */
export function indexFile(sdk: Sdk, modules: ReadonlySet<string>): SourceFile {
  const file = createFile(sdk, 'index');
  const { className } = sdk.names.sdk;
  return file.finish([
    ...exported('client', [className, { name: className, alias: 'default' }]),
    ...runtimeExports(sdk, modules).flatMap(({ from, values, types }) => [
      ...exported(from, values),
      ...exported(from, types, true),
    ]),
    ...exportTable(sdk).flatMap(({ from, values, types }) => [
      ...exported(from, values.toSorted(compare)),
      ...exported(from, types, true),
    ]),
  ]);
}
