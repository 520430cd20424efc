/** The components of the root file, under the keys of its version of OpenAPI. */

import { isObject, own, type Json } from '../base/json.js';
import type { Place } from '../base/place.js';
import { append } from '../base/pointer.js';
import type { Referent } from './identifiers.js';

export interface Component {
  /** The field that contains it, such as `schemas`. */
  readonly kind: string;
  readonly name: string;
  readonly place: Place;
}

/** All components of a root file, unreferenced ones included. @param isSwagger whether it is OpenAPI 2.0 */
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

/** Records which components are referenced. A reference to a part of a component counts for the component. */
export class ReferencedComponents {
  readonly #keys = new Set<string>();

  add({ file, parts }: Referent): void {
    // `/definitions/User` (2.0) or `/components/schemas/User`
    for (const depth of [2, 3]) {
      if (depth <= parts.length) this.#keys.add(`${file}#${append('', ...parts.slice(0, depth))}`);
    }
  }

  has({ file, pointer }: Place): boolean {
    return this.#keys.has(`${file}#${pointer}`);
  }
}
