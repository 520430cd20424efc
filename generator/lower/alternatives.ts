/** How many cases an intersection of unions has. Compilers refuse one with too many. */

import { resolved } from '../analyze/combine/lookup.js';
import type { Type, TypeId } from '../model/api.js';
import { maxAlternatives } from '../model/conditions.js';
import type { Scope } from './condition-scope.js';

/** The unions that, with what stands beside them, do not multiply to too many cases. Without one, more values are accepted. */
export function withinLimit(unions: readonly Type[], { plain, lookup }: Scope): Type[] {
  const known = new Map<TypeId, number>();
  const count = (type: Type): number =>
    alternativesOf(type, { known, resolve: (each) => resolved(each, lookup) });
  let product = plain.reduce((total, type) => total * count(type), 1);
  return unions.filter((union) => {
    const next = product * count(union);
    if (next > maxAlternatives) return false;
    product = next;
    return true;
  });
}

interface Counting {
  readonly resolve: (type: Type) => Type | undefined;
  /** The numbers of named types so far, which many types may refer to. One inside itself counts as one case. */
  readonly known: Map<TypeId, number>;
}

function alternativesOf(type: Type, counting: Counting): number {
  const count = (inner: Type): number => alternativesOf(inner, counting);
  switch (type.kind) {
    case 'union':
      return type.variants.reduce((total, variant) => total + count(variant.type), 0);
    case 'intersection':
      return type.members.reduce((total, member) => total * count(member), 1);
    case 'ref': {
      const { known, resolve } = counting;
      const before = known.get(type.to);
      if (before !== undefined) return before;
      known.set(type.to, 1);
      const target = resolve(type);
      const found = target ? count(target) : 1;
      known.set(type.to, found);
      return found;
    }
    default:
      return 1;
  }
}
