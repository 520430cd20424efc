/** An operation → its standalone function, and the method that calls the function. */

import type { AnswerAlternative, Operation, TypeOf, Use } from '../../model/api.js';
import { compare } from '../../base/order.js';
import { parameterMembers, paramsName } from './arguments.js';
import { code, distinct, ident, join, key, str, type Code } from './code.js';
import { typeReference, type FileScope } from './file.js';
import { runtimeType } from './imports.js';
import { functionBody } from './operation-call.js';
import { acceptDocs, functionDocs, methodDocs } from './operation-docs.js';
import { operationNames } from './sdk.js';
import type { FunctionDeclaration, Method, Overload, Parameter } from './structures.js';
import { typeCode } from './types.js';

/** `export function updateUser(client, id, body, options)` */
export function operationFunction(operation: Operation, file: FileScope): FunctionDeclaration {
  const names = operationNames(file.sdk, operation.id);
  const client = { name: code`client`, type: runtimeType('Client'), optional: false };
  return {
    kind: 'function',
    name: ident(names.function),
    ...signatures(operation, {
      docs: functionDocs(operation, file.sdk),
      parameters: [client, ...parametersOf(operation, file)],
      file,
    }),
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
    ...signatures(operation, { docs: methodDocs(operation, file.sdk), parameters, file }),
    body: [code`return ${ident(names.function)}(${args});`],
  };
}

type Signatures = Pick<FunctionDeclaration, 'docs' | 'parameters' | 'returns' | 'overloads'>;

/** The signature of an operation; with overloads, if a caller can ask for other results. */
function signatures(
  operation: Operation,
  { docs, parameters, file }: Pick<Overload, 'docs' | 'parameters'> & { readonly file: FileScope },
): Signatures {
  const { alternatives } = operation.wire.response;
  const plain = { docs, parameters, returns: returnType(operation, [operation.success], file) };
  if (alternatives.length === 0) return plain;
  const others = alternatives.filter(({ isUsual }) => !isUsual);
  const uses = [operation.success, ...others.map(({ use }) => use)];
  return {
    parameters: withAccept(parameters, code`{ readonly accept?: string }`),
    returns: returnType(operation, uses, file),
    overloads: [...alternatives.map((one) => overloadOf(one, operation, parameters, file)), plain],
  };
}

/** The signature for a result that a caller asks for; the option `accept` makes all arguments required. */
function overloadOf(
  { mediaTypes, use }: AnswerAlternative,
  operation: Operation,
  parameters: readonly Parameter[],
  file: FileScope,
): Overload {
  const accept = join(mediaTypes.map(str), code` | `);
  const required = parameters.map(({ name, type, optional }) => ({
    name,
    type: optional && name.text !== 'options' ? code`${type} | undefined` : type,
    optional: false,
  }));
  return {
    docs: acceptDocs(mediaTypes),
    parameters: withAccept(required, code`{ readonly accept: ${accept} }`),
    returns: returnType(operation, [use], file),
  };
}

/** The parameters with a further option. */
const withAccept = (parameters: readonly Parameter[], option: Code): Parameter[] =>
  parameters.map((parameter, index) =>
    index === parameters.length - 1
      ? { ...parameter, type: code`${parameter.type} & ${option}` }
      : parameter,
  );

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
            type: paramsType(operation, params, file),
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

/** An optional params object may also be null, and so may a body that may; beside parameters it is a member `body`. */
function paramsType(
  operation: Operation,
  { id, required }: NonNullable<Operation['arguments']['params']>,
  file: FileScope,
): Code {
  const type = typeReference(id, file);
  const { wire } = operation;
  const parameters = parameterMembers(wire).map(({ member }) => str(member!));
  const none = code`{ body: null }`;
  const nullBody =
    parameters.length === 0
      ? none
      : code`(Pick<${type}, ${join(parameters, code` | `)}> & ${none})`;
  const given = wire.body?.orNull ? code`${type} | ${nullBody}` : type;
  const isBody = wire.body?.orNull === true && parameters.length === 0;
  return required && !isBody ? given : code`${given} | null`;
}

/** `APIPromise<Data, Errors, Headers>`, without trailing arguments that equal the defaults. */
function returnType(operation: Operation, results: readonly Use[], file: FileScope): Code {
  const promise = runtimeType('APIPromise');
  const parts = results.map(({ type }) => typeCode(type, { file, binary: 'json' }));
  const data = join(distinct(parts), code` | `);
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
