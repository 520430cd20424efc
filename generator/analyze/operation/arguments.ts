/**
 * The arguments of an operation, merged: the last path parameter is positional, everything else is one
 * object by wire name. Body members keep their names; a parameter that meets one is called by its place
 * (`path_id`, `query_id`).
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
import { operationTypeId } from '../../model/identity.js';
import { emptyObject, useOf } from '../../model/create.js';
import { splitTemplate, templateNames } from '../../model/path-template.js';
import { bodyPart, hasRequired, type BodyPart } from './body-part.js';
import { foldQuery, propertyOf } from './bracketed.js';
import type { OperationDraft } from './operation.js';
import type { Resolver } from '../combine/combine.js';
import { preferred } from './media-types.js';

export interface BuiltArguments {
  readonly arguments: Arguments;
  /** The type of role `params`, if there is one. */
  readonly type?: NamedType;
  readonly wire: Omit<WirePlan, 'response'>;
  /** The component that has become the params. */
  readonly absorbed?: TypeId;
}

/** @param usedOnce whether a named type is referred to from one place in the whole API */
export function buildArguments(
  operation: OperationDraft,
  resolver: Resolver,
  usedOnce: (id: TypeId) => boolean,
): BuiltArguments {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const positional = lastInPath(operation.path, inPath);
  const content = operation.body && preferred(operation.body.contents);
  const alone = operation.parameters.every((parameter) => parameter === positional);
  const body =
    operation.body && content && bodyPart(operation.body, content, alone, resolver, usedOnce);

  const taken = new Set(body?.names);
  const nameOf = (parameter: Parameter): string =>
    taken.has(parameter.name) ? `${parameter.in}_${parameter.name}` : parameter.name;
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const rest = operation.parameters.filter(
    (parameter) => parameter !== positional && parameter.in !== 'query',
  );
  const used = new Set<string>();
  const args = [
    ...rest.map((parameter) => ({ parameter, property: propertyOf(parameter, parameter.name) })),
    ...foldQuery(query),
  ].map(({ parameter, property }) => {
    const plain = nameOf(parameter);
    const name = used.has(plain) ? `${parameter.in}_${parameter.name}` : plain;
    used.add(name);
    return { parameter, property: { ...property, name } };
  });

  const members = args.map(({ property }) => property);
  const type = paramsType(operation, members, body, resolver);
  const wireMember = (parameter: Parameter): WireMember => {
    const found = args.find((arg) => arg.parameter === parameter);
    return wireOf(parameter, found?.property.name);
  };
  const wireMembers = (location: Parameter['in']): WireMember[] =>
    args
      .filter(({ parameter }) => parameter.in === location)
      .map(({ parameter, property }) => wireOf(parameter, property.name));
  const required = isRequired(members, body, resolver);
  return {
    arguments: {
      ...(positional && { positional }),
      ...(type && { params: { id: type.id, required } }),
    },
    ...(type && { type }),
    wire: {
      path: splitTemplate(operation.path).map((part) => {
        if (typeof part === 'string') return part;
        const parameter = inPath.find(({ name }) => name === part.name);
        return parameter ? wireMember(parameter) : `{${part.name}}`;
      }),
      query: wireMembers('query'),
      headers: wireMembers('header'),
      cookies: wireMembers('cookie'),
      ...(body && { body: body.wire }),
    },
    ...(body?.absorbed !== undefined && { absorbed: body.absorbed }),
  };
}

/** @param member absent for the positional argument */
const wireOf = ({ name, serialization }: Parameter, member?: string): WireMember => ({
  ...(member !== undefined && { member }),
  name,
  serialization,
});

function lastInPath(path: string, parameters: readonly Parameter[]): Parameter | undefined {
  const last = templateNames(path).at(-1);
  return parameters.find(({ name }) => name === last);
}

function paramsType(
  operation: OperationDraft,
  members: readonly Property[],
  body: BodyPart | undefined,
  resolver: Resolver,
): NamedType | undefined {
  if (members.length === 0 && !body) return undefined;
  const own: ObjectType = { ...emptyObject(operation.at), properties: members };
  return {
    id: operationTypeId(operation.id, 'params'),
    role: 'params',
    form: 'request',
    wireName: 'params',
    use: useOf(body ? joinBody(own, body.type, resolver) : own),
    operation: operation.id,
    ...(body?.type.kind === 'ref' && { adopts: body.type.to }),
    encodings: body?.wire.orMultipart
      ? ['json', 'multipart']
      : [body?.wire.encoding === 'multipart' ? 'multipart' : 'json'],
    recursive: false,
  };
}

/** Objects are extended or taken over; a union of objects makes an intersection. */
function joinBody(own: ObjectType, body: Type, resolver: Resolver): Type {
  if (body.kind === 'object') {
    return { ...body, properties: [...own.properties, ...body.properties] };
  }
  if (own.properties.length === 0) return body;
  const target = body.kind === 'ref' ? resolver.target(body) : undefined;
  if (body.kind === 'ref' && target?.kind === 'object') return { ...own, extends: [body] };
  return { kind: 'intersection', at: body.at, members: [own, body] };
}

/** Whether a call without params can be right. */
function isRequired(
  members: readonly Property[],
  body: BodyPart | undefined,
  resolver: Resolver,
): boolean {
  if (members.some(({ required }) => required)) return true;
  return body !== undefined && body.wire.required && hasRequired(body.type, resolver);
}
