/** The body of an operation's function: arguments taken apart, and the one call of the client. */

import type { Api, Operation, Type, WireBody, WireMember } from '../../model/api.js';
import { isJson } from '../../model/media-types.js';
import { serverURL } from '../../model/servers.js';
import { paramsName, placed } from './arguments.js';
import { access, code, entry, ident, join, literalKey, str, tmpl, type Code } from './code.js';
import { isFree, isScalar } from './scalars.js';
import { operationNames, type FileBuilder } from './sdk.js';
import { pathValue, queryValue } from './serialization.js';

/** A member of params as the local variable that it is taken into. */
type Local = (member: WireMember) => Code;

export function functionBody(operation: Operation, file: FileBuilder): Code[] {
  const names = operationNames(file.sdk, operation.id);
  const local: Local = (member) => ident(names.locals.get(member.member!)!);
  const { statements, query } = takeApart(operation, local, file);
  const { wire, method } = operation;
  const [server] = operation.servers;
  const security = securityOf(operation, file.sdk.api);
  const properties = [
    ...(query ? [query] : []),
    ...(wire.body ? [bodyProperty(operation, file)] : []),
    ...(wire.response.decode === 'binary' ? [code`decode: 'response'`] : []),
    ...(security ? [security] : []),
    ...(server ? [code`defaultBaseURL: ${str(serverURL(server))}`] : []),
  ];
  const headers = headerEntries(operation, local, file);
  const merged = headers
    ? [code`headers: ${file.value('core/headers', 'mergeHeaders')}(${headers}, options?.headers)`]
    : [];
  const path = pathCode(operation, local, file);
  const all = [...properties, code`...options`, ...merged];
  const verb = method.toLowerCase();
  if (/^(get|post|put|patch|delete)$/.test(verb)) {
    const request = all.length > 1 ? code`{ ${join(all, code`, `)} }` : code`options`;
    return [...statements, code`return client.${ident(verb)}(${path}, ${request});`];
  }
  const request = join([code`method: ${str(verb)}`, code`path: ${path}`, ...all], code`, `);
  return [...statements, code`return client.request({ ${request} });`];
}

/** The statement that takes params apart, where it must be, and the query made of them. */
function takeApart(
  operation: Operation,
  local: Local,
  file: FileBuilder,
): { readonly statements: readonly Code[]; readonly query?: Code } {
  const { wire, arguments: args } = operation;
  const wraps = wire.query.map((member) =>
    queryValue(member, typeOf(operation, member, file), file),
  );
  const whole = args.params && paramsName(operation);
  if (whole === 'query') {
    const dot = args.params?.required === true ? code`.` : code`?.`;
    const wrapped = wire.query.flatMap(({ name }, index) => {
      const wrap = wraps[index];
      return wrap ? [entry(name, wrap(code`query${optionalAccess(name, dot)}`))] : [];
    });
    return { statements: [], query: queryObject([code`...query`, ...wrapped]) };
  }
  if (whole !== 'params') return { statements: [] };
  const rest = wire.body?.from === 'rest' ? 'body' : wire.body ? undefined : 'query';
  const taken = [
    ...placed(wire).map((member) => entry(member.member!, local(member))),
    ...(wire.body?.from === 'body' ? [code`body`] : []),
    ...(rest ? [code`...${ident(rest)}`] : []),
  ];
  const source = args.params?.required === true ? code`params` : code`params ?? {}`;
  const members = wire.query.map((member, index) => {
    const value = local(member);
    return entry(member.name, wraps[index]?.(value) ?? value);
  });
  const all = rest === 'query' ? [code`...query`, ...members] : members;
  return {
    statements: [code`const { ${join(taken, code`, `)} } = ${source};`],
    ...(all.length > 0 && { query: queryObject(all) }),
  };
}

/** `query` alone where nothing is added to it. */
const queryObject = (members: readonly Code[]): Code =>
  members.length === 1 && members[0] === '...query'
    ? code`query`
    : code`query: { ${join(members, code`, `)} }`;

/** `.name`, `?.name` or `?.['na-me']` */
function optionalAccess(name: string, dot: Code): Code {
  const plain = access(name);
  if (dot === '.') return plain;
  return plain.startsWith('.') ? code`?${plain}` : code`?.${plain}`;
}

function pathCode(operation: Operation, local: Local, file: FileBuilder): Code {
  const names = operationNames(file.sdk, operation.id);
  const parts = operation.wire.path.map((part) => {
    if (typeof part === 'string') return tmpl(part);
    const value = part.member === undefined ? ident(names.positional!) : local(part);
    const type = typeOf(operation, part, file);
    return code`\${${pathValue(part, type, value, file)}}`;
  });
  const isFixed = operation.wire.path.every((part) => typeof part === 'string');
  if (isFixed) return str(operation.wire.path.join(''));
  return code`${file.value('core/path', 'path')}\`${join(parts, code``)}\``;
}

