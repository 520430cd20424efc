/**
 * `oneOf` and `anyOf` with their discriminator.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */

import { sortedEntries } from '../../base/json.js';
import type { Discriminator, Type, TypeId, Use } from '../../model/api.js';
import { refer } from '../context.js';
import type { RuleInput } from './rule.js';

/** The union that a keyword declares; none if the schema does not have the keyword. */
export function analyzeUnion(input: RuleInput, keyword: 'oneOf' | 'anyOf'): Type[] {
  const { schema, at, analyzeUse } = input;
  const alternatives = schema[keyword];
  if (!alternatives || alternatives.length === 0) return [];
  const variants = alternatives.map((alternative, index) =>
    analyzeUse({ schema: alternative, path: [keyword, index] }),
  );
  const discriminator = discriminatorOf(input, variants);
  return [{ kind: 'union', at, variants, ...(discriminator && { discriminator }) }];
}

function discriminatorOf(input: RuleInput, variants: readonly Use[]): Discriminator | undefined {
  const { propertyName, mapping = {}, defaultMapping } = input.schema.discriminator ?? {};
  // With a default mapping, unmapped values are valid too, so the property does not narrow.
  if (propertyName === undefined || defaultMapping !== undefined) return undefined;
  const variantOf = new Map(
    variants.flatMap(({ type }, index) => (type.kind === 'ref' ? [[type.to, index] as const] : [])),
  );
  return {
    property: propertyName,
    mapping: sortedEntries(mapping).flatMap(([value, reference]) => {
      const variant = variantOf.get(mappedSchema(reference, input) ?? '');
      return variant === undefined ? [] : [{ value, variant }];
    }),
  };
}

/** The schema that a mapping value names: by a reference, or by the bare name of a component. */
function mappedSchema(value: string, { place, context }: RuleInput): TypeId | undefined {
  const { spec } = context;
  const isName = /^[A-Za-z0-9._-]+$/.test(value);
  const byName = isName
    ? refer(spec.schemaReference(value), { ...place, file: spec.root }, context)
    : undefined;
  return (byName ?? refer(value, place, context))?.to;
}
