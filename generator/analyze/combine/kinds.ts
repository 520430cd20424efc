/** JSON types: `type` next to `oneOf` and `anyOf`, which selects among the variants; and values of types. */

import { isArray, isObject, jsonEqual, type Json, isInteger, isNumber } from '../../base/json.js';
import type { Type, TypeOf } from '../../model/api.js';
import { isBareKind } from '../../model/bare-kind.js';
import { withVariants } from '../../model/walk.js';
import { resolved, type TypeLookup } from './lookup.js';

/**
 * The values of a type that also have a bare JSON type: `never` if no value has both; undefined if that cannot
 * be known.
 */
export function restrict(type: Type, kind: Type, lookup: TypeLookup): Type | undefined {
  switch (type.kind) {
    case 'ref': {
      const found = resolved(type, lookup);
      if (!found || found.kind === 'ref') return type;
      const restricted = restrict(found, kind, lookup);
      return restricted === found ? type : restricted;
    }
    case 'unknown':
      return kind;
    case 'union':
      return restrictVariants(type, kind, lookup);
    case 'number':
      if (kind.kind === 'number' && kind.integer) return { ...type, integer: true };
      return kind.kind === 'number' ? type : none(type);
    case 'literal':
      return admits(kind, type.value) ? type : none(type);
    case 'enum': {
      const members = type.members.filter(({ value }) => admits(kind, value));
      if (members.length === type.members.length) return type;
      return members.length > 0 ? { ...type, members } : none(type);
    }
    case 'never':
    case 'null':
    case 'boolean':
    case 'string':
    case 'array':
    case 'object':
      return type.kind === kind.kind ? type : none(type);
    case 'binary':
      return kind.kind === 'string' ? type : none(type);
    case 'intersection': {
      const restricted = type.members.map((member) => restrict(member, kind, lookup));
      if (restricted.some((member) => member?.kind === 'never')) return none(type);
      return restricted.some((member, index) => member === type.members[index]) ? type : undefined;
    }
    case 'not':
    case 'conditional':
      return undefined;
  }
}

function restrictVariants(
  union: TypeOf<'union'>,
  kind: Type,
  lookup: TypeLookup,
): Type | undefined {
  const restricted = union.variants.map((variant) => {
    const type = restrict(variant.type, kind, lookup);
    return type && { ...variant, type };
  });
  if (!restricted.every((variant) => variant !== undefined)) return undefined;
  return withVariants(
    union,
    restricted.filter(({ type }) => type.kind !== 'never'),
  );
}

const none = ({ at }: Type): Type => ({ kind: 'never', at });

/**
 * Whether a value belongs to a type. Constraints of strings and numbers are ignored; arrays and objects
 * belong only to types without any.
 */
export function admits(type: Type, value: Json): boolean {
  switch (type.kind) {
    case 'unknown':
      return true;
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return type.integer ? isInteger(value) : isNumber(value);
    case 'string':
      return typeof value === 'string';
    case 'array':
      return isArray(value) && isBareKind(type);
    case 'object':
      return isObject(value) && isBareKind(type);
    case 'literal':
      return jsonEqual(type.value, value);
    case 'enum':
      return type.members.some((member) => jsonEqual(member.value, value));
    case 'union':
      return type.variants.some((variant) => admits(variant.type, value));
    case 'never':
    case 'binary':
    case 'intersection':
    case 'not':
    case 'conditional':
    case 'ref':
      return false;
  }
}