function bodyProperty(operation: Operation, file: FileBuilder): Code {
  const { encoding, members, orMultipart } = operation.wire.body!;
  const { params } = operation.arguments;
  const mayBeAbsent = paramsName(operation) === 'body' && params?.required !== true;
  switch (encoding) {
    case 'json':
      if (!orMultipart) return code`body`;
      return code`body: ${file.value('core/multipart', 'maybeMultipart')}(body, client)`;
    case 'text':
      return code`body`;
    case 'binary':
      return code`body: ${file.value('core/stream', 'streamed')}(body)`;
    case 'multipart':
    case 'form': {
      const dot = mayBeAbsent ? code`?.` : code`.`;
      const encoded = members.map((member) => {
        const value = code`body${optionalAccess(member.name, dot)}`;
        return code`${literalKey(member.name)}: ${encodedMember(member, value, operation, file)}`;
      });
      const body =
        encoded.length > 0 ? code`{ ${join([code`...body`, ...encoded], code`, `)} }` : code`body`;
      if (encoding === 'form') return code`body: ${file.value('core/form', 'urlEncoded')}(${body})`;
      return code`body: ${file.value('core/multipart', 'multipart')}(${body}, client)`;
    }
  }
}

/** A member of a form that is not written as its neighbours are. */
function encodedMember(
  { name, contentType, serialization }: WireBody['members'][number],
  value: Code,
  operation: Operation,
  file: FileBuilder,
): Code {
  if (contentType !== undefined) {
    const isForm = operation.wire.body!.encoding === 'form';
    return isForm
      ? code`${file.value('core/query-styles', 'jsonQuery')}(${value})`
      : code`${file.value('core/multipart', 'jsonPart')}(${value}, ${str(contentType)})`;
  }
  const member = { member: name, name, serialization: serialization! };
  const wrap = queryValue(member, typeOf(operation, member, file), file);
  return wrap ? wrap(value) : value;
}

/** Headers of the operation itself: an object literal, if there are any. */
function headerEntries(operation: Operation, local: Local, file: FileBuilder): Code | undefined {
  const { wire } = operation;
  const { accept } = wire.response;
  const entries: Code[] = [];
  if (accept !== 'application/json') entries.push(code`Accept: ${str(accept)}`);
  const { body } = wire;
  const sets =
    body &&
    !body.orMultipart &&
    body.encoding !== 'multipart' &&
    body.encoding !== 'form' &&
    body.mediaType !== 'application/json';
  if (sets) entries.push(code`'Content-Type': ${str(body.mediaType)}`);
  for (const header of wire.headers) {
    const type = typeOf(operation, header, file);
    const { serialization } = header;
    const wraps = !isScalar(type, file.sdk.api) || isFree(type, file.sdk.api);
    const explode = 'explode' in serialization && serialization.explode;
    if ('mediaType' in serialization && (wraps || isJson(serialization.mediaType))) {
      const json = file.value('core/path-styles', 'jsonHeader');
      entries.push(entry(header.name, code`${json}(${local(header)})`));
      continue;
    }
    const value = wraps
      ? code`${file.value('core/path-styles', 'simpleHeader')}(${local(header)}, ${explode ? code`true` : code`false`})`
      : local(header);
    entries.push(entry(header.name, value));
  }
  if (wire.cookies.length > 0) {
    const cookies = wire.cookies.map((member) => entry(member.name, local(member)));
    const flat = wire.cookies.filter(
      (cookie) =>
        'explode' in cookie.serialization &&
        !cookie.serialization.explode &&
        !isScalar(typeOf(operation, cookie, file), file.sdk.api),
    );
    const names =
      flat.length > 0
        ? code`, [${join(
            flat.map(({ name }) => str(name)),
            code`, `,
          )}]`
        : code``;
    entries.push(
      code`Cookie: ${file.value('core/cookies', 'cookieHeader')}({ ${join(cookies, code`, `)} }${names})`,
    );
  }
  return entries.length > 0 ? code`{ ${join(entries, code`, `)} }` : undefined;
}

function securityOf(operation: Operation, api: Api): Code | undefined {
  const { security } = operation;
  if (!security || JSON.stringify(security) === JSON.stringify(api.security.default))
    return undefined;
  const alternatives = security.map((names) => code`[${join(names.map(str), code`, `)}]`);
  return code`security: [${join(alternatives, code`, `)}]`;
}

function typeOf(operation: Operation, member: WireMember, file: FileBuilder): Type {
  const { positional, params } = operation.arguments;
  if (member.member === undefined) return positional!.type;
  const type = params && file.sdk.api.types.get(params.id)?.use.type;
  const found = type && findMember(type, member.member);
  return found ?? { kind: 'unknown', at: operation.at };
}

function findMember(type: Type, name: string): Type | undefined {
  if (type.kind === 'object') return type.properties.find((member) => member.name === name)?.type;
  if (type.kind !== 'intersection') return undefined;
  return type.members.map((part) => findMember(part, name)).find((found) => found !== undefined);
}
