/** The properties `body` and `contentType` of a request, encoded as its media type requires. */

import type { FormEncoding, WireBody } from '../../model/api.js';
import { jsonKindOf, mayBeNull } from '../../model/json-kind.js';
import { paramsName } from './arguments.js';
import { code, join, literalKey, str, type Code } from './code.js';
import { runtimeValue, type RuntimeValue } from './imports.js';
import { parameterType, type OperationCall } from './parameters.js';
import type { Sdk } from './sdk.js';

/** @param call of an operation that has a body */
export function bodyProperties(call: OperationCall): Code[] {
  const { orBytes } = call.operation.wire.body!;
  if (orBytes) return [jsonOrBytes(call, orBytes)];
  const value = bodyValue(call);
  const body = value.text === 'body' ? value : code`body: ${value}`;
  return [body, ...contentType(call)];
}

/** The content type, unless the client or `fetch` sets it. */
function contentType(call: OperationCall): Code[] {
  const { encoding, mediaType, accepts, orMultipart, orNull } = call.operation.wire.body!;
  if (orMultipart || encoding === 'multipart' || encoding === 'form') return [];
  if (mediaType === 'application/json' && !isStringified(call) && !orNull) return [];
  const type = str(mediaType);
  if (accepts.length === 0) return [code`contentType: ${type}`];
  const all = join(accepts.map(str), code`, `);
  return [code`contentType: ${runtimeValue('mediaTypeOf')}(body, [${all}], ${type})`];
}

function bodyValue(call: OperationCall): Code {
  const { operation, sdk } = call;
  const body = operation.wire.body!;
  const encoded = (name: RuntimeValue, more: readonly Code[]): Code =>
    code`${runtimeValue(name)}(${join([bodyObject(call), ...more], code`, `)})`;
  switch (body.encoding) {
    case 'json':
      if (body.orMultipart) {
        return encoded('maybeMultipart', [code`client`, ...multipartOptions(body, sdk)]);
      }
      if (body.orNull) return encoded('orNull', []);
      return isStringified(call) ? code`JSON.stringify(body)` : bodyObject(call);
    case 'text':
      return code`body`;
    case 'binary':
      return code`${runtimeValue('streamed')}(body)`;
    case 'form':
      return encoded('urlEncoded', formOptions(body, sdk));
    case 'multipart':
      return encoded('multipart', [code`client`, ...multipartOptions(body, sdk)]);
  }
}

/** `...jsonOrBytes(body, { bytes: 'image/png' })` */
function jsonOrBytes(
  { operation }: OperationCall,
  { mediaType, accepts }: NonNullable<WireBody['orBytes']>,
): Code {
  const json = operation.wire.body!.mediaType;
  const types = [
    ...(json === 'application/json' ? [] : [code`json: ${str(json)}`]),
    code`bytes: ${str(mediaType)}`,
    ...(accepts.length > 0 ? [code`accepts: [${join(accepts.map(str), code`, `)}]`] : []),
  ];
  return code`...${runtimeValue('jsonOrBytes')}(body, { ${join(types, code`, `)} })`;
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

const formOptions = (body: WireBody, { options: { formArrays } }: Sdk): Code[] =>
  optionsObject([
    ...(formArrays === 'indices' ? [] : [code`arrays: ${str(formArrays)}`]),
    ...encodingOption(body),
  ]);

const multipartOptions = (body: WireBody, { options: { multipart } }: Sdk): Code[] =>
  optionsObject([
    ...(multipart.arrays === 'repeat' ? [] : [code`arrays: ${str(multipart.arrays)}`]),
    ...(multipart.objects === 'json' ? [] : [code`objects: ${str(multipart.objects)}`]),
    ...onlyOption(body),
    ...encodingOption(body),
  ]);

/** An object literal; nothing if it would be empty. */
const optionsObject = (entries: readonly Code[]): Code[] =>
  entries.length > 0 ? [code`{ ${join(entries, code`, `)} }`] : [];

const onlyOption = ({ orMultipart: { only } = { only: [] } }: WireBody): Code[] =>
  only.length > 0 ? [code`only: [${join(only.map(str), code`, `)}]`] : [];

function encodingOption({ members }: WireBody): Code[] {
  if (members.length === 0) return [];
  const entries = members.map(
    ({ name, encoding }) => code`${literalKey(name)}: ${encodingCode(encoding)}`,
  );
  return [code`encoding: { ${join(entries, code`, `)} }`];
}

function encodingCode(encoding: FormEncoding): Code {
  switch (encoding.kind) {
    case 'content':
      return code`{ contentType: [${join(encoding.mediaTypes.map(str), code`, `)}] }`;
    case 'joined':
      return code`{ join: ${str(encoding.separator)} }`;
    case 'spread':
    case 'brackets':
      return str(encoding.kind);
  }
}
