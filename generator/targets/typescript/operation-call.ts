/** The body of an operation's function: destructures the arguments and calls the client. */

import type { Api, Operation, WireMember } from '../../model/api.js';
import { serverURL } from '../../model/servers.js';
import { ownSecurity } from '../shared/operations.js';
import { parameterMembers, paramsName } from './arguments.js';
import { code, entry, ident, join, optionalAccess, access, str, tmpl, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import { answerProperties } from './operation-answer.js';
import { bodyProperties } from './operation-body.js';
import { headerEntries } from './operation-headers.js';
import { operationCall, parameterType, sentParameter, type OperationCall } from './parameters.js';
import type { Sdk } from './sdk.js';
import { pathValue, queryValue } from './serialization.js';

/** The statements of the function. */
export function functionBody(operation: Operation, sdk: Sdk): Code[] {
  const call = operationCall(operation, sdk);
  return [...destructuring(call), requestStatement(call)];
}

/** `const { id, ...body } = params;`, if the params object has members for several places. */
function destructuring({ operation, local }: OperationCall): Code[] {
  const { wire, arguments: args } = operation;
  if (!args.params || paramsName(operation) !== 'params') return [];
  const members = [
    ...parameterMembers(wire).map((member) => entry(member.member!, local(member))),
    ...(wire.body?.from === 'body' ? [code`body`] : []),
    ...(wire.body?.from === 'rest' ? [code`...body`] : []),
    ...(wire.body ? [] : [code`...query`]),
  ];
  const source = args.params.required ? code`params` : code`params ?? {}`;
  return [code`const { ${join(members, code`, `)} } = ${source};`];
}

/** `return client.get(path, { … });`, or `client.request` for a method that the client has no name for. */
function requestStatement(call: OperationCall): Code {
  const path = pathCode(call);
  const verb = call.operation.method.toLowerCase();
  const properties = requestProperties(call);
  if (/^(get|post|put|patch|delete)$/.test(verb)) {
    return code`return client.${ident(verb)}(${path}, { ${join(properties, code`, `)} });`;
  }
  const request = [code`method: ${str(verb)}`, code`path: ${path}`, ...properties];
  return code`return client.request({ ${join(request, code`, `)} });`;
}

/** The properties of the request; the caller's options override those of the operation. */
function requestProperties(call: OperationCall): Code[] {
  const { operation, sdk } = call;
  const { wire, servers } = operation;
  const [server] = servers;
  const headers = headerEntries(call);
  const merged = code`${runtimeValue('joinHeaders')}(${headers ?? code``}, options?.headers)`;
  return [
    operationProperty(operation),
    ...queryProperty(call),
    ...(wire.body ? bodyProperties(call) : []),
    ...answerProperties(call),
    ...securityProperty(operation, sdk.api),
    ...(server ? [code`defaultBaseURL: ${str(serverURL(server))}`] : []),
    code`...options`,
    ...(headers ? [code`headers: ${merged}`] : []),
  ];
}

/** What middleware and observers know of the operation. */
function operationProperty({ operationId, path }: Operation): Code {
  const id = operationId === undefined ? code`` : code`id: ${str(operationId)}, `;
  return code`operation: { ${id}path: ${str(path)} }`;
}

function queryProperty(call: OperationCall): Code[] {
  const { operation, sdk, parameter } = call;
  const { wire, arguments: args } = operation;
  const whole = args.params && paramsName(operation);
  if (whole === 'query') {
    const wrapped = wire.query.flatMap((member) => wrappedMember(member, call));
    return [queryObject([code`...query`, ...wrapped])];
  }
  if (whole !== 'params') return [];
  const members = wire.query.map((member) => {
    const value = parameter(member);
    return entry(member.name, queryValue(value, sdk) ?? value.value);
  });
  const all = wire.body ? members : [code`...query`, ...members];
  return all.length > 0 ? [queryObject(all)] : [];
}

/** A member of the argument `query` that must be wrapped; none if it is sent unchanged. */
function wrappedMember(member: WireMember, { operation, sdk }: OperationCall): Code[] {
  const step = operation.arguments.params?.required === true ? access : optionalAccess;
  const type = parameterType(operation, member, sdk.api);
  const given = { parameter: member, type, value: code`query${step(member.name)}` };
  const value = sentParameter(given, sdk);
  const wrapped = queryValue({ ...given, value }, sdk) ?? value;
  return wrapped === given.value ? [] : [entry(member.name, wrapped)];
}

/** Only `query` if nothing is added to it. */
const queryObject = (members: readonly Code[]): Code =>
  members.length === 1 && members[0]!.text === '...query'
    ? code`query`
    : code`query: { ${join(members, code`, `)} }`;

function pathCode({ operation, sdk, parameter }: OperationCall): Code {
  const { path } = operation.wire;
  if (path.every((part) => typeof part === 'string')) return str(path.join(''));
  const parts = path.map((part) =>
    typeof part === 'string' ? tmpl(part) : code`\${${pathValue(parameter(part), sdk)}}`,
  );
  return code`${runtimeValue('path')}\`${join(parts, code``)}\``;
}

/** The security alternatives of an operation that differ from those of the document. */
function securityProperty(operation: Operation, api: Api): Code[] {
  const security = ownSecurity(operation, api);
  if (!security) return [];
  const alternatives = security.map((names) => code`[${join(names.map(str), code`, `)}]`);
  return [code`security: [${join(alternatives, code`, `)}]`];
}
