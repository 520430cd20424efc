/** How many cases an intersection of unions has. Compilers refuse one with too many. */

import { limits } from '../base/limits.js';
import { resolved } from '../analyze/combine/lookup.js';
import type { Type } from '../model/api.js';
import { maxAlternatives } from '../model/conditions.js';
import type { Scope } from './condition-scope.js';

/** The unions that, with what stands beside them, do not multiply to too many cases. Without one, more values are accepted. */
export function withinLimit(unions: readonly Type[], { plain, lookup }: Scope): Type[] {
  const count = (type: Type): number => alternativesOf(type, (each) => resolved(each, lookup));
  let product = plain.reduce((total, type) => total * count(type), 1);
  return unions.filter((union) => {
    const next = product * count(union);
    if (next > maxAlternatives) return false;
    product = next;
    return true;
  });
}

function alternativesOf(
  type: Type,
  resolve: (type: Type) => Type | undefined,
  steps: number = limits.classification,
): number {
  const count = (inner: Type): number => alternativesOf(inner, resolve, steps - 1);
  if (steps === 0) return 1;
  switch (type.kind) {
    case 'union':
      return type.variants.reduce((total, variant) => total + count(variant.type), 0);
    case 'intersection':
      return type.members.reduce((total, member) => total * count(member), 1);
    case 'ref': {
      const target = resolve(type);
      return target ? count(target) : 1;
    }
    default:
      return 1;
  }
}
