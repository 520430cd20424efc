/**
 * Lowering of params, for languages whose functions take arguments one by one or in a struct: the params of
 * an operation are always an object with members. A body of another type, such as a union or a map,
 * becomes its member `body`.
 */

import { contentsToObject } from './contents.js';
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
    const split = splitBody(oneObject(named.use.type, api), operation, api);
    types.set(named.id, { ...named, use: { ...named.use, type: split.type } });
    const { body } = operation.wire;
    if (!split.isBody || !body) return operation;
    return { ...operation, wire: { ...operation.wire, body: { ...body, from: 'body' } } };
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
