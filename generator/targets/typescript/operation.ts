/** An operation → its standalone function and the method that calls it. */

import type { Operation, TypeOf } from '../../model/api.js';
import { compare } from '../../base/order.js';
import { paramsName } from './arguments.js';
import { code, ident, join, key, str, type Code } from './code.js';
import { functionBody } from './operation-call.js';
import { functionDocs, methodDocs } from './operation-docs.js';
import { operationNames, type FileBuilder } from './sdk.js';
import type { FunctionDeclaration, Parameter } from './structures.js';
import { typeCode } from './types.js';

export function operationFunction(operation: Operation, file: FileBuilder): FunctionDeclaration {
  const names = operationNames(file.sdk, operation.id);
  return {
    kind: 'function',
    name: ident(names.function),
    docs: functionDocs(operation, file),
    parameters: [
      { name: code`client`, type: file.type('core/client', 'Client'), optional: false },
      ...parametersOf(operation, file),
    ],
    returns: returnType(operation, file),
    body: functionBody(operation, file),
  };
}

export function operationMethod(
  operation: Operation,
  file: FileBuilder,
): Omit<FunctionDeclaration, 'kind'> {
  const names = operationNames(file.sdk, operation.id);
  const parameters = parametersOf(operation, file);
  const args = join([code`this.client`, ...parameters.map(({ name }) => name)], code`, `);
  return {
    name: ident(names.method),
    docs: methodDocs(operation, file),
    parameters,
    returns: returnType(operation, file),
    body: [code`return ${ident(names.function)}(${args});`],
  };
}

function parametersOf(operation: Operation, file: FileBuilder): Parameter[] {
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
            type: params.required ? file.refer(params.id) : code`${file.refer(params.id)} | null`,
            optional: !params.required,
          },
        ]
      : []),
    {
      name: code`options`,
      type: file.type('core/request', 'RequestOptions'),
      optional: true,
    },
  ];
}

function returnType(operation: Operation, file: FileBuilder): Code {
  const promise = file.type('core/api-promise', 'APIPromise');
  const data = typeCode(operation.success.type, { file, binary: 'response' });
  const headers = headersOf(operation);
  const errors = operation.errors === undefined ? undefined : file.refer(operation.errors);
  if (headers) return code`${promise}<${data}, ${errors ?? code`unknown`}, ${headers}>`;
  return errors ? code`${promise}<${data}, ${errors}>` : code`${promise}<${data}>`;
}

/** The declared headers of success, as `Headers.get` gives them: text, or null where one may be missing. */
function headersOf({ responses }: Operation): Code | undefined {
  const stated = responses.filter(({ status }) => status.startsWith('2'));
  const successes =
    stated.length > 0 ? stated : responses.filter(({ status }) => status === 'default');
  const byName = new Map<string, Code>();
  for (const { headers } of successes) {
    for (const { name, required, type } of headers) {
      // What only one of several answers has may be missing.
      const sure = required && successes.length === 1;
      const value = type.kind === 'enum' ? enumTexts(type) : code`string`;
      byName.set(name, sure ? value : code`${value} | null`);
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
