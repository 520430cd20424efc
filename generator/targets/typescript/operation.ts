/** An operation → its standalone function and the method that calls it. */

import type { Operation } from '../../model/api.js';
import { paramsName } from './arguments.js';
import { code, ident, join, type Code } from './code.js';
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
  return operation.errors === undefined
    ? code`${promise}<${data}>`
    : code`${promise}<${data}, ${file.refer(operation.errors)}>`;
}
