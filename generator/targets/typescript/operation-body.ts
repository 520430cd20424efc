/** The properties `body` and `contentType` of a request, encoded as its media type requires. */

import type { FormEncoding, Type, WireBody } from '../../model/api.js';
import { jsonKindOf, mayBeNull } from '../../model/json-kind.js';
import { parameterMembers, paramsName } from './arguments.js';
import { code, join, literalKey, str, type Code } from './code.js';
import { runtimeValue, type RuntimeValue } from './imports.js';
import { converted, isExact } from './int64.js';
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
  const isText = isStringified(call) || orNull || hasInt64(call);
  if (mediaType === 'application/json' && !isText) return [];
  const type = str(mediaType);
  if (accepts.length === 0) return [code`contentType: ${type}`];
  const all = join(accepts.map(str), code`, `);
  return [code`contentType: ${runtimeValue('mediaTypeOf')}(body, [${all}], ${type})`];
}

function bodyValue(call: OperationCall): Code {
  const { operation, sdk } = call;
  const body = operation.wire.body!;
  const value = sentBody(call);
  const encoded = (name: RuntimeValue, more: readonly Code[]): Code =>
    code`${runtimeValue(name)}(${join([value, ...more], code`, `)})`;
  switch (body.encoding) {
    case 'json':
      if (body.orMultipart) {
        const form = encoded('maybeMultipart', [code`client`, ...multipartOptions(body, sdk)]);
        return hasInt64(call) ? code`${form}.then(${runtimeValue('jsonBody')})` : form;
      }
      if (body.orNull) return encoded('orNull', []);
      if (hasInt64(call)) return encoded('jsonText', []);
      return isStringified(call) ? code`JSON.stringify(body)` : value;
    case 'text':
      return hasInt64(call) ? encoded('jsonText', []) : code`body`;
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
  call: OperationCall,
  { mediaType, accepts }: NonNullable<WireBody['orBytes']>,
): Code {
  const json = call.operation.wire.body!.mediaType;
  const types = [
    ...(json === 'application/json' ? [] : [code`json: ${str(json)}`]),
    code`bytes: ${str(mediaType)}`,
    ...(accepts.length > 0 ? [code`accepts: [${join(accepts.map(str), code`, `)}]`] : []),
  ];
  return code`...${runtimeValue('jsonOrBytes')}(${sentBody(call)}, { ${join(types, code`, `)} })`;
}

/** Whether the function itself writes the body as JSON: the client sends strings as they are, and null not at all. */
function isStringified({ operation, sdk: { api } }: OperationCall): boolean {
  const { encoding, from } = operation.wire.body!;
  if (encoding !== 'json' || from === 'rest') return false;
  const type = parameterType(operation, { member: 'body' }, api);
  const kind = jsonKindOf(type, api);
  return kind === 'string' || kind === 'any' || mayBeNull(type, api);
}

/** The body, in which the integers of 64 bits are bigints. */
const sentBody = (call: OperationCall): Code =>
  converted(bodyObject(call), bodyTypes(call), call.sdk);

const hasInt64 = (call: OperationCall): boolean => isExact(bodyTypes(call), call.sdk);

/** The types of the values that are the body. */
function bodyTypes({ operation, sdk: { api } }: OperationCall): Type[] {
  const { wire, arguments: args } = operation;
  if (wire.body?.from === 'body') return [parameterType(operation, { member: 'body' }, api)];
  const parameters = new Set(parameterMembers(wire).map(({ member }) => member));
  const type = args.params && api.types.get(args.params.id)?.use.type;
  return type ? [withoutMembers(type, parameters)] : [];
}

/** The type of an object without some of its own members. */
function withoutMembers(type: Type, names: ReadonlySet<string | undefined>): Type {
  if (type.kind === 'intersection') {
    return { ...type, members: type.members.map((member) => withoutMembers(member, names)) };
  }
  if (type.kind !== 'object') return type;
  return { ...type, properties: type.properties.filter(({ name }) => !names.has(name)) };
}

/** The body; an optional one without members is undefined, a required one is at least an empty object. */
function bodyObject({ operation }: OperationCall): Code {
  const { from, required, orNull } = operation.wire.body!;
  if (from === 'body') return code`body`;
  if (paramsName(operation) === 'params') {
    return required ? code`body` : code`${runtimeValue('ifGiven')}(body)`;
  }
  if (!required || operation.arguments.params!.required) return code`body`;
  return orNull ? code`body === undefined ? {} : body` : code`body ?? {}`;
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
