/** Maps over JSON values that share unchanged parts with the original. */

import type { Json, JsonObject } from '../base/json.js';

/** Maps the members of an object; the same object if none changes. Undefined drops a member. */
export function mapMembers(
  value: JsonObject,
  map: (member: Json, key: string) => Json | undefined,
): JsonObject {
  let changed = false;
  const mapped: [string, Json][] = [];
  for (const [key, member] of Object.entries(value)) {
    const result = map(member, key);
    if (result !== member) changed = true;
    if (result !== undefined) mapped.push([key, result]);
  }
  return changed ? (Object.fromEntries(mapped) as JsonObject) : value;
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
