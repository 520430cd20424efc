/** Properties that are required although they cannot be present, or are not declared; types without values. */

import { compare } from '../base/order.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Place } from '../base/place.js';
import type { Api, NamedType, ObjectType, Property, Type, TypeId } from '../model/api.js';
import { children } from '../model/walk.js';

/** The source location of an id. */
export type Locate = (id: TypeId) => Place;

/** Warns once about each property, regardless of how often its schema is used. */
export function lintSchemas(api: Api, locate: Locate): Diagnostic[] {
  const readOnly = requestProperties(api).filter(({ required, readOnly }) => required && readOnly);
  const undeclared = [...api.types.values()].flatMap(undeclaredProperties);
  return [
    ...distinct(readOnly).map(({ name, type }) =>
      diagnostic('read-only-required', { name }, locate(type.at)),
    ),
    ...distinct(undeclared).map(({ name, type }) =>
      diagnostic('required-undescribed', { name }, locate(type.at)),
    ),
    ...conflicts(api).map((at) => diagnostic('schemas-exclusive', {}, locate(at))),
  ];
}

/** Locations of schemas that no value matches, because others exclude them. */
function conflicts(api: Api): TypeId[] {
  const found = new Set<TypeId>();
  const pending = [...api.types.values()].map(({ use }) => use.type);
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (type.kind === 'never' && type.conflict) found.add(type.at);
    pending.push(...children(type));
  }
  return [...found].toSorted(compare);
}

/** One property for each location. */
const distinct = (properties: readonly Property[]): Property[] => [
  ...new Map(properties.map((property) => [property.type.at, property])).values(),
];

/** All properties that requests reach; those that are read-only do not exist there. */
function requestProperties(api: Api): Property[] {
  const found: Property[] = [];
  const seen = new Set<TypeId>();
  const pending: Type[] = [...api.types.values()].flatMap(({ role, use }) =>
    role === 'params' ? [use.type] : [],
  );
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (type.kind === 'ref' && !seen.has(type.to)) {
      seen.add(type.to);
      const referent = api.types.get(type.to);
      if (referent) pending.push(referent.use.type);
    }
    if (type.kind === 'object') found.push(...type.properties);
    pending.push(...children(type));
  }
  return found;
}

/** Properties that are required but not declared, in an object that declares others and allows no more. */
function undeclaredProperties({ use: { type } }: NamedType): readonly Property[] {
  if (type.kind !== 'object' || isOpen(type)) return [];
  const undeclared = type.properties.filter(isUndeclared);
  return undeclared.length < type.properties.length ? undeclared : [];
}

const isOpen = ({ additional, extends: bases }: ObjectType): boolean =>
  bases.length > 0 || typeof additional === 'object';

const isUndeclared = ({ type }: Property): boolean =>
  type.kind === 'unknown' && type.undeclared === true;
