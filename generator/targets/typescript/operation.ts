/** An operation → its standalone function and the method that calls it. */

import type { Api, Operation, Type, WireMember } from '../../model/api.js';
import { access, code, comment, entry, ident, join, str, tmpl, type Code } from './code.js';
import { serverURL } from '../../model/servers.js';
import { docBlock, prose } from './docs.js';
import { exampleCall } from './example.js';
import { isScalar } from './scalars.js';
import { pathValue, queryValue } from './serialization.js';
import { operationNames, type FileBuilder } from './sdk.js';
import type { FunctionDeclaration, Parameter } from './structures.js';
import { typeCode } from './types.js';

export function operationFunction(operation: Operation, file: FileBuilder): FunctionDeclaration {
  const names = operationNames(file.sdk, operation.id);
  const className = file.sdk.names.resources.get(names.resource)!.className;
  return {
    kind: 'function',
    name: ident(names.function),
    docs: docBlock([
      prose(firstSentence(operation.summary ?? operation.description), 0),
      [
        ...throwsLines(operation, 0),
        code`@see {@link ${ident(className)}.${ident(names.method)}}`,
        ...(operation.deprecated ? [code`@deprecated`] : []),
      ],
    ]),
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

function methodDocs(operation: Operation, file: FileBuilder): Code | undefined {
  const { summary, description, body } = operation;
  const { positional } = operation.arguments;
  const names = operationNames(file.sdk, operation.id);
  const same = summary?.trim() === description?.trim();
  const described = positional?.description;
  return docBlock([
    prose(summary, 1),
    same ? [] : prose(description, 1),
    [code`\`${comment(`${operation.method} ${operation.path}`)}\``],
    [
      ...(names.positional !== undefined && described !== undefined
        ? prose(`@param ${names.positional} ${described}`, 1).map((line) => unescapeTag(line))
        : []),
      ...(body?.description !== undefined && operation.arguments.params
        ? prose(`@param ${paramsName(operation)} ${body.description}`, 1).map((line) =>
            unescapeTag(line),
          )
        : []),
      ...throwsLines(operation, 1),
      ...(operation.documentation === undefined
        ? []
        : [code`@see ${comment(operation.documentation.replaceAll(/\s/g, ''))}`]),
      ...(operation.deprecated ? [code`@deprecated`] : []),
      code`@example`,
      code`\`\`\`ts`,
      comment(exampleCall(operation, file.sdk)),
      code`\`\`\``,
    ],
  ]);
}

/** `prose` keeps a leading `@` from being a tag; here it is meant to be one. */
const unescapeTag = (line: Code): Code =>
  line.startsWith('\\@param') ? code`@param${comment(line.slice('\\@param'.length))}` : line;

function firstSentence(text: string | undefined): string | undefined {
  const plain = text?.trim().split(/\n\s*\n/, 1)[0];
  return plain === undefined ? undefined : (/^.*?[.!?](?=\s|$)/s.exec(plain)?.[0] ?? plain);
}

const errorClasses: Readonly<Record<string, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

function throwsLines(operation: Operation, depth: number): Code[] {
  return operation.responses
    .filter(({ status }) => /^[45]/.test(status))
    .flatMap(({ status, description = '' }) => {
      const name =
        errorClasses[status] ?? (status.startsWith('5') ? 'InternalServerError' : 'APIError');
      const text = `{${name}} ${status} ${firstSentence(description) ?? ''}`.trim();
      const [first, ...rest] = prose(text, depth);
      return first ? [code`@throws ${first}`, ...rest] : [];
    });
}

/** What the one object of arguments is called: after its only source, else `params`. */
function paramsName({ wire }: Operation): string {
  const onlyBody = wire.body?.from === 'rest' && placed(wire).length === 0;
  if (onlyBody) return 'body';
  return isOnlyQuery(wire) ? 'query' : 'params';
}

/** Members of params that go somewhere by themselves; a path may name one twice. */
const placed = ({ path, query, headers, cookies }: Operation['wire']): WireMember[] => {
  const all = [...path, ...query, ...headers, ...cookies].flatMap((part) =>
    typeof part === 'object' && part.member !== undefined ? [[part.member, part] as const] : [],
  );
  return [...new Map(all).values()];
};

const isOnlyQuery = (wire: Operation['wire']): boolean =>
  !wire.body && wire.query.length > 0 && placed(wire).length === wire.query.length;

/** The arguments as api.md shows them: `id, { ...body }`. */
export function argumentShape(operation: Operation, positional: string | undefined): string {
  const { params } = operation.arguments;
  return [
    ...(positional === undefined ? [] : [positional]),
    ...(params ? [`{ ...${paramsName(operation)} }`] : []),
  ].join(', ');
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

function functionBody(operation: Operation, file: FileBuilder): Code[] {
  const { wire, arguments: args } = operation;
  const names = operationNames(file.sdk, operation.id);
  const whole = args.params && paramsName(operation);
  const local = (member: WireMember): Code => ident(names.locals.get(member.member!)!);
  const styled = wire.query.map((member) => ({
    member,
    wrap: queryValue(member, typeOf(operation, member, file), file),
  }));

  const properties: Code[] = [];
  const statements: Code[] = [];
  if (whole === 'query') {
    const dot = args.params?.required === true ? code`.` : code`?.`;
    const wrapped = styled.flatMap(({ member: { name }, wrap }) =>
      wrap ? [entry(name, wrap(code`query${optionalAccess(name, dot)}`))] : [],
    );
    properties.push(
      wrapped.length > 0 ? code`query: { ...query, ${join(wrapped, code`, `)} }` : code`query`,
    );
  } else if (whole === 'params') {
    const rest = wire.body?.from === 'rest' ? 'body' : wire.body ? undefined : 'query';
    const holes = [
      ...placed(wire).map((member) => entry(member.member!, local(member))),
      ...(wire.body?.from === 'body' ? [code`body`] : []),
      ...(rest ? [code`...${ident(rest)}`] : []),
    ];
    const source = args.params?.required === true ? code`params` : code`params ?? {}`;
    statements.push(code`const { ${join(holes, code`, `)} } = ${source};`);
    const members = [
      ...(rest === 'query' ? [code`...query`] : []),
      ...styled.map(({ member, wrap }) =>
        entry(member.name, wrap ? wrap(local(member)) : local(member)),
      ),
    ];
    if (members.length > 1 || rest !== 'query') {
      if (members.length > 0) properties.push(code`query: { ${join(members, code`, `)} }`);
    } else properties.push(code`query`);
  }

  if (wire.body) properties.push(bodyProperty(operation, file));
  if (wire.response.decode === 'binary') properties.push(code`decode: 'response'`);
  const security = securityOf(operation, file.sdk.api);
  if (security) properties.push(security);
  const [server] = operation.servers;
  if (server) properties.push(code`defaultBaseURL: ${str(serverURL(server))}`);

  const headers = headerEntries(operation, local, file);
  const merged = headers
    ? [code`headers: ${file.value('core/headers', 'mergeHeaders')}(${headers}, options?.headers)`]
    : [];
  const path = pathCode(operation, local, file);
  const all = [
    ...properties,
    ...(properties.length + merged.length > 0 ? [code`...options`] : []),
    ...merged,
  ];
  const verb = operation.method.toLowerCase();
  if (/^(get|post|put|patch|delete)$/.test(verb)) {
    const second = all.length > 0 ? code`{ ${join(all, code`, `)} }` : code`options`;
    return [...statements, code`return client.${ident(verb)}(${path}, ${second});`];
  }
  const request = [
    code`method: ${str(verb)}`,
    code`path: ${path}`,
    ...properties,
    code`...options`,
    ...merged,
  ];
  return [...statements, code`return client.request({ ${join(request, code`, `)} });`];
}

/** `.name`, `?.name` or `?.['na-me']` */
function optionalAccess(name: string, dot: Code): Code {
  const plain = access(name);
  if (dot === '.') return plain;
  return plain.startsWith('.') ? code`?${plain}` : code`?.${plain}`;
}

function pathCode(
  operation: Operation,
  local: (member: WireMember) => Code,
  file: FileBuilder,
): Code {
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
  switch (operation.wire.body!.encoding) {
    case 'json':
    case 'text':
    case 'binary':
      return code`body`;
    case 'multipart':
      return code`body: ${file.value('core/multipart', 'multipart')}(body)`;
    case 'form':
      return code`body: ${file.value('core/form', 'urlEncoded')}(body)`;
  }
}

/** Headers of the operation itself: an object literal, if there are any. */
function headerEntries(
  operation: Operation,
  local: (member: WireMember) => Code,
  file: FileBuilder,
): Code | undefined {
  const { wire } = operation;
  const { accept } = wire.response;
  const entries: Code[] = [];
  if (accept !== 'application/json') entries.push(code`Accept: ${str(accept)}`);
  const { body } = wire;
  const sets =
    body &&
    body.encoding !== 'multipart' &&
    body.encoding !== 'form' &&
    body.mediaType !== 'application/json';
  if (sets) entries.push(code`'Content-Type': ${str(body.mediaType)}`);
  for (const header of wire.headers) {
    const type = typeOf(operation, header, file);
    const wraps = !isScalar(type, file.sdk.api);
    const explode = 'explode' in header.serialization && header.serialization.explode;
    const value = wraps
      ? code`${file.value('core/path-styles', 'simpleHeader')}(${local(header)}, ${explode ? code`true` : code`false`})`
      : local(header);
    entries.push(entry(header.name, value));
  }
  if (wire.cookies.length > 0) {
    const cookies = wire.cookies.map((member) => entry(member.name, local(member)));
    entries.push(
      code`Cookie: ${file.value('core/cookies', 'cookieHeader')}({ ${join(cookies, code`, `)} })`,
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
