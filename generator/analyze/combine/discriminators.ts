/**
 * Values of a discriminator that its mapping does not state: those that the variant's own property allows,
 * else the name of the schema.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */

import type { Property, Type, TypeOf } from '../../model/api.js';
import { shownStrings } from '../../model/tags.js';
import { valuesOf } from '../../model/walk.js';
import { propertiesOf, resolved, type TypeLookup } from './lookup.js';

/** A union whose discriminator maps every variant for which the document has values. */
export function completeMapping(union: TypeOf<'union'>, lookup: TypeLookup): TypeOf<'union'> {
  const { discriminator, variants } = union;
  if (!discriminator) return union;
  const mapped = new Set(discriminator.mapping.map(({ variant }) => variant));
  const allowed = variants.map(({ type }) => allowedValues(type, discriminator.property, lookup));
  const counts = new Map<string, number>();
  for (const value of allowed.flatMap((values) => [...new Set(values)])) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const implied = variants.flatMap(({ type }, variant) => {
    if (mapped.has(variant)) return [];
    const values = allowed[variant]!;
    const areOwn = values.every((value) => counts.get(value) === 1);
    if (values.length > 0 && areOwn) return values.map((value) => ({ value, variant }));
    const isNamed = type.kind === 'ref' && !discriminator.isPartial;
    const name = isNamed ? lookup.names.get(type.to) : undefined;
    if (name === undefined || contradicts(memberOf(type, discriminator.property, lookup), name)) {
      return [];
    }
    return values.length === 0 || values.includes(name) ? [{ value: name, variant }] : [];
  });
  if (implied.length === 0) return union;
  const mapping = [...discriminator.mapping, ...implied];
  return { ...union, discriminator: { ...discriminator, mapping } };
}

/** The strings that a variant's property allows; none if it allows any string, or if the variant lacks it. */
function allowedValues(variant: Type, property: string, lookup: TypeLookup): string[] {
  const member = memberOf(variant, property, lookup)?.type;
  const type = member && resolved(member, lookup);
  return (valuesOf(type) ?? []).filter((value) => typeof value === 'string');
}

function memberOf(variant: Type, property: string, lookup: TypeLookup): Property | undefined {
  const object = resolved(variant, lookup);
  return object?.kind === 'object' ? propertiesOf(object, lookup).get(property) : undefined;
}

/** Whether the document's own example or default of a member shows that it does not have this value. */
function contradicts(member: Property | undefined, value: string): boolean {
  const shown = member ? shownStrings(member) : [];
  return shown.length > 0 && !shown.includes(value);
}
