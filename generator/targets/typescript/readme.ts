/** `README.md` of an SDK. */

import Handlebars from 'handlebars';
import type { WireBody } from '../../model/api.js';
import { baseURL, hasAbsoluteServer } from '../../model/servers.js';
import { environmentsOf } from '../../naming/environments.js';
import type { OperationNames } from '../../naming/names.js';
import { credentialGroups } from '../shared/credential-groups.js';
import { exampleOperation } from '../shared/operations.js';
import { access, code, comment, entry, ident, join, type Code } from './code.js';
import { environmentVariables } from './environment.js';
import { callExpression, exampleArguments, exampleCall } from './example.js';
import { errorsByStatus } from './runtime-facts.js';
import { hasDownloads, operationNames, type Sdk } from './sdk.js';

/** Text of the document as Markdown text, with all markup escaped. */
const plain = (text: string): string =>
  comment(text.replaceAll(/\s+/g, ' ')).text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** @param template the text of `README.md.hbs` */
export function readme(template: string, sdk: Sdk): string {
  const render = Handlebars.compile(template, {
    noEscape: true,
    strict: true,
    knownHelpersOnly: true,
  });
  const { names, options, api } = sdk;
  return render({
    className: names.sdk.className,
    title: plain(api.info.title),
    packageName: options.packageName,
    env: environmentVariables(names.sdk.envPrefix),
    baseURL: plain(baseURL(api)),
    isRelative: !hasAbsoluteServer(api),
    maxRetries: options.maxRetries,
    environments: environmentsOf(api).map(({ name, server }) => ({
      name,
      url: plain(server.url),
      hasVariables: server.variables.length > 0,
    })),
    ...credentialTexts(sdk),
    errors: Object.entries(errorsByStatus).map(([status, name]) => ({ status, name })),
    hasUploads: api.operations.some(({ wire }) => hasFiles(wire.body)),
    hasDownloads: hasDownloads(sdk),
    ...examples(sdk),
  });
}

const hasFiles = (body: WireBody | undefined): boolean =>
  body !== undefined &&
  (body.encoding === 'binary' ||
    body.encoding === 'multipart' ||
    body.orMultipart !== undefined ||
    body.orBytes !== undefined);

/** The client options with credentials; those of one scheme are set together. */
function credentialTexts({ api, options }: Sdk) {
  const groups = credentialGroups(api, options.credentials);
  const list = (texts: readonly string[]): string =>
    texts.map((text) => `\`${text}\``).join(' and ');
  return {
    credentials: groups.map(({ credentials }) => ({
      options: list(credentials.map(({ option }) => option)),
      variables: list(credentials.map(({ env }) => env)),
      isPair: credentials.length > 1,
    })),
    firstCredentials: groups[0]?.credentials ?? [],
  };
}

/** The code of the README, which calls one operation in several ways. */
function examples(sdk: Sdk) {
  const operation = exampleOperation(sdk.api.operations);
  if (!operation) {
    return {
      example: "await client.get('/')",
      request: "client.get('/')",
      fake: undefined,
      functionName: 'isErrorOf',
      functionExample: 'await isErrorOf(createClient());',
    };
  }
  const own = operationNames(sdk, operation.id);
  const functionName = own.function;
  const args = join([code`createClient()`, ...exampleArguments(operation, sdk)], code`, `);
  return {
    example: exampleCall(operation, sdk).text,
    request: callExpression(operation, sdk).text,
    fake: fakeOf(own).text,
    functionName,
    functionExample: `await ${functionName}(${args.text});`,
  };
}

/** Replaces the resource of a method: `client.users = { retrieve: () => APIPromise.of(expected) };` */
function fakeOf({ resource, method }: OperationNames): Code {
  const [first, ...nested] = resource.split('.');
  const fake = code`{ ${ident(method)}: () => APIPromise.of(expected) }`;
  const value = nested.reduceRight<Code>((inner, step) => code`{ ${entry(step, inner)} }`, fake);
  return code`client${access(first!)} = ${value};`;
}
