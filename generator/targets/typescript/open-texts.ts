/** Unions of listed strings with any string, whose values editors still suggest if the string is `string & {}`. */

import { limits } from '../../base/limits.js';
import type { Api, Type } from '../../model/api.js';
import { follow } from '../../model/walk.js';

/** Whether a type is any string, or a name for that. */
export const isAnyText = (type: Type, api: Api): boolean => follow(type, api)?.kind === 'string';

/** Whether a type lists strings. */
export function listsTexts(type: Type, api: Api, depth = 0): boolean {
  const target = follow(type, api);
  if (!target || depth > limits.classification) return false;
  switch (target.kind) {
    case 'literal':
      return typeof target.value === 'string';
    case 'enum':
      return target.members.some(({ value }) => typeof value === 'string');
    case 'union':
      return target.variants.some((variant) => listsTexts(variant.type, api, depth + 1));
    default:
      return false;
  }
}
