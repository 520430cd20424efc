/** `oneOf` and `anyOf` with their discriminator. */

import type { Type } from '../../model/api.js';
import type { SchemaObject } from '../../openapi/document.js';
import { discriminatorOf } from './discriminators.js';
import type { RuleInput } from './rule.js';

/** The union that a keyword declares; none if the schema does not have the keyword. */
export function analyzeUnion(input: RuleInput, keyword: 'oneOf' | 'anyOf'): Type[] {
  const { schema, at, analyzeUse } = input;
  const alternatives = schema[keyword];
  if (!alternatives || alternatives.length === 0) return [];
  // No value matches exactly one.
  if (keyword === 'oneOf' && alternatives.filter(allowsAll).length > 1)
    return [{ kind: 'never', at }];
  const variants = alternatives.map((alternative, index) =>
    analyzeUse({ schema: alternative, path: [keyword, index] }),
  );
  const discriminator = discriminatorOf(schema, variants, input);
  return [{ kind: 'union', at, variants, ...(discriminator && { discriminator }) }];
}

const allowsAll = (schema: SchemaObject | boolean): boolean =>
  schema === true || (typeof schema === 'object' && Object.keys(schema).length === 0);
