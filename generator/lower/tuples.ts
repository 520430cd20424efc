/** Lowering `tuples: array`: a tuple becomes an array whose items have any of the types of its items. */

import type { Type, Use } from '../model/api.js';
import { useOf } from '../model/create.js';
import { mapChildren } from '../model/walk.js';

/** A type with all tuples in it replaced. */
export function tuplesToArrays(type: Type): Type {
  const mapped = mapChildren(type, tuplesToArrays);
  if (mapped.kind !== 'array' || !mapped.prefix) return mapped;
  const { prefix, ...array } = mapped;
  const uses = [...prefix, array.items].filter((use) => use.type.kind !== 'never');
  const kinds = new Map(uses.map((use) => [identity(use), use]));
  const variants = [...kinds.values()];
  const [first] = variants;
  if (!first) return array;
  const items: Use =
    variants.length === 1 ? first : useOf({ kind: 'union', at: array.at, variants });
  return { ...array, items };
}

/** Equal for types of which an array needs only one. */
const identity = ({ type }: Use): string => {
  switch (type.kind) {
    case 'ref':
      return `ref ${type.to}`;
    case 'string':
    case 'boolean':
    case 'null':
    case 'unknown':
      return type.kind;
    case 'number':
      return type.integer ? 'integer' : 'number';
    default:
      return `${type.kind} ${type.at}`;
  }
};
