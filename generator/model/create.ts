/** Creates parts of the model with default facts. */

import type { NamedType, ObjectType, Property, Type, TypeId, Use } from './api.js';

/** A use of a type without any documentation. */
export const useOf = <T extends Type>(type: T): Use & { readonly type: T } => ({
  type,
  deprecated: false,
  examples: [],
});

/** The union of types: without `never`, and `unknown` if one of them is. */
export function unionOf(uses: readonly Use[], at: TypeId): Type {
  const variants = uses.filter(({ type }) => type.kind !== 'never');
  const anything = variants.find(({ type }) => type.kind === 'unknown');
  if (anything) return anything.type;
  if (variants.length === 0) return { kind: 'never', at };
  return variants.length === 1 ? variants[0]!.type : { kind: 'union', at, variants };
}

/** An optional member that exists in both directions. */
export const propertyOf = (name: string, use: Use): Property => ({
  ...use,
  name,
  required: false,
  readOnly: false,
  writeOnly: false,
});

/** An object without members, which allows others without mentioning them. */
export const emptyObject = (at: TypeId): ObjectType => ({
  kind: 'object',
  at,
  properties: [],
  additional: 'unstated',
  patterns: [],
  dependent: [],
  extends: [],
});

/** A named type whose values are JSON and that does not refer to itself, unless `facts` say otherwise. */
export const namedType = (
  facts: Pick<NamedType, 'id' | 'role' | 'form' | 'wireName' | 'use'> & Partial<NamedType>,
): NamedType => ({ encodings: ['json'], recursive: false, ...facts });
