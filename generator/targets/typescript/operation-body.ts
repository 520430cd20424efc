/** The property `body` of a request, encoded as its media type requires. */

import type { WireBody } from '../../model/api.js';
import { paramsName } from './arguments.js';
import { access, code, join, literalKey, optionalAccess, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import { parameterType, type OperationCall } from './parameters.js';
import { queryValue } from './serialization.js';

/** @param call of an operation that has a body */
export function bodyProperty(call: OperationCall): Code {
  const { encoding, orMultipart } = call.operation.wire.body!;
  switch (encoding) {
    case 'json':
      if (!orMultipart) return code`body`;
      return code`body: ${runtimeValue('maybeMultipart')}(body, client)`;
    case 'text':
      return code`body`;
    case 'binary':
      return code`body: ${runtimeValue('streamed')}(body)`;
    case 'form':
      return code`body: ${runtimeValue('urlEncoded')}(${formObject(call)})`;
    case 'multipart':
      return code`body: ${runtimeValue('multipart')}(${formObject(call)}, client)`;
  }
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
  if (encoded.length === 0) return code`body`;
  return code`{ ${join([code`...body`, ...encoded], code`, `)} }`;
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
