import type { Json, JsonObject } from '../base/json.js';

const bounds = [
  ['exclusiveMinimum', 'minimum'],
  ['exclusiveMaximum', 'maximum'],
] as const;

/** `minimum: 3` with `exclusiveMinimum: true` (3.0) → `exclusiveMinimum: 3` (3.1). */
export function upgradeExclusiveBounds(schema: JsonObject): JsonObject {
  if (bounds.every(([exclusive]) => typeof schema[exclusive] !== 'boolean')) return schema;
  const result: Record<string, Json> = { ...schema };
  for (const [exclusive, inclusive] of bounds) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    delete result[exclusive];
    const bound = schema[inclusive];
    if (schema[exclusive] === true && bound !== undefined) {
      result[exclusive] = bound;
      delete result[inclusive];
    }
  }
  return result;
}
