/**
 * Discriminator Objects.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */

import { sortedEntries } from '../../base/json.js';
import { nearest } from '../../base/nearest.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { Discriminator, TypeId, Use } from '../../model/api.js';
import type { DiscriminatorObject, SchemaObject } from '../../openapi/document.js';
import type { Located, Place } from '../../base/place.js';
import { below, refer, type AnalyzeContext } from '../context.js';

/** The discriminator of a base class: it states the values of schemas that extend it. */
export interface BaseDiscriminator {
  readonly property: string;
  readonly mapping: readonly MappedValue[];
  /** Whether there are further values, of schemas that cannot be found. */
  readonly isPartial: boolean;
}

interface MappedValue {
  readonly value: string;
  readonly to: TypeId;
}

/** Where a discriminator is. */
interface Origin {
  readonly place: Place;
  readonly context: AnalyzeContext;
}

/** The discriminator of a union; undefined if the schema has none, or one that does not narrow. */
export function discriminatorOf(
  schema: SchemaObject,
  variants: readonly Use[],
  origin: Origin,
): Discriminator | undefined {
  const { discriminator } = schema;
  const declared = discriminator && declaredMapping(discriminator, origin);
  if (!declared) return undefined;
  const variantOf = new Map(
    variants.flatMap(({ type }, index) => (type.kind === 'ref' ? [[type.to, index] as const] : [])),
  );
  return {
    property: declared.property,
    mapping: declared.mapping.flatMap(({ value, to }) => {
      const variant = variantOf.get(to);
      if (variant !== undefined) return [{ value, variant }];
      // With both keywords, the other one may list it.
      if (!(schema.oneOf && schema.anyOf)) reportUnlisted(discriminator, value, origin);
      return [];
    }),
    ...(declared.isPartial && { isPartial: true }),
  };
}

/** The discriminator of a schema that is not a union, its own or that of an inline part of `allOf`. */
export function baseDiscriminator(
  { value, ...place }: Located<SchemaObject | boolean>,
  context: AnalyzeContext,
): BaseDiscriminator | undefined {
  if (typeof value === 'boolean') return undefined;
  const { discriminator, oneOf, anyOf, allOf = [] } = value;
  if (oneOf ?? anyOf) return undefined;
  if (discriminator) return declaredMapping(discriminator, { place, context });
  return allOf
    .map((part, index) =>
      typeof part === 'object' && part.discriminator
        ? baseDiscriminator({ ...below(place, 'allOf', index), value: part }, context)
        : undefined,
    )
    .find((found) => found !== undefined);
}

function declaredMapping(
  { propertyName, mapping = {}, defaultMapping }: DiscriminatorObject,
  origin: Origin,
): BaseDiscriminator | undefined {
  // With a default mapping, unmapped values are valid too, so the property does not narrow.
  if (propertyName === undefined || defaultMapping !== undefined) return undefined;
  const found = sortedEntries(mapping).flatMap(([value, reference]) => {
    const to = mappedSchema(reference, origin) ?? guessedSchema({ value, reference }, origin);
    return to === undefined ? [] : [{ value, to }];
  });
  return {
    property: propertyName,
    mapping: found,
    isPartial: found.length < Object.keys(mapping).length,
  };
}

const reportUnlisted = (
  { mapping = {} }: DiscriminatorObject,
  value: string,
  { place, context }: Origin,
): void =>
  context.report(
    diagnostic(
      'mapping-unlisted',
      { value, reference: mapping[value]! },
      below(place, 'discriminator', 'mapping', value),
    ),
  );

/** The schema that a mapping value names: by a reference, or by the bare name of a component. */
function mappedSchema(value: string, { place, context }: Origin): TypeId | undefined {
  const { spec } = context;
  const isName = /^[A-Za-z0-9._-]+$/.test(value);
  const byName = isName
    ? refer(spec.schemaReference(value), { ...place, file: spec.root }, context)
    : undefined;
  return (byName ?? refer(value, place, context))?.to;
}

/**
 * The component with the name that a mapping value ends with: tools that bundle files into one document leave
 * `models/cat.yml#/Cat` and `Cat.json` as they are.
 */
function guessedSchema(
  { value, reference }: { readonly value: string; readonly reference: string },
  { place, context }: Origin,
): TypeId | undefined {
  const { spec } = context;
  const name = /([^/#]+?)(?:\.json|\.ya?ml)?$/i.exec(reference)?.[1];
  const meant = name !== undefined && spec.schemaNames.includes(name) ? name : undefined;
  const suggestion = meant ?? (name && nearest(name, spec.schemaNames));
  context.report(
    diagnostic(
      'mapping-unresolvable',
      { value, reference, meant: meant && spec.schemaReference(meant), suggestion },
      below(place, 'discriminator', 'mapping', value),
    ),
  );
  return meant === undefined
    ? undefined
    : refer(spec.schemaReference(meant), { ...place, file: spec.root }, context)?.to;
}
