/** Separates null from a type: declarations are printed without it, and each use states whether it is allowed. */

import type { Api, Type, TypeOf, Use } from '../../model/api.js';
import { follow } from '../../model/walk.js';

export interface SplitType {
  /** The type without null; for a reference to a nullable type the reference itself. */
  readonly inner: Type;
  readonly nullable: boolean;
}

/** Splits a type into the type without null and whether null is allowed. References are followed. */
export function splitNull(type: Type, api: Api): SplitType {
  if (type.kind === 'ref') {
    const resolved = follow(type, api);
    return { inner: type, nullable: resolved?.kind === 'union' && hasNull(resolved.variants) };
  }
  if (type.kind !== 'union' || !hasNull(type.variants)) return { inner: type, nullable: false };
  const [only, ...others] = type.variants.filter((variant) => variant.type.kind !== 'null');
  if (!only) return { inner: { kind: 'null', at: type.at }, nullable: false };
  if (others.length === 0) return { inner: splitNull(only.type, api).inner, nullable: true };
  return { inner: withoutNull(type, [only, ...others]), nullable: true };
}

const hasNull = (variants: readonly Use[]): boolean =>
  variants.some((variant) => variant.type.kind === 'null');

/** A union of these variants; its discriminator refers to their new positions. */
function withoutNull(union: TypeOf<'union'>, variants: readonly Use[]): Type {
  const { discriminator } = union;
  if (!discriminator) return { ...union, variants };
  const mapping = discriminator.mapping
    .map(({ value, variant }) => ({ value, variant: variants.indexOf(union.variants[variant]!) }))
    .filter(({ variant }) => variant >= 0);
  return { ...union, variants, discriminator: { ...discriminator, mapping } };
}
