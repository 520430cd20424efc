/** `src/config.ts`: the facts about the API that its client is configured with. */

import type { Api } from '../../model/api.js';
import type { SecurityScheme, TokenRequest } from '../../model/security.js';
import { secretMembers, sendsSecretHeaders } from '../../model/secrets.js';
import { baseURL } from '../../model/servers.js';
import { credentialsOf } from '../shared/credential-groups.js';
import { code, comment, join, json, literalKey, num, str, type Code } from './code.js';
import { environmentVariables } from './environment.js';
import { sourceFile } from './file.js';
import { runtimeType, runtimeValue, type RuntimeValue } from './imports.js';
import type { Sdk } from './sdk.js';
import { serverEntry } from './servers.js';
import type { ConstDeclaration, SourceFile } from './structures.js';

/** The facts that every client needs, and those that only the client class needs. */
export const configFile = (sdk: Sdk): SourceFile =>
  sourceFile({ sdk, module: 'config' }, [clientConfig(sdk), classConfig(sdk)]);

const object = (entries: readonly Code[]): Code => code`{ ${join(entries, code`, `)} }`;

function clientConfig(sdk: Sdk): ConstDeclaration {
  const { options, api, names } = sdk;
  const schemes = api.security.schemes.map(
    (scheme) => code`${literalKey(scheme.name)}: ${schemeCode(scheme, sdk)}`,
  );
  const idempotency =
    options.idempotencyHeader === undefined
      ? []
      : [code`idempotency: ${runtimeValue('idempotency')}(${str(options.idempotencyHeader)})`];
  const entries = [
    code`name: ${str(names.sdk.className)}`,
    code`version: ${str(options.version)}`,
    code`baseURL: ${str(baseURL(api))}`,
    ...serverEntry(api),
    code`baseURLVariable: ${str(environmentVariables(names.sdk.envPrefix).baseURL)}`,
    code`env: ${credentialVariables(sdk)}`,
    code`schemes: ${object(schemes)}`,
    code`security: ${json(api.security.default)}`,
    code`authorize: ${runtimeValue(hasOneCredential(api) ? 'authorize' : 'authorizeAny')}`,
    ...(sendsSecretHeaders(api) ? [code`redirects: ${runtimeValue('followRedirects')}`] : []),
    code`arrays: ${runtimeValue(options.arrays)}`,
    code`maxRetries: ${num(options.maxRetries)}`,
    ...retryUnsafe(options),
    ...idempotency,
    ...(options.messages ? [code`messages: ${json(options.messages)}`] : []),
  ];
  return {
    kind: 'const',
    name: code`config`,
    docs: comment('Facts about the API that every client needs.'),
    type: runtimeType('ClientConfig'),
    value: object(entries),
  };
}

/** Whether no operation has to choose: there is at most one scheme, with one header or query parameter. */
function hasOneCredential({ security, operations }: Api): boolean {
  const all = [security.default, ...operations.map((operation) => operation.security ?? [])];
  if (all.some((alternatives) => alternatives.length > 1)) return false;
  return security.schemes.every(
    (scheme, index) =>
      index === 0 &&
      (scheme.type === 'bearer' || (scheme.type === 'apiKey' && scheme.in !== 'cookie')),
  );
}

/** The environment variables of credentials by client option. */
const credentialVariables = ({ options }: Sdk): Code =>
  object(options.credentials.map(({ option, env }) => code`${literalKey(option)}: ${str(env)}`));

/** Whether requests that are not idempotent are retried, if the config says so. */
function retryUnsafe({ nonIdempotent }: Sdk['options']): Code[] {
  switch (nonIdempotent) {
    case 'safe':
      return [];
    case 'always':
      return [code`retryUnsafe: true`];
    case 'never':
      return [code`retryUnsafe: false`];
  }
}

function classConfig({ api, names, options }: Sdk): ConstDeclaration {
  const { headerPrefix: prefix } = options;
  const variables = environmentVariables(names.sdk.envPrefix);
  const telemetry =
    prefix === undefined ? [] : [code`telemetry: ${runtimeValue('telemetry')}(${str(prefix)})`];
  return {
    kind: 'const',
    name: code`classConfig`,
    docs: comment('Facts that only the client class needs; functions work without them.'),
    type: runtimeType('ClassConfig'),
    value: object([
      code`headersVariable: ${str(variables.customHeaders)}`,
      code`logVariable: ${str(variables.logLevel)}`,
      code`secrets: ${json(secretMembers(api))}`,
      ...telemetry,
    ]),
  };
}

/** What a token request has besides the credentials; nothing if that is the default. */
function tokenOptions({ scopes, audience, method }: TokenRequest): Code[] {
  const entries = [
    ...(scopes.length > 0 ? [code`scope: ${str(scopes.join(' '))}`] : []),
    ...(audience === undefined ? [] : [code`audience: ${str(audience)}`]),
    ...(method === 'client_secret_basic' ? [] : [code`method: ${str(method)}`]),
  ];
  return entries.length > 0 ? [object(entries)] : [];
}

const keySchemes = { header: 'headerKey', query: 'queryKey', cookie: 'cookieKey' } as const;

/** The function of the runtime that applies a scheme, called with the options that hold its credentials. */
function schemeCode(scheme: SecurityScheme, { options }: Sdk): Code {
  const own = credentialsOf(scheme, options.credentials).map(({ option }) => str(option));
  const call = (name: RuntimeValue, extra: readonly Code[] = []): Code =>
    code`${runtimeValue(name)}(${join([...own, ...extra], code`, `)})`;
  switch (scheme.type) {
    case 'bearer':
      return call('bearer');
    case 'basic':
      return call('basic');
    case 'clientCredentials':
      return call('clientCredentials', [str(scheme.tokenURL), ...tokenOptions(scheme)]);
    case 'apiKey':
      return call(keySchemes[scheme.in], [str(scheme.parameter)]);
  }
}
