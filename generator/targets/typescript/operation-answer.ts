/** Which answers an operation asks for, and how they are decoded. */

import type { AnswerKind, Operation, Type, WireResponse } from '../../model/api.js';
import { resultTypes } from '../../model/walk.js';
import { code, entry, join, num, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import { parserArguments } from './int64.js';
import type { OperationCall } from './parameters.js';
import type { Sdk } from './sdk.js';

/** The properties `accept` and `decode` of a request, where they differ from JSON, and `parse`. */
export function answerProperties({ operation, sdk }: OperationCall): Code[] {
  const { response } = operation.wire;
  const { accept } = response;
  const integers = parserArguments(resultTypes(operation), sdk);
  const decode = decodeCode(response, integers);
  const errors = parserArguments(errorTypes(operation, sdk), sdk);
  return [
    ...(accept === 'application/json' ? [] : [code`accept: ${str(accept)}`]),
    ...(decode ? [code`decode: ${decode}`] : []),
    ...(errors ? [code`parse: ${runtimeValue('int64Errors')}(${errors})`] : []),
  ];
}

function errorTypes({ errors }: Operation, { api }: Sdk): Type[] {
  const type = errors === undefined ? undefined : api.types.get(errors)?.use.type;
  return type?.kind === 'object' ? type.properties.map((property) => property.type) : [];
}

/** @param integers the arguments of a parser, if answers in JSON contain integers of 64 bits */
function decodeCode(
  { kinds, empty, alternatives }: WireResponse,
  integers: Code | undefined,
): Code | undefined {
  const [kind] = kinds;
  const isJson = [...kinds, ...alternatives.map((one) => one.kind)].every((one) => one === 'json');
  if (isJson && empty.length === 0) {
    return integers && code`${runtimeValue('int64Answer')}(${integers})`;
  }
  if (kinds.length === 1 && empty.length === 0 && alternatives.length === 0) {
    if (kind === 'none') return runtimeValue('noContent');
    if (kind === 'binary') return kindCode(kind);
  }
  const accepted = alternatives.flatMap((alternative) =>
    alternative.mediaTypes.map((mediaType) => entry(mediaType, kindCode(alternative.kind))),
  );
  const rules = [
    ...(empty.length > 0 ? [code`empty: [${list(empty.map(statusCode))}]`] : []),
    ...(accepted.length > 0 ? [code`accept: { ${list(accepted)} }`] : []),
    ...(integers ? [code`json: ${runtimeValue('int64Parser')}(${integers})`] : []),
  ];
  const second = rules.length > 0 ? code`, { ${list(rules)} }` : code``;
  return code`${runtimeValue('decodeAs')}([${list(kinds.map(kindCode))}]${second})`;
}

const list = (items: readonly Code[]): Code => join(items, code`, `);

const statusCode = (status: string): Code => num(Number(status));

/** The name that the runtime has for a kind of answer. */
function kindCode(kind: AnswerKind): Code {
  switch (kind) {
    case 'binary':
      return str('response');
    case 'none':
      return str('null');
    case 'json':
    case 'string':
    case 'text':
    case 'any':
      return str(kind);
  }
}
