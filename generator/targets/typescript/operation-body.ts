/** The properties `body` and `contentType` of a request, encoded as its media type requires. */

import type { WireBody } from '../../model/api.js';
import { jsonKindOf, mayBeNull } from '../../model/json-kind.js';
import { paramsName } from './arguments.js';
import { access, code, join, literalKey, optionalAccess, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import { parameterType, type OperationCall } from './parameters.js';
import { queryValue } from './serialization.js';

/** @param call of an operation that has a body */
export function bodyProperties(call: OperationCall): Code[] {
  const value = bodyValue(call);
  const body = value.text === 'body' ? value : code`body: ${value}`;
  const type = contentType(call);
  return type === undefined ? [body] : [body, code`contentType: ${str(type)}`];
}

/** The content type, unless the client or `fetch` sets it. */
function contentType(call: OperationCall): string | undefined {
  const { encoding, mediaType, orMultipart } = call.operation.wire.body!;
  if (orMultipart || encoding === 'multipart' || encoding === 'form') return undefined;
  return mediaType === 'application/json' && !isStringified(call) ? undefined : mediaType;
}

function bodyValue(call: OperationCall): Code {
  const { encoding, orMultipart } = call.operation.wire.body!;
  switch (encoding) {
    case 'json':
      if (orMultipart) return code`${runtimeValue('maybeMultipart')}(${bodyObject(call)}, client)`;
      return isStringified(call) ? code`JSON.stringify(body)` : bodyObject(call);
    case 'text':
      return code`body`;
    case 'binary':
      return code`${runtimeValue('streamed')}(body)`;
    case 'form':
      return code`${runtimeValue('urlEncoded')}(${formObject(call)})`;
    case 'multipart':
      return code`${runtimeValue('multipart')}(${formObject(call)}, client)`;
  }
}

/** Whether the function itself writes the body as JSON: the client sends strings as they are, and null not at all. */
function isStringified({ operation, sdk: { api } }: OperationCall): boolean {
  const { encoding, from } = operation.wire.body!;
  if (encoding !== 'json' || from === 'rest') return false;
  const type = parameterType(operation, { member: 'body' }, api);
  const kind = jsonKindOf(type, api);
  return kind === 'string' || kind === 'any' || mayBeNull(type, api);
}

/** The body; an optional one without members is undefined, a required one is at least an empty object. */
function bodyObject({ operation }: OperationCall): Code {
  const { from, required } = operation.wire.body!;
  if (from === 'body') return code`body`;
  if (paramsName(operation) === 'params') {
    return required ? code`body` : code`${runtimeValue('ifGiven')}(body)`;
  }
  return required && !operation.arguments.params!.required ? code`body ?? {}` : code`body`;
}

/** The body, with the members replaced that are not encoded in the default way. */
function formObject(call: OperationCall): Code {
  const { operation } = call;
  const isRequired = operation.arguments.params?.required === true;
  const step = paramsName(operation) === 'body' && !isRequired ? optionalAccess : access;
  const encoded = operation.wire.body!.members.map((member) => {
    const value = encodedMember(member, code`body${step(member.name)}`, call);
    return code`${literalKey(member.name)}: ${value}`;
  });
  if (encoded.length === 0) return bodyObject(call);
  const members = code`{ ${join([code`...body`, ...encoded], code`, `)} }`;
  return operation.wire.body!.required ? members : code`${runtimeValue('ifGiven')}(${members})`;
}

function encodedMember(
  { name, contentType, serialization }: WireBody['members'][number],
  value: Code,
  { operation, sdk }: OperationCall,
): Code {
  if (contentType !== undefined) {
    return operation.wire.body!.encoding === 'form'
      ? code`${runtimeValue('jsonQuery')}(${value})`
      : code`${runtimeValue('jsonPart')}(${value}, ${str(contentType)})`;
  }
  const parameter = { member: name, name, serialization: serialization! };
  const type = parameterType(operation, parameter, sdk.api);
  return queryValue({ parameter, type, value }, sdk) ?? value;
}
