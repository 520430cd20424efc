/** Secret values, which SDKs do not log: properties that only requests have, and passwords. */

import { compare } from '../base/order.js';
import type { Api, Type } from './api.js';
import { children } from './walk.js';

/** The names of secret properties, sorted, without duplicates. */
export function secretMembers({ types }: Api): string[] {
  const found = new Set<string>();
  const pending: Type[] = [...types.values()].map(({ use }) => use.type);
  for (let type = pending.pop(); type; type = pending.pop()) {
    pending.push(...children(type));
    if (type.kind !== 'object') continue;
    for (const { name, writeOnly, type: member } of type.properties) {
      if (writeOnly || isPassword(member)) found.add(name);
    }
  }
  return [...found].toSorted(compare);
}

function isPassword(type: Type): boolean {
  if (type.kind === 'union') return type.variants.some((variant) => isPassword(variant.type));
  return type.kind === 'string' && type.format === 'password';
}
