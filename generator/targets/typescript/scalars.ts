/** Whether values of a type are one piece of text in a path, query or header. */

import { limits } from '../../base/limits.js';
import type { Api, Type } from '../../model/api.js';

export function isScalar(type: Type, api: Api, depth = 0): boolean {
  if (depth > limits.classification) return true;
  switch (type.kind) {
    case 'ref': {
      const target = api.types.get(type.to)?.use.type;
      return !target || isScalar(target, api, depth + 1);
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

/** Whether anything at all may be a value of a type. */
export function isFree(type: Type, api: Api, depth = 0): boolean {
  if (depth > limits.classification) return false;
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      return true;
    case 'ref': {
      const target = api.types.get(type.to)?.use.type;
      return target !== undefined && isFree(target, api, depth + 1);
    }
    case 'union':
      return type.variants.some((variant) => isFree(variant.type, api, depth + 1));
    default:
      return false;
  }
}
