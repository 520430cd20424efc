/** Views of operations. */

import { isObject } from '../../../base/json.js';
import type { Operation, Type, TypeId, Use, WireMember, WireResponse } from '../../../model/api.js';
import { serverURL } from '../../../model/servers.js';
import { follow, selectingUnion } from '../../../model/walk.js';
import {
  exampleArguments,
  exampleValue,
  hasFile,
  hasFileList,
} from '../../shared/example-value.js';
import { inMemberOrder } from '../../shared/member-order.js';
import type { ArrayFormat } from '../../shared/sdk-settings.js';
import { ident, path, prose, SpecText } from '../code.js';
import { Literal } from '../literal.js';
import { printLiteral, type DeclaredTypes } from '../literals.js';
import type { TypeRef } from '../type-printers.js';
import { typeRef } from '../type-refs.js';
import { argumentsOf, type Arguments } from './arguments.js';
import { bodyView } from './body.js';
import type { ViewContext } from './context.js';
import type { ModelView } from './model-view.js';
import type {
  ArgumentView,
  ErrorView,
  ExampleView,
  OperationView,
  PathPartView,
  SelectedVariant,
} from './operation-view.js';
import { operationSecurity } from './security.js';

export interface OperationTools {
  readonly context: ViewContext;
  /** How arrays are written in a query whose parameter declares no style. */
  readonly arrays: ArrayFormat;
  /** Views of the named types. */
  readonly models: ReadonlyMap<TypeId, ModelView>;
  readonly declared: DeclaredTypes;
}

/** The view of an operation: its names, documentation, arguments, results and security. */
export function operationView(operation: Operation, tools: OperationTools): OperationView {
  const { context, models } = tools;
  const { params } = operation.arguments;
  const all = argumentsOf(operation, tools);
  const listed = inMemberOrder(all.properties).map(({ name }) => all.members.get(name)!);
  const [server] = operation.servers;
  return {
    id: operation.id,
    name: ident(context.names.operations.get(operation.id)!.method),
    httpMethod: SpecText.of(operation.method),
    path: SpecText.of(operation.path),
    description: prose(descriptionOf(operation)),
    isDeprecated: operation.deprecated,
    documentation: prose(operation.documentation),
    positional: all.positional,
    params: (params && models.get(params.id)) ?? null,
    isParamsRequired: params?.required === true,
    arguments: listed,
    ...placedArguments(operation, all),
    body: bodyView(operation, all, listed),
    ...responseOf(operation, tools),
    security: operationSecurity(operation, context),
    server: server ? SpecText.of(serverURL(server)) : null,
    example: exampleView(operation, all, tools),
  };
}

/** Summary and description; only the description if it repeats the summary. */
function descriptionOf({ summary, description }: Operation): string | undefined {
  if (summary === undefined || description === undefined) return description ?? summary;
  const repeats = description.trim().startsWith(summary.trim().replace(/\.$/, ''));
  return repeats ? description : `${summary}\n\n${description}`;
}

/** The arguments by the place that they are sent in. */
function placedArguments(
  { wire }: Operation,
  { positional, members }: Arguments,
): Pick<OperationView, 'pathParts' | 'query' | 'headers' | 'cookies'> {
  const argumentOf = ({ member }: WireMember): ArgumentView =>
    member === undefined ? positional! : members.get(member)!;
  return {
    pathParts: wire.path.map((part): PathPartView =>
      typeof part === 'string'
        ? { text: SpecText.of(part), argument: null }
        : { text: null, argument: argumentOf(part) },
    ),
    query: wire.query.map(argumentOf),
    headers: wire.headers.map(argumentOf),
    cookies: wire.cookies.map(argumentOf),
  };
}

/** The result of an operation, and its declared errors. */
function responseOf(
  operation: Operation,
  tools: OperationTools,
): Pick<OperationView, 'accept' | 'acceptsJson' | 'decode' | 'answers' | 'returns' | 'errors'> {
  const { success, wire } = operation;
  const { context } = tools;
  const { accept, kinds, empty, alternatives } = wire.response;
  const isNothing = follow(success.type, context.api)?.kind === 'null';
  const refOf = ({ type }: Use): TypeRef => typeRef(type, { position: 'return' }, context);
  return {
    accept: SpecText.of(accept),
    acceptsJson: accept === 'application/json',
    decode: decodingOf(wire.response),
    answers: {
      kinds,
      empty: empty.map((status) => path([status], '')),
      variants: selectedVariants(success.type, tools),
      alternatives: alternatives.map(({ mediaTypes, kind, use, isUsual = false }) => ({
        isUsual,
        mediaTypes: mediaTypes.map((mediaType) => SpecText.of(mediaType)),
        kind,
        type: refOf(use),
      })),
    },
    returns: isNothing ? null : refOf(success),
    errors: errorViews(operation, tools),
  };
}

/** The variants of a result or an error that media types select. */
function selectedVariants(
  result: Type,
  tools: Pick<OperationTools, 'context' | 'models'>,
): SelectedVariant[] {
  const { context, models } = tools;
  const union = selectingUnion(result, context.api);
  if (!union) return [];
  const { type, variants, mediaTypes } = union;
  const views = type.kind === 'ref' ? (models.get(type.to)?.variants ?? []) : [];
  return variants.flatMap((use, index) => {
    const own = mediaTypes[index]!.map((mediaType) => SpecText.of(mediaType));
    const name = views[index]?.name ?? null;
    const ref = typeRef(use.type, { position: 'return' }, context);
    return own.length > 0 ? [{ mediaTypes: own, type: ref, name }] : [];
  });
}

/** The only way in which answers are decoded, or `mixed`. */
function decodingOf({ kinds, empty }: WireResponse): OperationView['decode'] {
  const [kind] = kinds;
  if (kinds.length > 1 || empty.length > 0 || kind === 'string' || kind === 'any') return 'mixed';
  return kind!;
}

function errorViews(
  { errors }: Operation,
  tools: Pick<OperationTools, 'context' | 'models'>,
): ErrorView[] {
  const { context } = tools;
  const type = errors && context.api.types.get(errors)?.use.type;
  if (!type || type.kind !== 'object') return [];
  return type.properties.map((property) => ({
    status: SpecText.of(property.name),
    description: prose(property.description),
    type: typeRef(property.type, { position: 'return' }, context),
    variants: selectedVariants(property.type, tools),
  }));
}

/** The arguments of an example call: those that it needs, with values from the document's examples. */
function exampleView(
  { arguments: { positional, params } }: Operation,
  all: Arguments,
  { context, declared }: OperationTools,
): ExampleView {
  const { api, pack } = context;
  const printer = { style: pack.literals, declared };
  const type = params && api.types.get(params.id);
  // Requests have one type for bytes, which is that of a file.
  const value = type ? exampleArguments(type, api, { takesFiles: () => true }) : {};
  const members = isObject(value) ? value : {};
  const given = inMemberOrder(all.properties).filter(({ name }) => Object.hasOwn(members, name));
  const whole = type && paramsRef(type.id, context);
  return {
    positional: positional ? Literal.of(exampleValue(positional, api)) : null,
    arguments: given.map(({ name }) => {
      const { argument, type: own } = all.members.get(name)!;
      return { argument, value: printLiteral(members[name]!, own, printer) };
    }),
    hasFile: hasFile(value),
    hasFileList: hasFileList(value),
    params: params?.required && whole ? printLiteral(members, whole, printer) : null,
  };
}

const paramsRef = (id: TypeId, context: ViewContext): TypeRef =>
  typeRef({ kind: 'ref', at: id, to: id }, { position: 'parameter' }, context);
