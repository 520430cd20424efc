/** Arrays and tuples. @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.1 */

import type { ArrayType, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
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
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
    unique: schema.uniqueItems === true,
    ...(contains !== undefined && {
      contains: analyzeType({ schema: contains, path: ['contains'] }),
    }),
  };
}

function itemsOf({ schema, at, analyzeUse }: RuleInput): Use {
  for (const keyword of ['items', 'unevaluatedItems'] as const) {
    const items = schema[keyword];
    if (items !== undefined) return analyzeUse({ schema: items, path: [keyword] });
  }
  return useOf({ kind: 'unknown', at });
}
