/** Whether the values of a type are scalars: serialized as one string in a path, query or header. */

import { limits } from '../../base/limits.js';
import type { Api, Type } from '../../model/api.js';

/** Whether no value of a type is an array or object. */
export function isScalar(type: Type, api: Api, depth = 0): boolean {
  if (depth > limits.classification) return true;
  switch (type.kind) {
    case 'ref': {
      const shape = api.types.get(type.to)?.use.type;
      return !shape || isScalar(shape, api, depth + 1);
    }
    case 'union':
      return type.variants.every((variant) => isScalar(variant.type, api, depth + 1));
    case 'array':
    case 'object':
    case 'intersection':
      return false;
    default:
      return true;
  }
}

/** Whether a type allows any value. */
export function allowsAnyValue(type: Type, api: Api, depth = 0): boolean {
  if (depth > limits.classification) return false;
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      return true;
    case 'ref': {
      const shape = api.types.get(type.to)?.use.type;
      return shape !== undefined && allowsAnyValue(shape, api, depth + 1);
    }
    case 'union':
      return type.variants.some((variant) => allowsAnyValue(variant.type, api, depth + 1));
    default:
      return false;
  }
}
