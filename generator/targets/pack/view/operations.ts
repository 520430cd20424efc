/** Operations → what templates see of them. */

import { isObject } from '../../../base/json.js';
import type {
  ObjectType,
  Operation,
  Property,
  Serialization,
  Type,
  WireBody,
  WireMember,
} from '../../../model/api.js';
import { isJson } from '../../../model/media-types.js';
import { serverURL } from '../../../model/servers.js';
import { follow } from '../../../model/walk.js';
import { assignNames } from '../../../naming/scope.js';
import { words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { exampleValue } from '../../shared/example-value.js';
import type { ArrayFormat } from '../../shared/sdk-settings.js';
import { ident, prose, SpecText, type Code } from '../code.js';
import { literal, Literal, type Declared } from '../literals.js';
import type { ViewContext } from './context.js';
import { typeRef } from '../type-refs.js';
import type { ModelView } from './model-view.js';
import { fieldView, inOrder, propertyNames } from './models.js';
import type {
  ArgumentView,
  BodyView,
  ErrorView,
  ExampleView,
  OperationView,
  ParameterStyle,
} from './operation-view.js';

export interface OperationTools {
  readonly context: ViewContext;
  readonly arrays: ArrayFormat;
  readonly model: (id: string) => ModelView | undefined;
  readonly declared: Declared;
}

export function operationView(operation: Operation, tools: OperationTools): OperationView {
  const { context } = tools;
  const names = context.names.operations.get(operation.id)!;
  const { positional, params } = operation.arguments;
  const { wire } = operation;
  const properties = params ? paramsOf(operation, context).properties : [];
  const views = argumentViews(operation, properties, tools);
  const of = (member: WireMember): ArgumentView => views.get(member.member)!;
  const first: ArgumentView | null = positional ? views.get(undefined)! : null;
  const placed = new Set(
    [...wire.query, ...wire.headers, ...wire.cookies].map((item) => item.member),
  );
  for (const part of wire.path) if (typeof part === 'object') placed.add(part.member);
  const listed = inOrder(properties).map(({ name }) => views.get(name)!);
  const { success } = operation;
  return {
    id: operation.id,
    name: ident(names.method),
    httpMethod: SpecText.of(operation.method),
    path: SpecText.of(operation.path),
    pathParts: wire.path.map((part) =>
      typeof part === 'string'
        ? { text: SpecText.of(part), argument: null }
        : { text: null, argument: of(part) },
    ),
    description: prose(described(operation)),
    isDeprecated: operation.deprecated,
    documentation: prose(operation.documentation),
    positional: first,
    params: (params && tools.model(params.id)) ?? null,
    isParamsRequired: params?.required === true,
    arguments: listed,
    query: wire.query.map(of),
    headers: wire.headers.map(of),
    cookies: wire.cookies.map(of),
    body: bodyView(operation, views, listed),
    accept: SpecText.of(wire.response.accept),
    acceptsJson: wire.response.accept === 'application/json',
    decode: wire.response.decode,
    returns:
      wire.response.decode === 'none' || follow(success.type, context.api)?.kind === 'null'
        ? null
        : typeRef(success.type, { position: 'return' }, context),
    errors: errorViews(operation, context),
    security: securityView(operation, context),
    server: operation.servers[0] ? SpecText.of(serverURL(operation.servers[0])) : null,
    example: exampleView(operation, first, views, inOrder(properties), tools),
  };
}

/** Summary and description, once where they are equal. */
function described({ summary, description }: Operation): string | undefined {
  if (summary === undefined || description === undefined) return description ?? summary;
  return description.trim().startsWith(summary.trim().replace(/\.$/, ''))
    ? description
    : `${summary}\n\n${description}`;
}

function paramsOf({ arguments: { params } }: Operation, { api }: ViewContext): ObjectType {
  const type = params && follow(api.types.get(params.id)!.use.type, api);
  if (type?.kind !== 'object')
    throw new Error(`The params of an operation are no object: ${params?.id}`);
  return type;
}

/** Each member of params by its name, and the positional argument under undefined. */
function argumentViews(
  operation: Operation,
  properties: readonly Property[],
  { context, arrays }: OperationTools,
): ReadonlyMap<string | undefined, ArgumentView> {
  const { pack } = context;
  const { positional, params } = operation.arguments;
  const { wire } = operation;
  const fields = propertyNames(properties, context);
  const claim = (id: string, name: string, rank: number) => {
    const own = toIdentifier(pack.naming.argument(words(name)), 'value');
    return { id, rank, candidates: [own, ...(pack.naming.otherwise?.(own) ?? [])] };
  };
  const names = assignNames(
    [
      ...(positional ? [claim('', positional.name, 0)] : []),
      ...properties.map(({ name }) => claim(`.${name}`, name, 1)),
    ],
    new Set([...pack.reserved.words, ...pack.reserved.arguments]),
  );
  const places = new Map<string | undefined, { in: ArgumentView['in']; member: WireMember }>();
  for (const part of wire.path) {
    if (typeof part === 'object') places.set(part.member, { in: 'path', member: part });
  }
  for (const member of wire.query) places.set(member.member, { in: 'query', member });
  for (const member of wire.headers) places.set(member.member, { in: 'header', member });
  for (const member of wire.cookies) places.set(member.member, { in: 'cookie', member });

  const view = (property: Property, key: string | undefined, name: Code): ArgumentView => {
    const place = places.get(key);
    const at = {
      position: key === undefined ? 'parameter' : 'field-in',
      ...(params && key !== undefined && { owner: params.id }),
    } as const;
    const field = fieldView(property, name, at, context);
    const serialization =
      place && styleOf(place.member.serialization, property.type, arrays, context);
    return {
      ...field,
      wireName: SpecText.of(place?.member.name ?? property.name),
      in: place?.in ?? 'body',
      argument: ident(names.get(key === undefined ? '' : `.${key}`)!),
      isPositional: key === undefined,
      ...(serialization ?? { style: 'simple', explode: false, allowReserved: false }),
    };
  };
  const views = new Map<string | undefined, ArgumentView>();
  for (const property of properties) {
    views.set(property.name, view(property, property.name, ident(fields.get(property.name)!)));
  }
  if (positional) {
    const property = { ...positional, required: true, readOnly: false, writeOnly: false };
    views.set(undefined, view(property, undefined, ident(names.get('')!)));
  }
  return views;
}

interface Written {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

/** How a value is written: what the document states, and the SDK's default for lists where it does not. */
function styleOf(
  serialization: Serialization,
  type: Type,
  arrays: ArrayFormat,
  context: ViewContext,
): Written {
  if ('mediaType' in serialization) {
    const isPlain = !isJson(serialization.mediaType) && isText(type, context);
    return { style: isPlain ? 'form' : 'json', explode: true, allowReserved: false };
  }
  const { style, explode, allowReserved, stated } = serialization;
  const isList = !stated && style === 'form' && mayBeList(type, context);
  if (isList && arrays === 'brackets') return { style: 'brackets', explode, allowReserved };
  return { style, explode: isList && arrays === 'comma' ? false : explode, allowReserved };
}

/** Whether values are one piece of text. */
const isText = (type: Type, { api }: ViewContext): boolean => {
  const kind = follow(type, api)?.kind;
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'enum';
};

function mayBeList(type: Type, context: ViewContext): boolean {
  const found = follow(type, context.api);
  if (found?.kind === 'union')
    return found.variants.some((use) => follow(use.type, context.api)?.kind === 'array');
  return found?.kind === 'array';
}

const separators: Partial<Record<ParameterStyle, string>> = {
  form: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** What differs from how forms are written by themselves. */
function encodedView({
  name,
  contentType,
  serialization,
}: WireBody['members'][number]): BodyView['encoded'] {
  const text = SpecText.of(name);
  if (contentType !== undefined) {
    return [{ name: text, separator: null, mediaType: SpecText.of(contentType) }];
  }
  if (!serialization || 'mediaType' in serialization || serialization.explode) return [];
  const separator = separators[serialization.style];
  return separator === undefined
    ? []
    : [{ name: text, separator: SpecText.of(separator), mediaType: null }];
}

function bodyView(
  { wire }: Operation,
  views: ReadonlyMap<string | undefined, ArgumentView>,
  listed: readonly ArgumentView[],
): BodyView | null {
  const { body } = wire;
  if (!body) return null;
  return {
    encoding: body.encoding,
    mediaType: SpecText.of(body.mediaType),
    isRequired: body.required,
    argument: body.from === 'body' ? (views.get('body') ?? null) : null,
    encoded: body.members.flatMap(encodedView),
    fields: body.from === 'rest' ? listed.filter((item) => item.in === 'body') : [],
  };
}

function errorViews(operation: Operation, context: ViewContext): ErrorView[] {
  const type = operation.errors && context.api.types.get(operation.errors)?.use.type;
  if (!type || type.kind !== 'object') return [];
  return type.properties.map((property) => ({
    status: SpecText.of(property.name),
    description: prose(property.description),
    type: typeRef(property.type, { position: 'return' }, context),
  }));
}

function securityView({ security }: Operation, { api }: ViewContext): OperationView['security'] {
  if (!security || JSON.stringify(security) === JSON.stringify(api.security.default)) return null;
  return alternatives(security);
}

export const alternatives = (security: readonly (readonly string[])[]) =>
  security.map((schemes) => ({ schemes: schemes.map((name) => SpecText.of(name)) }));

function exampleView(
  operation: Operation,
  positional: ArgumentView | null,
  views: ReadonlyMap<string | undefined, ArgumentView>,
  properties: readonly Property[],
  { context, declared }: OperationTools,
): ExampleView {
  const { api, pack } = context;
  const { arguments: args } = operation;
  const first = args.positional ? Literal.of(exampleValue(args.positional, api)) : null;
  const type = args.params && api.types.get(args.params.id);
  const value = type ? exampleValue(type.use, api) : {};
  const members = isObject(value) ? value : {};
  const given = properties.filter(({ name }) => Object.hasOwn(members, name));
  const whole = type
    ? typeRef({ kind: 'ref', at: type.id, to: type.id }, { position: 'parameter' }, context)
    : null;
  return {
    positional: positional && first,
    arguments: given.map(({ name }) => {
      const { argument, type: own } = views.get(name)!;
      return { argument, value: literal(members[name]!, own, pack.literals, declared) };
    }),
    params:
      args.params?.required && whole ? literal(members, whole, pack.literals, declared) : null,
  };
}
