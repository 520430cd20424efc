/** Types as sets of values: whether one is a subset of another, and what two have in common. */

import type { Type, TypeId, TypeOf } from '../../model/api.js';
import { jsonKindOfValue } from '../../model/json-kind.js';
import { sameType } from '../../model/same-type.js';
import { valuesOf } from '../../model/walk.js';
import { admits } from './kinds.js';
import { resolved, type TypeLookup } from './lookup.js';

/** Whether an interface may redeclare a property of type `base` with `type`. */
export function narrows(type: Type, base: Type): boolean {
  if (type.kind === 'unknown' || base.kind === 'unknown' || sameType(type, base)) return true;
  const values = valuesOf(type);
  if (values) return values.every((value) => admits(base, value));
  if (base.kind === 'union') return base.variants.some((variant) => sameType(type, variant.type));
  return type.kind === base.kind && (type.kind === 'string' || type.kind === 'number');
}

/** The common values of two types that are not both objects: one type if possible, or else an intersection. */
export function joinValues(left: Type, right: Type, here: TypeId): Type {
  if (sameType(left, right) || left.kind === 'never') return left;
  if (right.kind === 'never') return right;
  if (left.kind === 'string' && right.kind === 'string') return { ...left, ...right, at: here };
  if (left.kind === 'number' && right.kind === 'number') {
    return { ...left, ...right, integer: left.integer || right.integer, at: here };
  }
  const [values, base] = isValueList(left) ? [left, right] : [right, left];
  if (isValueList(values) && scalar.has(base.kind)) return restrictValues(values, base, here);
  if (excludeEachOther(left, right)) return { kind: 'never', at: here, conflict: true };
  const members = [left, right].flatMap((type) =>
    type.kind === 'intersection' ? type.members : [type],
  );
  return { kind: 'intersection', at: here, members };
}

/** Whether no value can be of both types, as their JSON types differ. */
function excludeEachOther(left: Type, right: Type): boolean {
  const [a, b] = [jsonKind(left), jsonKind(right)];
  return a !== undefined && b !== undefined && a !== b;
}

/** The JSON type of all values of a type, where the type itself says so. */
function jsonKind(type: Type): string | undefined {
  switch (type.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'array':
    case 'object':
      return type.kind;
    case 'literal':
      return jsonKindOfValue(type.value);
    default:
      return undefined;
  }
}

const scalar: ReadonlySet<Type['kind']> = new Set([
  'string',
  'number',
  'boolean',
  'enum',
  'literal',
]);

/** A scalar type that a reference leads to; any other type is unchanged. */
export function scalarOf(type: Type, lookup: TypeLookup): Type {
  const found = type.kind === 'ref' ? resolved(type, lookup) : undefined;
  return found && scalar.has(found.kind) ? found : type;
}

type ValueList = TypeOf<'enum' | 'literal'>;

const isValueList = (type: Type): type is ValueList =>
  type.kind === 'enum' || type.kind === 'literal';

function restrictValues(type: ValueList, base: Type, here: TypeId): Type {
  const none: Type = { kind: 'never', at: here, conflict: true };
  if (type.kind === 'literal') return admits(base, type.value) ? type : none;
  const members = type.members.filter(({ value }) => admits(base, value));
  return members.length > 0 ? { ...type, members } : none;
}
