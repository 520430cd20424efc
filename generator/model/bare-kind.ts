/** Types that are all values of a JSON type. */

import type { Type } from './api.js';
import { emptyObject, useOf } from './create.js';
import { sameType } from './same-type.js';

/** Whether a type is every value of one JSON type, without further constraints. */
export function isBareKind(type: Type): boolean {
  const { at } = type;
  switch (type.kind) {
    case 'boolean':
    case 'null':
      return true;
    case 'string':
      return sameType(type, { kind: 'string', at });
    case 'number':
      return sameType(type, { kind: 'number', at, integer: type.integer });
    case 'array': {
      const items = useOf(type.items.type);
      return (
        items.type.kind === 'unknown' &&
        sameType({ ...type, items }, { kind: 'array', at, items, unique: false })
      );
    }
    case 'object':
      return sameType(type, emptyObject(at));
    default:
      return false;
  }
}
