/**
 * Lowering of params, for languages whose functions take arguments one by one or in a struct: the params of
 * an operation are always an object with members. A body of another type, such as a union or a map,
 * becomes its member `body`.
 */

import { contentsToObject, memberTable } from './contents.js';
import type {
  Api,
  NamedType,
  ObjectType,
  Operation,
  Property,
  Type,
  TypeId,
} from '../model/api.js';
import { emptyObject, propertyOf, useOf } from '../model/create.js';
import { follow } from '../model/walk.js';

/** Makes the params of every operation objects, and lets the wire plan take the body from its member. */
export function paramsToObjects(api: Api): Api {
  const types = new Map<TypeId, NamedType>(api.types);
  const operations = api.operations.map((operation): Operation => {
    const { params } = operation.arguments;
    const named = params && api.types.get(params.id);
    if (!named) return operation;
    const given = splitBody(oneObject(named.use.type, api), operation, api);
    const { body } = operation.wire;
    const split = body?.orNull ? orNull(given, operation, api) : given;
    types.set(named.id, { ...named, use: { ...named.use, type: split.type } });
    if (!split.isBody || !body) return operation;
    const { orNull: _, ...whole } = body;
    return { ...operation, wire: { ...operation.wire, body: { ...whole, from: 'body' } } };
  });
  return { ...api, types, operations };
}

/** Params whose body may be JSON or multipart, with the members of both. */
function oneObject(type: Type, api: Api): Type {
  if (type.kind === 'intersection') {
    return { ...type, members: type.members.map((member) => oneObject(member, api)) };
  }
  return type.kind === 'union' && type.encodings ? contentsToObject(type, api) : type;
}

/** Params with a member `body`, which is null if the body is; the members of the body are optional then. */
function orNull(split: Split, { wire }: Operation, api: Api): Split {
  const type = follow(split.type, api);
  if (type?.kind !== 'object') return split;
  const { at } = type;
  const none: Type = { kind: 'null', at };
  if (split.isBody) {
    const properties = type.properties.map((property): Property => {
      if (property.name !== 'body') return property;
      const variants = [useOf(property.type), useOf(none)];
      return { ...property, type: { kind: 'union', at, variants } };
    });
    return { ...split, type: { ...type, properties } };
  }
  const parameters = [...wire.path, ...wire.query, ...wire.headers, ...wire.cookies];
  const isParameter = (name: string): boolean =>
    parameters.some((part) => typeof part === 'object' && part.member === name);
  const members = [...memberTable(type, api).values()].map((property) =>
    isParameter(property.name) ? property : { ...property, required: false },
  );
  const description = 'Null sends null in place of the members of the body.';
  const body: Property = { ...propertyOf('body', useOf(none)), description };
  return { ...split, type: { ...type, properties: [...members, body], extends: [] } };
}

interface Split {
  readonly type: Type;
  /** Whether the body is now a member. */
  readonly isBody: boolean;
}

function splitBody(type: Type, operation: Operation, api: Api): Split {
  const target = follow(type, api);
  const takesRest = operation.wire.body?.from === 'rest';
  if (target?.kind === 'object' && (!takesRest || hasMembers(target))) {
    return { type: target, isBody: false };
  }
  const parts = type.kind === 'intersection' ? type.members : [type];
  if (parts.length > 1 && parts.every((part) => follow(part, api)?.kind === 'object')) {
    return { type, isBody: false };
  }
  const objects = parts.filter(
    (part): part is ObjectType => part.kind === 'object' && hasMembers(part),
  );
  const others = parts.filter((part) => !objects.includes(part as ObjectType));
  const at = type.at;
  const [first] = others;
  const value: Type =
    others.length > 1 ? { kind: 'intersection', at, members: others } : (first ?? type);
  const body: Property = {
    ...propertyOf('body', useOf(value)),
    required: operation.wire.body?.required === true,
    ...(operation.body?.description !== undefined && { description: operation.body.description }),
  };
  const placed = objects.flatMap(({ properties }) => properties);
  return {
    type: {
      ...emptyObject(at),
      properties: takesRest ? [...placed, body] : placed,
    },
    isBody: takesRest,
  };
}

const hasMembers = (type: ObjectType): boolean =>
  type.properties.length > 0 || type.extends.length > 0 || typeof type.additional !== 'object';
