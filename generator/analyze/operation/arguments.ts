/**
 * The arguments of an operation: the last path parameter is positional, everything else is one object by
 * wire name. Members of the body keep their names; a parameter with the name of one is prefixed with its
 * location (`path_id`, `query_id`).
 */

import type {
  Arguments,
  NamedType,
  ObjectType,
  Parameter,
  Property,
  Type,
  TypeId,
  WireMember,
  WirePlan,
} from '../../model/api.js';
import { emptyObject, namedType, useOf } from '../../model/create.js';
import { operationTypeId } from '../../model/identity.js';
import { splitTemplate, templateNames } from '../../model/path-template.js';
import { combineAll } from '../combine/combine.js';
import { resolved, type TypeLookup } from '../combine/lookup.js';
import { bodyArguments, type BodyArguments } from './body-arguments.js';
import { argumentOf, foldQuery, type ArgumentMember } from './folded-query.js';
import { hasRequiredMember } from './object-members.js';
import type { OperationDraft } from './operation.js';
import { sentContent } from './sent-content.js';

/** The arguments of an operation, and how they are sent. */
export interface ArgumentsResult {
  readonly arguments: Arguments;
  /** The type of role `params`; absent if the operation takes nothing but a positional argument. */
  readonly params?: NamedType;
  readonly wire: Omit<WirePlan, 'response'>;
}

/** The inputs, besides the operation, on which its arguments depend. */
export interface ArgumentsContext {
  readonly lookup: TypeLookup;
  /** The named types of the document. */
  readonly schemas: ReadonlyMap<TypeId, NamedType>;
  /** Whether exactly one place of the API refers to a named type. */
  readonly isUsedOnce: (id: TypeId) => boolean;
}

/** The sources of the arguments of one operation. */
interface ArgumentParts {
  readonly operation: OperationDraft;
  /** The members for all parameters except the positional one. */
  readonly members: readonly ArgumentMember[];
  readonly body: BodyArguments | undefined;
  readonly context: ArgumentsContext;
}

/** Merges the parameters and the body of an operation into its arguments. */
export function mergeArguments(
  operation: OperationDraft,
  context: ArgumentsContext,
): ArgumentsResult {
  const positional = lastPathParameter(operation);
  const others = operation.parameters.filter((parameter) => parameter !== positional);
  const body = bodyOf(operation, others.length > 0, context);
  const members = parameterMembers(others, body?.names ?? new Set());
  const parts: ArgumentParts = { operation, members, body, context };
  const params = paramsType(parts);
  return {
    arguments: {
      ...(positional && { positional }),
      ...(params && { params: { id: params.id, required: isRequired(parts) } }),
    },
    ...(params && { params }),
    wire: wireOf(parts),
  };
}

/** The parameter of the last name in the path; undefined if the path has none. */
function lastPathParameter({ path, parameters }: OperationDraft): Parameter | undefined {
  const last = templateNames(path).at(-1);
  return parameters.find((parameter) => parameter.in === 'path' && parameter.name === last);
}

function bodyOf(
  { body }: OperationDraft,
  hasParameters: boolean,
  { lookup, isUsedOnce }: ArgumentsContext,
): BodyArguments | undefined {
  const content = body && sentContent(body, lookup);
  return content && bodyArguments({ body, content, hasParameters, lookup, isUsedOnce });
}

/** The members for parameters, with names that are unique among themselves and `taken`. */
function parameterMembers(
  parameters: readonly Parameter[],
  taken: ReadonlySet<string>,
): ArgumentMember[] {
  const query = parameters.filter((parameter) => parameter.in === 'query');
  const others = parameters.filter((parameter) => parameter.in !== 'query');
  const used = new Set<string>();
  return [...others.map(argumentOf), ...foldQuery(query)].map(({ parameter, property }) => {
    const isFree = !taken.has(parameter.name) && !used.has(parameter.name);
    const name = isFree ? parameter.name : `${parameter.in}_${parameter.name}`;
    used.add(name);
    return { parameter, property: { ...property, name } };
  });
}

function paramsType({ operation, members, body, context }: ArgumentParts): NamedType | undefined {
  if (members.length === 0 && !body) return undefined;
  const own: ObjectType = {
    ...emptyObject(operation.at),
    properties: members.map(({ property }) => property),
  };
  const type = body ? joinBody(own, body.type, context.lookup) : own;
  const absorbed = body?.absorbed !== undefined ? context.schemas.get(body.absorbed) : undefined;
  return namedType({
    id: operationTypeId(operation.id, 'params'),
    role: 'params',
    form: 'request',
    wireName: 'params',
    // The types inside an absorbed component are not combined yet.
    use: absorbed ? { ...absorbed.use, type: combineAll(type, context.lookup) } : useOf(type),
    operation: operation.id,
    ...(body?.type.kind === 'ref' && { adopts: body.type.to }),
    encodings: encodingsOf(body),
  });
}

function encodingsOf(body: BodyArguments | undefined): NamedType['encodings'] {
  if (body?.wire.orMultipart) return ['json', 'multipart'];
  if (body?.wire.orBytes) return ['binary', 'json'];
  const encoding = body?.wire.encoding;
  return [encoding === 'multipart' || encoding === 'binary' ? encoding : 'json'];
}

/** An object body is extended, or its members are copied; a union of objects becomes an intersection. */
function joinBody(own: ObjectType, body: Type, lookup: TypeLookup): Type {
  if (body.kind === 'object') {
    return { ...body, properties: [...own.properties, ...body.properties] };
  }
  if (own.properties.length === 0) return body;
  if (body.kind === 'ref' && resolved(body, lookup)?.kind === 'object') {
    return { ...own, extends: [body] };
  }
  return { kind: 'intersection', at: body.at, members: [own, body] };
}

/** Whether no call without params is valid. */
function isRequired({ members, body, context }: ArgumentParts): boolean {
  if (members.some(({ property }) => property.required)) return true;
  return body !== undefined && body.wire.required && hasRequiredMember(body.type, context.lookup);
}

function wireOf({ operation, members, body }: ArgumentParts): Omit<WirePlan, 'response'> {
  const { path, parameters } = operation;
  const membersIn = (location: Parameter['in']): WireMember[] =>
    members
      .filter(({ parameter }) => parameter.in === location)
      .map(({ parameter, property }) => wireMember(parameter, property));
  return {
    path: splitTemplate(path).map((part) => {
      if (typeof part === 'string') return part;
      const { name } = part;
      const parameter = parameters.find((found) => found.in === 'path' && found.name === name);
      if (!parameter) return `{${name}}`;
      const member = members.find((found) => found.parameter === parameter);
      return wireMember(parameter, member?.property);
    }),
    query: membersIn('query'),
    headers: membersIn('header'),
    cookies: membersIn('cookie'),
    ...(body && { body: body.wire }),
  };
}

/** @param property undefined for the positional argument */
const wireMember = ({ name, serialization }: Parameter, property?: Property): WireMember => ({
  ...(property && { member: property.name }),
  name,
  serialization,
});
