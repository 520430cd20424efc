/**
 * Values of a discriminator that the mapping does not give: those that the variant's own member allows,
 * else the name of the component.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */

import type { Type, TypeOf } from '../../model/api.js';
import type { Resolver } from './combine.js';
import { schemaName } from '../schema/schema-name.js';

type Lookup = Pick<Resolver, 'target' | 'propertiesOf'>;

export function completeMapping(union: TypeOf<'union'>, lookup: Lookup): TypeOf<'union'> {
  const { discriminator, variants } = union;
  if (!discriminator) return union;
  const mapped = new Set(discriminator.mapping.map(({ variant }) => variant));
  const allowed = variants.map(({ type }) => allowedValues(type, discriminator.property, lookup));
  const all = allowed.flat();
  const telling = new Set(all).size === all.length;
  const implied = variants.flatMap(({ type }, variant) => {
    if (mapped.has(variant)) return [];
    const own = allowed[variant]!;
    if (own.length > 0 && telling) return own.map((value) => ({ value, variant }));
    if (type.kind !== 'ref') return [];
    const name = schemaName(type.to);
    return own.length === 0 || own.includes(name) ? [{ value: name, variant }] : [];
  });
  if (implied.length === 0) return union;
  return {
    ...union,
    discriminator: { ...discriminator, mapping: [...discriminator.mapping, ...implied] },
  };
}

/** The texts that a variant's own member may be; none if it may be any, or there is no such member. */
function allowedValues(type: Type, property: string, lookup: Lookup): string[] {
  const object = type.kind === 'ref' ? lookup.target(type) : type;
  if (object?.kind !== 'object') return [];
  const member = lookup.propertiesOf(object).get(property)?.type;
  const found = member?.kind === 'ref' ? lookup.target(member) : member;
  if (found?.kind === 'literal') return typeof found.value === 'string' ? [found.value] : [];
  if (found?.kind !== 'enum') return [];
  return found.members.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
}
