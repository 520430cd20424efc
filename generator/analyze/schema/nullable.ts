/** Nullability: a union with `null`, whichever version of the specification states it. */

import type { Type, TypeId } from '../../model/api.js';
import { useOf } from '../../model/create.js';

/** A type or `null`; the type itself if it accepts `null` already. */
export function orNull(type: Type, at: TypeId): Type {
  const nothing = useOf({ kind: 'null', at });
  if (type.kind === 'unknown' || type.kind === 'null') return type;
  if (type.kind !== 'union') {
    return { kind: 'union', at, variants: [useOf(type), nothing] };
  }
  const acceptsNull = type.variants.some((variant) => variant.type.kind === 'null');
  return acceptsNull ? type : { ...type, variants: [...type.variants, nothing] };
}
