/** Which answers an operation asks for, and how they are decoded. */

import type { AnswerKind, WireResponse } from '../../model/api.js';
import { code, entry, join, num, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';

/** The properties `accept` and `decode` of a request, where they differ from JSON. */
export function answerProperties(response: WireResponse): Code[] {
  const { accept } = response;
  const decode = decodeCode(response);
  return [
    ...(accept === 'application/json' ? [] : [code`accept: ${str(accept)}`]),
    ...(decode ? [code`decode: ${decode}`] : []),
  ];
}

function decodeCode({ kinds, empty, alternatives }: WireResponse): Code | undefined {
  const [kind] = kinds;
  const isJson = [...kinds, ...alternatives.map((one) => one.kind)].every((one) => one === 'json');
  if (isJson && empty.length === 0) return undefined;
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
