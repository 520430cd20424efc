/** Whether values of a type are one piece of text in a path, query or header. */

import type { Api, Type } from '../../model/api.js';

export function isScalar(type: Type, api: Api, depth = 0): boolean {
  if (depth > 20) return true;
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
