/** Maps over JSON values that share unchanged parts with the original. */

import type { Json, JsonObject } from '../base/json.js';

/** Maps the members of an object; the same object if none changes. Undefined drops a member. */
export function mapMembers(
  value: JsonObject,
  map: (member: Json, key: string) => Json | undefined,
): JsonObject {
  const entries = Object.entries(value);
  const mapped = entries.map(([key, member]) => map(member, key));
  if (mapped.every((member, index) => member === entries[index]![1])) return value;
  return Object.fromEntries(
    entries.flatMap(([key], index) => {
      const member = mapped[index];
      return member === undefined ? [] : [[key, member] as const];
    }),
  );
}

/** Maps the items of an array; the same array if none changes. Undefined drops an item. */
export function mapItems(
  value: readonly Json[],
  map: (item: Json, index: number) => Json | undefined,
): readonly Json[] {
  const mapped = value.map(map);
  return mapped.every((item, index) => item === value[index])
    ? value
    : mapped.filter((item) => item !== undefined);
}
