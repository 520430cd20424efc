/** What the root document keeps for others to refer to, wherever its version has it. */

import { isObject, own, type Json } from '../base/json.js';
import type { Place } from '../base/place.js';
import { append } from '../base/pointer.js';

export interface Component {
  /** The member of the Components Object: `schemas`. */
  readonly kind: string;
  readonly name: string;
  readonly place: Place;
}

export function componentsOf(root: Json, file: string, isSwagger: boolean): Component[] {
  const holder = isSwagger ? root : own(root, 'components');
  const above = isSwagger ? '' : '/components';
  const kinds = isSwagger ? swaggerComponents : Object.keys(isObject(holder) ? holder : {});
  return kinds.flatMap((kind) => {
    const members = own(holder, kind);
    if (kind.startsWith('x-') || !isObject(members)) return [];
    return Object.keys(members).map((name) => {
      return { kind, name, place: { file, pointer: append(above, kind, name) } };
    });
  });
}

const swaggerComponents = ['definitions', 'parameters', 'responses', 'securityDefinitions'];
