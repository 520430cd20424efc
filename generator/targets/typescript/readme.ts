/** `README.md` of an SDK. */

import type { Operation, WireBody } from '../../model/api.js';
import { baseURL, hasAbsoluteServer } from '../../model/servers.js';
import { environmentsOf } from '../../naming/environments.js';
import type { OperationNames } from '../../naming/names.js';
import { credentialGroups } from '../shared/credential-groups.js';
import { downloadOperation, exampleOperation, uploadOperation } from '../shared/operations.js';
import { access, code, comment, entry, ident, join, str, type Code } from './code.js';
import { environmentVariables } from './environment.js';
import {
  callExpression,
  exampleArguments as callArguments,
  exampleCall,
  exampleImports,
} from './example.js';
import { errorsByStatus } from './runtime-facts.js';
import { placesOfInt64 } from './integers.js';
import { renderTemplate } from './package-template.js';
import { hasDownloads, operationNames, type Sdk } from './sdk.js';

/** Text of the document as Markdown text, with all markup escaped. */
const plain = (text: string): string =>
  comment(text.replaceAll(/\s+/g, ' ')).text.replaceAll(/[\\`*_{}[\]<>#|~]/g, '\\$&');

/** @param template the text of `README.md.hbs` */
export function readme(template: string, sdk: Sdk): string {
  const { names, options, api } = sdk;
  return renderTemplate(template, {
    className: names.sdk.className,
    title: apiTitle(api.info.title),
    packageName: options.packageName,
    env: environmentVariables(names.sdk.envPrefix),
    baseURL: plain(baseURL(api)),
    isRelative: !hasAbsoluteServer(api),
    maxRetries: options.maxRetries,
    idempotencyHeader: options.idempotencyHeader,
    isAlwaysRetried: options.nonIdempotent === 'always',
    isNeverRetried: options.nonIdempotent === 'never',
    environments: environmentsOf(api).map(({ name, server }) => ({
      name,
      url: plain(server.url),
      hasVariables: server.variables.length > 0,
    })),
    ...credentialTexts(sdk),
    errors: Object.entries(errorsByStatus).map(([status, name]) => ({ status, name })),
    hasUploads: api.operations.some(({ wire }) => hasFiles(wire.body)),
    hasDownloads: hasDownloads(sdk),
    int64: hasInt64(sdk) ? sdk.options.int64 : undefined,
    isBigInt: sdk.options.int64 === 'bigint',
    ...examples(sdk),
    failing: failingOf(sdk),
    upload: callOf(uploadOperation(api), sdk),
    download: callOf(downloadOperation(api), sdk),
  });
}

/** The import statements of an example, a line each. */
const importsOf = (operation: Operation, sdk: Sdk): string =>
  exampleImports(operation, sdk)
    .map(({ text }) => `${text}\n`)
    .join('');

const callOf = (operation: Operation | undefined, sdk: Sdk): string | undefined =>
  operation && exampleCall(operation, sdk).text;

/** Whether integers of 64 bits are not numbers. */
const hasInt64 = (sdk: Sdk): boolean =>
  sdk.options.int64 !== 'number' && placesOfInt64(sdk.api).length > 0;

/** The title of the document, as the name of an API. */
const apiTitle = (title: string): string =>
  plain(/\bAPIs?\b|OpenAPI/i.test(title) ? title : `${title} API`);

const hasFiles = (body: WireBody | undefined): boolean =>
  body !== undefined &&
  (body.encoding === 'binary' ||
    body.encoding === 'multipart' ||
    body.orMultipart !== undefined ||
    body.orBytes !== undefined);

/** The client options with credentials; those of one scheme are set together. */
function credentialTexts({ api, options }: Sdk) {
  const groups = credentialGroups(api, options.credentials);
  return {
    credentials: groups.map(({ credentials }) => ({ list: credentials })),
    firstCredentials: groups[0]?.credentials ?? [],
  };
}

/** The code of the README, which calls one operation in several ways. */
function examples(sdk: Sdk) {
  const operation = exampleOperation(sdk.api);
  if (!operation) {
    return {
      imports: '',
      params: undefined,
      example: "await client.get('/')",
      request: "client.get('/')",
      fake: undefined,
      functionName: undefined,
      functionExample: undefined,
    };
  }
  const own = operationNames(sdk, operation.id);
  const functionName = own.function;
  const args = join([code`createClient()`, ...callArguments(operation, sdk)], code`, `);
  const request = callExpression(operation, sdk).text;
  return {
    imports: importsOf(operation, sdk),
    params: paramsOf(operation, sdk),
    example: exampleCall(operation, sdk).text,
    request,
    fake: fakeOf(own, sdk.names.sdk.className),
    functionName,
    functionExample: `await ${functionName}(${args.text});`,
  };
}

/** The params of the example with their type, if it has some. */
function paramsOf(operation: Operation, sdk: Sdk) {
  const { positional, params } = operation.arguments;
  const value = callArguments(operation, sdk).at(positional ? 1 : 0);
  const names = params && sdk.names.types.get(params.id);
  return value && names
    ? { type: names.join('.'), import: names[0], value: value.text }
    : undefined;
}

/** A call that can fail with an error whose body the API documents, if there is one. */
function failingOf(sdk: Sdk) {
  const { operations } = sdk.api;
  const usual = exampleOperation(sdk.api);
  if (!usual) return { imports: '', request: "client.get('/')", status: '422' };
  const operation =
    [usual, ...operations].find((each) => documentedErrors(each, sdk).length > 0) ?? usual;
  const statuses = documentedErrors(operation, sdk);
  const request = callExpression(operation, sdk).text;
  return {
    imports: importsOf(operation, sdk),
    request,
    indentedRequest: request.replaceAll('\n', '\n  '),
    functionName: operationNames(sdk, operation.id).function,
    status: statuses.includes('422') ? '422' : (statuses[0] ?? '422'),
  };
}

/** The statuses of the errors whose body has a type. */
function documentedErrors({ errors }: Operation, { api }: Sdk): string[] {
  const type = errors === undefined ? undefined : api.types.get(errors)?.use.type;
  if (type?.kind !== 'object') return [];
  return type.properties
    .filter(({ name, type: body }) => /^4\d\d$/.test(name) && body.kind !== 'unknown')
    .map(({ name }) => name);
}

/** Replaces the resource of a method: `client.users = { retrieve: () => APIPromise.of(answer) };` */
function fakeOf({ resource, method }: OperationNames, className: string) {
  const [first, ...nested] = resource.split('.');
  const fake = code`{ ${ident(method)}: () => APIPromise.of(answer) }`;
  const value = nested.reduceRight<Code>((inner, step) => code`{ ${entry(step, inner)} }`, fake);
  const members = [...resource.split('.'), method].map((name) => code`[${str(name)}]`);
  return {
    answer: code`Awaited<ReturnType<${ident(className)}${join(members, code``)}>>`.text,
    statement: code`client${access(first!)} = ${value};`.text,
  };
}
