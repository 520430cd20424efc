/**
 * Lowering `intersections: merge`: an intersection becomes one type. Objects take the members of those that
 * they extend; an intersection with a union becomes a union of merged variants. What one type cannot
 * express becomes `unknown`, which accepts every value.
 */

import { limits } from '../base/limits.js';
import type { Api, NamedType, Type, TypeId } from '../model/api.js';
import { mapChildren, references } from '../model/walk.js';
import { mapOperationTypes, mapTypes } from '../model/map.js';
import { meet } from './meet.js';

/** Merges the intersections of all types of an API. */
export function mergeIntersections(api: Api): Api {
  const merging: Merging = { api, merged: new Map() };
  const merged = (id: TypeId, type: NamedType): NamedType => ({
    ...type,
    use: { ...type.use, type: mergeNamed(id, type.use.type.at, merging) },
  });
  const types = new Map<TypeId, NamedType>();
  for (const [id, type] of api.types) if (!type.isBase) types.set(id, merged(id, type));
  // What only subclasses extend has been merged into them, except where nothing can be merged with it.
  for (const [, { use }] of types) {
    for (const { to } of references(use.type)) {
      const base = api.types.get(to);
      if (base && !types.has(to)) types.set(to, merged(to, base));
    }
  }
  const operations = mapOperationTypes(api, (type) => merge(type, merging));
  return { ...api, ...operations, types };
}

/** Removes alternatives that only require some of the members of an object: its declaration is the same in each of them. */
export const withoutAlternatives = (api: Api): Api =>
  mapTypes(api, (type) => withoutRestated(type));

function withoutRestated(type: Type): Type {
  const mapped = mapChildren(type, withoutRestated);
  if (mapped.kind !== 'intersection') return mapped;
  const members = mapped.members.filter((member) => !isRestated(member));
  return members.length === 1 ? members[0]! : { ...mapped, members };
}

const isRestated = (type: Type): boolean =>
  type.kind === 'union' &&
  type.variants.every(
    (use) => use.type.kind === 'object' && use.type.properties.some((each) => each.isRestated),
  );

interface Merging {
  readonly api: Api;
  /** Named types that are merged already; `unknown` for one that is being merged. */
  readonly merged: Map<TypeId, Type>;
}

/** The merged definition of a named type; `unknown` inside that definition, which ends every cycle. */
function mergeNamed(id: TypeId, at: Type['at'], merging: Merging): Type {
  const { api, merged } = merging;
  const known = merged.get(id);
  if (known) return known;
  const type = api.types.get(id);
  merged.set(id, { kind: 'unknown', at });
  // Requests are written from the members of arguments, so none may be missing.
  const finish = type?.role === 'params' ? (params: Type): Type => params : withoutAbsent;
  const result: Type = type ? merge(type.use.type, merging, finish) : { kind: 'unknown', at };
  merged.set(id, result);
  return result;
}

/** @param finish what becomes of the merged objects */
function merge(type: Type, merging: Merging, finish = withoutAbsent): Type {
  const context = { resolve: (each: Type) => resolve(each, merging), depth: 0 };
  switch (type.kind) {
    case 'intersection':
      return finish(
        type.members
          .map((member) => (member.kind === 'ref' ? member : merge(member, merging)))
          .reduce((left, right) => meet({ left, right }, context)),
      );
    case 'object': {
      const own = mapChildren({ ...type, extends: [] }, (child) => merge(child, merging));
      return finish(
        type.extends.reduceRight<Type>((right, base) => meet({ left: base, right }, context), own),
      );
    }
    default:
      return mapChildren(type, (child) => merge(child, merging));
  }
}

/** A type without members that must be absent, because no declaration can express them. */
function withoutAbsent(type: Type): Type {
  if (type.kind === 'union') {
    const variants = type.variants.map((use) => ({ ...use, type: withoutAbsent(use.type) }));
    return { ...type, variants };
  }
  if (type.kind !== 'object') return type;
  const properties = type.properties.filter(
    ({ type: member, required }) => required || member.kind !== 'never',
  );
  return { ...type, properties };
}

/** The merged type that a chain of references resolves to. */
function resolve(type: Type, merging: Merging): Type {
  let current = type;
  for (let steps = 0; current.kind === 'ref' && steps < limits.referenceSteps; steps++) {
    current = mergeNamed(current.to, current.at, merging);
  }
  return current;
}
