/** Which types contain integers of 64 bits. */

import { isInteger, type Json } from '../../base/json.js';
import type { Api, SourcePointer, Type, TypeId } from '../../model/api.js';
import { isInt64 } from '../../model/json-kind.js';
import { children, resultTypes, typesReaching, valuesOf } from '../../model/walk.js';

/** The places of the schemas of integers of 64 bits, in the order of the model. */
export function placesOfInt64(api: Api): readonly SourcePointer[] {
  const places = new Set<SourcePointer>();
  const pending: Type[] = [
    ...[...api.types.values()].map(({ use }) => use.type),
    ...api.operations.flatMap((operation) => [
      ...resultTypes(operation),
      ...operation.parameters.map(({ type }) => type),
    ]),
    ...api.webhooks.map(({ payload }) => payload.type),
  ].toReversed();
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (isInt64(type)) places.add(type.at);
    pending.push(...children(type).toReversed());
  }
  return [...places];
}

/** Whether a value is an integer of 64 bits that a number cannot hold. */
export function isLarge(value: Json): value is number | bigint {
  if (!isInteger(value) || Number.isSafeInteger(Number(value))) return false;
  const integer = BigInt(value as number | bigint);
  return integer >= -(2n ** 63n) && integer < 2n ** 64n;
}

/** Whether a type lists integers that a number cannot hold. The others that it lists are numbers. */
export const listsLarge = (type: Type): boolean => valuesOf(type)?.some(isLarge) ?? false;

const isExact = (type: Type): boolean => isInt64(type) || listsLarge(type);

/** The named types whose values can contain integers of 64 bits. */
export const typesWithInt64 = (api: Api): ReadonlySet<TypeId> => typesReaching(api, hasExact);

const hasExact = (type: Type): boolean => isExact(type) || children(type).some(hasExact);

/** Whether values of a type can contain integers of 64 bits. */
export const mayHaveInt64 = (type: Type, withInt64: ReadonlySet<TypeId>): boolean =>
  type.kind === 'ref'
    ? withInt64.has(type.to)
    : isExact(type) || children(type).some((child) => mayHaveInt64(child, withInt64));
