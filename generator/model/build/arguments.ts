/**
 * The arguments of an operation, merged: the last path parameter is positional, everything else is one
 * object by wire name. Body members keep their names; a parameter that meets one is called by its place
 * (`path_id`, `query_id`).
 */

import type {
  Arguments,
  Body,
  Content,
  NamedType,
  ObjectType,
  Parameter,
  Property,
  Type,
  TypeId,
  WireBody,
  WireMember,
  WirePlan,
} from '../api.js';
import { foldQuery, propertyOf } from './bracketed.js';
import type { OperationDraft } from './operations.js';
import type { Resolver } from './intersections.js';
import { bodyEncoding, preferred, sentMediaType } from './media-types.js';
import { bareUse } from './uses.js';

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
    return {
      ...(found && { member: found.property.name }),
      name: parameter.name,
      serialization: parameter.serialization,
    };
  };
  const wireMembers = (location: Parameter['in']): WireMember[] =>
    args
      .filter(({ parameter }) => parameter.in === location)
      .map(({ parameter, property }) => ({
        member: property.name,
        name: parameter.name,
        serialization: parameter.serialization,
      }));
  const required = isRequired(members, body, resolver);
  return {
    arguments: {
      ...(positional && { positional }),
      ...(type && { params: { id: type.id, required } }),
    },
    ...(type && { type }),
    wire: {
      path: splitPath(operation.path).map((part) => {
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

/** Path template → literal text and names, in order. */
export function splitPath(path: string): (string | { readonly name: string })[] {
  return path
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[^{}]*\}$/.test(part) ? { name: part.slice(1, -1) } : part));
}

function lastInPath(path: string, parameters: readonly Parameter[]): Parameter | undefined {
  const names = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!);
  return parameters.find(({ name }) => name === names.at(-1));
}

interface BodyPart {
  /** What the params take over from the body: its object, or a member `body`. */
  readonly type: Type;
  readonly names: Iterable<string>;
  readonly wire: WireBody;
  readonly content: Content;
  readonly absorbed?: TypeId;
}

/** @param alone whether no parameter has to stand beside the members of the body */
function bodyPart(
  body: Body,
  content: Content,
  alone: boolean,
  resolver: Resolver,
  usedOnce: (id: TypeId) => boolean,
): BodyPart {
  const encoding = bodyEncoding(content);
  const mediaType = sentMediaType(content.mediaType, encoding);
  const { type } = content.use;
  const target = type.kind === 'ref' ? resolver.target(type) : type;
  const merges = encoding === 'json' || encoding === 'form' || encoding === 'multipart';
  const mayMerge = merges && target && (alone || !limitsOthers(target, resolver));
  const names = mayMerge ? memberNames(target, resolver) : undefined;
  if (!names) {
    const property = { ...content.use, name: 'body', required: body.required };
    const member = { ...property, readOnly: false, writeOnly: false };
    return {
      type: { ...emptyObject(type.at), properties: [member] },
      names: ['body'],
      wire: { mediaType, encoding, from: 'body', required: body.required },
      content,
    };
  }
  const wire: WireBody = { mediaType, encoding, from: 'rest', required: body.required };
  const absorbed = type.kind === 'ref' && target?.kind === 'object' && usedOnce(type.to);
  return absorbed
    ? { type: target, names, wire, content, absorbed: type.to }
    : { type, names, wire, content };
}

const emptyObject = (at: TypeId): ObjectType => ({
  kind: 'object',
  at,
  properties: [],
  additional: 'unstated',
  patterns: [],
  dependent: [],
  extends: [],
});

/** The members that values of an object type may have; undefined if it is no object with named members. */
function memberNames(type: Type, resolver: Resolver): Set<string> | undefined {
  switch (type.kind) {
    case 'object': {
      const names = new Set(resolver.propertiesOf(type).keys());
      return names.size > 0 ? names : undefined;
    }
    case 'ref': {
      const target = resolver.target(type);
      return target && memberNames(target, resolver);
    }
    case 'union':
    case 'intersection': {
      const parts =
        type.kind === 'union' ? type.variants.map((variant) => variant.type) : type.members;
      const all = parts.map((part) => memberNames(part, resolver));
      return all.every((names) => names !== undefined)
        ? new Set(all.flatMap((names) => [...names]))
        : undefined;
    }
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'array':
    case 'not':
    case 'conditional':
      return undefined;
  }
}

/** Whether a type says what members that it does not name must hold: parameters would not fit in. */
function limitsOthers(type: Type, resolver: Resolver, depth = 0): boolean {
  if (depth > 50) return false;
  const inner = (part: Type): boolean => limitsOthers(part, resolver, depth + 1);
  switch (type.kind) {
    case 'object': {
      const { additional, patterns } = type;
      const stated = typeof additional === 'object' && additional.type.kind !== 'unknown';
      return stated || patterns.length > 0 || type.extends.some(inner);
    }
    case 'ref': {
      const target = resolver.target(type);
      return target !== undefined && inner(target);
    }
    case 'union':
      return type.variants.some((variant) => inner(variant.type));
    case 'intersection':
      return type.members.some(inner);
    default:
      return false;
  }
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
    id: `${operation.id} params`,
    role: 'params',
    form: 'request',
    wireName: 'params',
    use: bareUse(body ? joinBody(own, body.type, resolver) : own),
    operation: operation.id,
    ...(body?.type.kind === 'ref' && { adopts: body.type.to }),
    encodings: [body?.wire.encoding === 'multipart' ? 'multipart' : 'json'],
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

function hasRequired(type: Type, resolver: Resolver): boolean {
  switch (type.kind) {
    case 'object':
      return [...resolver.propertiesOf(type).values()].some(
        ({ required, readOnly }) => required && !readOnly,
      );
    case 'ref': {
      const target = resolver.target(type);
      return !target || hasRequired(target, resolver);
    }
    case 'union':
      return type.variants.every((variant) => hasRequired(variant.type, resolver));
    case 'intersection':
      return type.members.some((member) => hasRequired(member, resolver));
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'array':
    case 'not':
    case 'conditional':
      return true;
  }
}
