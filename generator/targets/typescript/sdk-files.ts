/** The files of an SDK that are not resources: models, configuration, the client of the functions. */

import type { SecurityScheme } from '../../model/api.js';
import { secretMembers } from '../../model/secrets.js';
import { baseURL } from '../../model/servers.js';
import { compare } from '../../base/order.js';
import { code, comment, join, json, literalKey, num, str, type Code } from './code.js';
import { declare } from './declarations.js';
import { sharedModule } from '../shared/homes.js';
import { createFile, type FileBuilder, type Sdk } from './sdk.js';
import { environmentEntries, serverMembers } from './servers.js';
import type { Declaration, SourceFile } from './structures.js';

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
  const { envPrefix } = names.sdk;
  const env = [
    code`baseURL: ${str(`${envPrefix}_BASE_URL`)}`,
    code`customHeaders: ${str(`${envPrefix}_CUSTOM_HEADERS`)}`,
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
    ...environmentEntries(api, file),
    code`env: { ${join(env, code`, `)} }`,
    code`schemes: { ${join(schemes, code`, `)} }`,
    code`security: ${json(api.security.default)}`,
    code`arrays: ${str(options.arrays)}`,
    code`maxRetries: ${num(options.maxRetries)}`,
    code`nonIdempotent: ${str(options.nonIdempotent)}`,
    ...(options.idempotencyHeader === undefined
      ? []
      : [
          code`idempotency: ${file.value('core/idempotency', 'idempotency')}(${str(options.idempotencyHeader)})`,
        ]),
    ...(options.messages ? [code`messages: ${json(options.messages)}`] : []),
  ];
  return file.finish([
    {
      kind: 'const',
      name: code`config`,
      docs: comment('What this SDK knows about the API.'),
      type: file.type('core/config', 'ClientConfig'),
      value: code`{ ${join(entries, code`, `)} }`,
    },
    classConfig(sdk, file),
  ]);
}

function classConfig({ api, names, options }: Sdk, file: FileBuilder): Declaration {
  const { headerPrefix: prefix } = options;
  const entries = [
    code`logVariable: ${str(`${names.sdk.envPrefix}_LOG`)}`,
    code`secrets: ${json(secretMembers(api))}`,
    ...(prefix === undefined
      ? []
      : [code`telemetry: ${file.value('core/telemetry', 'telemetry')}(${str(prefix)})`]),
  ];
  return {
    kind: 'const',
    name: code`classConfig`,
    docs: comment('What the class needs beside, and functions go without.'),
    type: file.type('core/config', 'ClassConfig'),
    value: code`{ ${join(entries, code`, `)} }`,
  };
}

function schemeCode(scheme: SecurityScheme, sdk: Sdk, file: FileBuilder): Code {
  const options = sdk.options.credentials
    .filter((credential) => credential.scheme === scheme.name)
    .map(({ option }) => str(option));
  const call = (module: string, name: string, extra: readonly Code[] = []): Code =>
    code`${file.value(module, name)}(${join([...options, ...extra], code`, `)})`;
  switch (scheme.type) {
    case 'bearer':
      return call('core/auth', 'bearer');
    case 'basic':
      return call('core/basic', 'basic');
    case 'clientCredentials':
      return call('core/oauth', 'clientCredentials', [str(scheme.tokenURL)]);
    case 'apiKey':
      return call('core/key', `${scheme.in}Key`, [str(scheme.parameter)]);
  }
}

/** The options type: those of the runtime, and this API's credentials. */
function optionsDeclaration(sdk: Sdk, file: FileBuilder): Declaration {
  return {
    kind: 'interface',
    name: code`CreateClientOptions`,
    docs: comment('Options of a client; undefined is as good as absent.'),
    extends: [file.type('core/client', 'CoreOptions')],
    members: [
      ...sdk.options.credentials.map(({ option, env }) => ({
        name: literalKey(option),
        docs: comment(
          `From the environment variable ${env} by default; null sends none, a function is asked each time.`,
        ),
        type: code`${file.type('core/auth', 'Credential')}`,
        optional: true,
        readonly: true,
      })),
      ...serverMembers(sdk),
    ],
  };
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
          type: code`CreateClientOptions`,
          optional: false,
          initializer: code`{}`,
        },
      ],
      returns: base,
      body: [code`return new ${base}(options, ${config});`],
    },
  ]);
}
