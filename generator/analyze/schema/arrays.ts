/** Arrays and tuples. @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1 */

import type { SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { ArrayType, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { at, below, type BuildContext } from '../context.js';
import { buildType } from './schema.js';
import { buildUse } from './uses.js';

export function buildArray(schema: SchemaObject, place: Place, context: BuildContext): ArrayType {
  const here = at(context, place);
  const { prefixItems, minItems, maxItems, contains } = schema;
  return {
    kind: 'array',
    at: here,
    items: itemsOf(schema, place, context),
    ...(prefixItems &&
      prefixItems.length > 0 && {
        prefix: prefixItems.map((item, index) =>
          buildUse(item, below(place, 'prefixItems', index), context),
        ),
      }),
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    unique: schema.uniqueItems === true,
    ...(contains !== undefined && {
      contains: buildType(contains, below(place, 'contains'), context),
    }),
  };
}

function itemsOf(schema: SchemaObject, place: Place, context: BuildContext): Use {
  if (schema.items !== undefined) return buildUse(schema.items, below(place, 'items'), context);
  if (schema.unevaluatedItems !== undefined) {
    return buildUse(schema.unevaluatedItems, below(place, 'unevaluatedItems'), context);
  }
  return useOf({ kind: 'unknown', at: at(context, place) });
}
