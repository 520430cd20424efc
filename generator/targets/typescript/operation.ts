/** An operation → its standalone function, and the method that calls the function. */

import type { Operation, TypeOf } from '../../model/api.js';
import { compare } from '../../base/order.js';
import { paramsName } from './arguments.js';
import { code, ident, join, key, str, type Code } from './code.js';
import { typeReference, type FileScope } from './file.js';
import { runtimeType } from './imports.js';
import { functionBody } from './operation-call.js';
import { functionDocs, methodDocs } from './operation-docs.js';
import { operationNames } from './sdk.js';
import type { FunctionDeclaration, Method, Parameter } from './structures.js';
import { typeCode } from './types.js';

/** `export function updateUser(client, id, body, options)` */
export function operationFunction(operation: Operation, file: FileScope): FunctionDeclaration {
  const names = operationNames(file.sdk, operation.id);
  return {
    kind: 'function',
    name: ident(names.function),
    docs: functionDocs(operation, file.sdk),
    parameters: [
      { name: code`client`, type: runtimeType('Client'), optional: false },
      ...parametersOf(operation, file),
    ],
    returns: returnType(operation, file),
    body: functionBody(operation, file.sdk),
  };
}

/** The method of the resource class. */
export function operationMethod(operation: Operation, file: FileScope): Method {
  const names = operationNames(file.sdk, operation.id);
  const parameters = parametersOf(operation, file);
  const args = join([code`this.client`, ...parameters.map(({ name }) => name)], code`, `);
  return {
    name: ident(names.method),
    docs: methodDocs(operation, file.sdk),
    parameters,
    returns: returnType(operation, file),
    body: [code`return ${ident(names.function)}(${args});`],
  };
}

function parametersOf(operation: Operation, file: FileScope): Parameter[] {
  const { positional, params } = operation.arguments;
  const names = operationNames(file.sdk, operation.id);
  return [
    ...(positional && names.positional !== undefined
      ? [
          {
            name: ident(names.positional),
            type: typeCode(positional.type, { file, binary: 'json' }),
            optional: false,
          },
        ]
      : []),
    ...(params
      ? [
          {
            name: ident(paramsName(operation)),
            type: paramsType(params, file),
            optional: !params.required,
          },
        ]
      : []),
    {
      name: code`options`,
      type: runtimeType('RequestOptions'),
      optional: true,
    },
  ];
}

/** An optional params object may also be null. */
function paramsType(
  { id, required }: NonNullable<Operation['arguments']['params']>,
  file: FileScope,
): Code {
  const type = typeReference(id, file);
  return required ? type : code`${type} | null`;
}

/** `APIPromise<Data, Errors, Headers>`, without trailing arguments that equal the defaults. */
function returnType(operation: Operation, file: FileScope): Code {
  const promise = runtimeType('APIPromise');
  const data = typeCode(operation.success.type, { file, binary: 'response' });
  const headers = headersOf(operation);
  const errors = operation.errors === undefined ? undefined : typeReference(operation.errors, file);
  if (headers) return code`${promise}<${data}, ${errors ?? code`unknown`}, ${headers}>`;
  return errors ? code`${promise}<${data}, ${errors}>` : code`${promise}<${data}>`;
}

/** The declared headers of success as `Headers.get` returns them: a string, or null if it may be missing. */
function headersOf({ responses }: Operation): Code | undefined {
  const stated = responses.filter(({ status }) => status.startsWith('2'));
  const successes =
    stated.length > 0 ? stated : responses.filter(({ status }) => status === 'default');
  const byName = new Map<string, Code>();
  for (const { headers } of successes) {
    for (const { name, required, type } of headers) {
      // A header of only one of several responses may be missing.
      const isPresent = required && successes.length === 1;
      const value = type.kind === 'enum' ? enumTexts(type) : code`string`;
      byName.set(name, isPresent ? value : code`${value} | null`);
    }
  }
  if (byName.size === 0) return undefined;
  const members = [...byName]
    .toSorted(([a], [b]) => compare(a, b))
    .map(([name, type]) => code`${key(name)}: ${type}`);
  return code`{ ${join(members, code`; `)} }`;
}

const enumTexts = ({ members }: TypeOf<'enum'>): Code =>
  join(
    members.map(({ value }) => (typeof value === 'string' ? str(value) : code`string`)),
    code` | `,
  );
