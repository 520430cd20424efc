/** Types as sets of values: whether they are the same, whether one is within another, and what two have in common. */

import type { Type, TypeId, TypeOf } from '../../model/api.js';
import { sameType } from '../../model/same-type.js';
import { admits } from './kinds.js';

/** Whether values of `type` are surely values of `base`. */
export function narrows(type: Type, base: Type): boolean {
  if (type.kind === 'unknown' || base.kind === 'unknown' || sameType(type, base)) return true;
  if (type.kind === 'enum' || type.kind === 'literal') {
    const values = type.kind === 'enum' ? type.members.map(({ value }) => value) : [type.value];
    return values.every((value) => admits(base, value));
  }
  if (base.kind === 'union') return base.variants.some((variant) => sameType(type, variant.type));
  return type.kind === base.kind && (type.kind === 'string' || type.kind === 'number');
}

export const isBound = (type: Type): boolean => 'isBound' in type && type.isBound === true;

/** A bound that stands alone is a type like any other. */
export function alone(type: Type): Type {
  if (!isBound(type)) return type;
  const { isBound: _, ...rest } = type as TypeOf<'string'>;
  return rest;
}

/** What a bound says, beside what is said of values of its kind already. */
export function joinBounds(type: Type, bound: Type): Type {
  const { isBound: _, items: __, ...rest } = bound as TypeOf<'array'>;
  return { ...type, ...rest } as Type;
}

/** Two members of which not both are objects. */
export function joinValues(left: Type, right: Type, here: TypeId): Type {
  if (sameType(left, right)) return left;
  if (left.kind === 'string' && right.kind === 'string') return { ...left, ...right, at: here };
  if (left.kind === 'number' && right.kind === 'number') {
    return { ...left, ...right, integer: left.integer || right.integer, at: here };
  }
  const [values, base] = left.kind === 'enum' ? [left, right] : [right, left];
  if (values.kind === 'enum' && primitive.has(base.kind)) return filterEnum(values, base);
  const members = [left, right].flatMap((type) =>
    type.kind === 'intersection' ? type.members : [type],
  );
  return { kind: 'intersection', at: here, members };
}

const primitive: ReadonlySet<Type['kind']> = new Set(['string', 'number', 'boolean', 'enum']);

function filterEnum(type: TypeOf<'enum'>, base: Type): Type {
  const members = type.members.filter(({ value }) => admits(base, value));
  return members.length > 0 ? { ...type, members } : { kind: 'never', at: type.at };
}
