/** `type` beside `oneOf` and `anyOf`: it chooses among the variants, and says no more of those that are left. */

import type { RefType, Type, TypeOf } from '../../model/api.js';
import { withVariants } from '../../model/walk.js';

type Target = (ref: RefType) => Type | undefined;

/** Whether a type is every value of one JSON kind, and says nothing else. */
export function isBareKind(type: Type): boolean {
  switch (type.kind) {
    case 'boolean':
    case 'null':
      return true;
    case 'string':
      return Object.keys(type).length === 2;
    case 'number':
      return Object.keys(type).length === 3;
    case 'array':
      return type.items.type.kind === 'unknown' && Object.keys(type).length === 4 && !type.unique;
    case 'object':
      return (
        type.additional === 'unstated' &&
        type.properties.length + type.patterns.length + type.dependent.length === 0 &&
        type.extends.length === 0 &&
        Object.keys(type).length === 7
      );
    default:
      return false;
  }
}

/** What of a union is of a kind; undefined if that cannot be told of a variant. */
function ofKind(union: TypeOf<'union'>, kind: Type, target: Target): Type | undefined {
  const chosen = union.variants.map((variant) => {
    const type = restrict(variant.type, kind, target);
    return type && { ...variant, type };
  });
  if (!chosen.every((variant) => variant !== undefined)) return undefined;
  return withVariants(
    union,
    chosen.filter(({ type }) => type.kind !== 'never'),
  );
}

/** What of a type is of a bare kind; undefined if that cannot be told. */
export function restrict(type: Type, kind: Type, target: Target): Type | undefined {
  switch (type.kind) {
    case 'ref': {
      const found = target(type);
      const chosen = found && restrict(found, kind, target);
      return chosen === found ? type : chosen;
    }
    case 'unknown':
      return kind;
    case 'union':
      return ofKind(type, kind, target);
    case 'number':
      if (kind.kind === 'number' && kind.integer) return { ...type, integer: true };
      return kind.kind === 'number' ? type : none(type);
    case 'literal':
      return isOfKind(type.value, kind) ? type : none(type);
    case 'enum': {
      const members = type.members.filter(({ value }) => isOfKind(value, kind));
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
      const chosen = type.members.map((member) => restrict(member, kind, target));
      if (chosen.some((member) => member?.kind === 'never')) return none(type);
      return chosen.some((member, index) => member === type.members[index]) ? type : undefined;
    }
    case 'not':
    case 'conditional':
      return undefined;
  }
}

const none = ({ at }: Type): Type => ({ kind: 'never', at });

function isOfKind(value: unknown, kind: Type): boolean {
  if (value === null) return kind.kind === 'null';
  if (Array.isArray(value)) return kind.kind === 'array';
  if (kind.kind === 'number' && kind.integer) return Number.isInteger(value);
  return typeof value === kind.kind;
}
