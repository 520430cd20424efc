/** Constraints in an intersection that apply to values of one kind and allow all others. */

import type { Type, TypeOf } from '../../model/api.js';
import { resolved, type TypeLookup } from './lookup.js';

/** Whether a type only limits values of its own kind. */
export const isConstraint = (type: Type): boolean =>
  'constraintOnly' in type && type.constraintOnly === true;

/** A constraint without anything to constrain is a type like any other. */
export function withoutMark(type: Type): Type {
  if (!isConstraint(type)) return type;
  const { constraintOnly: _, ...rest } = type as TypeOf<'string'>;
  return rest;
}

/** A type with a constraint on its values, or on those variants of a union that are of its kind. */
export function constrain(type: Type, constraint: Type, lookup: TypeLookup): Type {
  const found = resolved(type, lookup);
  if (found?.kind === 'union') {
    const variants = found.variants.map((variant) => ({
      ...variant,
      type: constrain(variant.type, constraint, lookup),
    }));
    const isSame = variants.every((variant, index) => variant.type === found.variants[index]!.type);
    return isSame ? type : { ...found, variants };
  }
  if (found?.kind !== constraint.kind) return type;
  const { constraintOnly: _, items: __, ...facts } = constraint as TypeOf<'array'>;
  return { ...found, ...facts } as Type;
}
