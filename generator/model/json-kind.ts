/** The kinds of JSON values (RFC 8259), of types and of values. */

import { limits } from '../base/limits.js';
import { isArray, type Json, isNumber } from '../base/json.js';
import type { Api, Type } from './api.js';
import { follow } from './walk.js';

/** Whether values are integers of 64 bits. */
export const isInt64 = (type: Type): boolean =>
  type.kind === 'number' && (type.format === 'int64' || type.format === 'uint64');

export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'any';

/** The JSON kind that all values of a type have, null aside; `any` where they have several. */
export function jsonKindOf(type: Type, api: Api, depth = 0): JsonKind {
  const target = follow(type, api);
  if (!target || depth > limits.classification) return 'any';
  switch (target.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'array':
    case 'object':
      return target.kind;
    case 'binary':
      return 'string';
    case 'literal':
      return jsonKindOfValue(target.value);
    case 'enum': {
      const kinds = new Set(target.members.map(({ value }) => jsonKindOfValue(value)));
      return kinds.size === 1 ? [...kinds][0]! : 'any';
    }
    case 'union': {
      const kinds = new Set(target.variants.map((use) => jsonKindOf(use.type, api, depth + 1)));
      kinds.delete('null');
      return kinds.size === 1 ? [...kinds][0]! : 'any';
    }
    case 'intersection':
      return 'object';
    case 'never':
    case 'unknown':
    case 'not':
    case 'conditional':
    case 'ref':
      return 'any';
  }
}

/** Whether null is among the values of a type, or may be. */
export function mayBeNull(type: Type, api: Api, depth = 0): boolean {
  const target = follow(type, api);
  if (!target || depth > limits.classification) return true;
  switch (target.kind) {
    case 'null':
    case 'unknown':
    case 'not':
    case 'conditional':
    case 'ref':
      return true;
    case 'literal':
      return target.value === null;
    case 'enum':
      return target.members.some(({ value }) => value === null);
    case 'union':
      return target.variants.some((use) => mayBeNull(use.type, api, depth + 1));
    case 'intersection':
      return target.members.every((member) => mayBeNull(member, api, depth + 1));
    case 'never':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'array':
    case 'object':
      return false;
  }
}

/** The JSON kind of a value. */
export function jsonKindOfValue(value: Json): Exclude<JsonKind, 'any'> {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  const kind = isNumber(value) ? 'number' : typeof value;
  return kind === 'boolean' || kind === 'number' || kind === 'string' ? kind : 'object';
}
