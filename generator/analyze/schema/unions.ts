/**
 * `oneOf` and `anyOf` with their discriminator.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */

import { sortedEntries } from '../../base/json.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { Discriminator, Type, Use } from '../../model/api.js';
import { at, below, refer, type BuildContext } from '../context.js';
import { buildUse } from './uses.js';

export function buildUnion(
  schema: SchemaObject,
  keyword: 'oneOf' | 'anyOf',
  place: Place,
  context: BuildContext,
): Type[] {
  const alternatives = schema[keyword];
  if (!alternatives || alternatives.length === 0) return [];
  const variants = alternatives.map((alternative, index) =>
    buildUse(alternative, below(place, keyword, index), context),
  );
  const discriminator = discriminatorOf(schema, variants, place, context);
  return [
    {
      kind: 'union',
      at: at(context, place),
      variants,
      ...(discriminator && { discriminator }),
    },
  ];
}

function discriminatorOf(
  schema: SchemaObject,
  variants: readonly Use[],
  place: Place,
  context: BuildContext,
): Discriminator | undefined {
  const { propertyName, mapping = {}, defaultMapping } = schema.discriminator ?? {};
  // With a default, values that no mapping names are right too: then nothing tells the variants apart.
  if (propertyName === undefined || defaultMapping !== undefined) return undefined;
  const variantOf = new Map(
    variants.flatMap(({ type }, index) => (type.kind === 'ref' ? [[type.to, index] as const] : [])),
  );
  return {
    property: propertyName,
    mapping: sortedEntries(mapping).flatMap(([value, target]) => {
      const variant = variantOf.get(mappingTarget(target, place, context) ?? '');
      return variant === undefined ? [] : [{ value, variant }];
    }),
  };
}

/** A mapping value is a reference, or the bare name of a component. */
function mappingTarget(target: string, place: Place, context: BuildContext): string | undefined {
  const isName = /^[A-Za-z0-9._-]+$/.test(target);
  const byName =
    isName &&
    refer(context.spec.schemaReference(target), { ...place, file: context.spec.root }, context);
  return (byName || refer(target, place, context))?.to;
}
