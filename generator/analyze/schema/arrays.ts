/** Arrays and tuples. @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1 */

import type { ArrayType, Use } from '../../model/api.js';
import { unionOf, useOf } from '../../model/create.js';
import type { SchemaObject } from '../../openapi/document.js';
import { appliesInPlace } from './in-place.js';
import type { RuleInput } from './rule.js';

/** The type of a schema whose values are arrays. */
export function analyzeArray(input: RuleInput): ArrayType {
  const { schema, at, analyzeType, analyzeUse } = input;
  const { prefixItems, minItems, maxItems, contains } = schema;
  return {
    kind: 'array',
    at,
    items: itemsOf(input),
    ...(prefixItems &&
      prefixItems.length > 0 && {
        prefix: prefixItems.map((item, index) =>
          analyzeUse({ schema: item, path: ['prefixItems', index] }),
        ),
      }),
    ...(minItems !== undefined && { minItems: Number(minItems) }),
    ...(maxItems !== undefined && { maxItems: Number(maxItems) }),
    ...(isUnevaluated(schema) && { unevaluated: true }),
    unique: schema.uniqueItems === true,
    ...(contains !== undefined && {
      contains: analyzeType({ schema: contains, path: ['contains'] }),
    }),
  };
}

function itemsOf({ schema, at, analyzeUse }: RuleInput): Use {
  const { items, unevaluatedItems, contains } = schema;
  if (items !== undefined) return analyzeUse({ schema: items, path: ['items'] });
  if (unevaluatedItems === undefined) return useOf({ kind: 'unknown', at, undeclared: true });
  const rest = analyzeUse({ schema: unevaluatedItems, path: ['unevaluatedItems'] });
  if (contains === undefined) return rest;
  // What `contains` matches is evaluated.
  const matched = analyzeUse({ schema: contains, path: ['contains'] });
  return useOf(unionOf([rest, matched], at));
}

/** Whether `unevaluatedItems` has an effect, and depends on the schemas beside it. */
const isUnevaluated = (schema: SchemaObject): boolean =>
  schema.items === undefined && schema.unevaluatedItems !== undefined && appliesInPlace(schema);
