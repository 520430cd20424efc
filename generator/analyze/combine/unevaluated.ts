/**
 * `unevaluatedProperties` and `unevaluatedItems` beside other schemas: they hold only for what none of those
 * describes. As which of several schemas holds depends on the value, what any of them describes is exempt.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-11
 */

import type { ArrayType, ObjectType, Type, TypeId, Use } from '../../model/api.js';
import { unionOf, useOf } from '../../model/create.js';
import { children } from '../../model/walk.js';
import { resolved, type TypeLookup } from './lookup.js';

/** More types than this would be an unreadable index signature. */
const maxEvaluated = 12;

/** The members of an intersection without marks: what they say holds for all values. */
export function settleUnevaluated(members: readonly Type[], lookup: TypeLookup): readonly Type[] {
  if (!members.some(isMarked)) return members;
  return members.map((member, index) => {
    const others = members.filter((_, other) => other !== index);
    return settle(member, others, lookup);
  });
}

const isMarked = (type: Type): boolean =>
  type.kind === 'union'
    ? type.variants.some((variant) => isMarked(variant.type))
    : (type.kind === 'object' || type.kind === 'array') && type.unevaluated === true;

function settle(type: Type, others: readonly Type[], lookup: TypeLookup): Type {
  if (type.kind === 'object' && type.unevaluated) return settleObject(type, others, lookup);
  if (type.kind === 'array' && type.unevaluated) return settleArray(type, others, lookup);
  if (type.kind !== 'union') return type;
  const variants = type.variants.map((use) => ({ ...use, type: settle(use.type, others, lookup) }));
  return variants.every((use, index) => use.type === type.variants[index]!.type)
    ? type
    : { ...type, variants };
}

// -------------------------------------------------------------------------------------- objects

function settleObject(
  { unevaluated: _unevaluated, ...type }: ObjectType,
  others: readonly Type[],
  lookup: TypeLookup,
): ObjectType {
  const { additional } = type;
  const evaluated = evaluatedBy(others, propertiesEvaluated, lookup);
  if (evaluated?.length === 0) return type;
  if (typeof additional !== 'object') return { ...type, additional: 'unstated' };
  // The members of merged objects are known by name.
  if (evaluated && others.every((other) => isPlainObject(other, lookup))) return type;
  const value: Type = evaluated
    ? unionOf([additional, ...evaluated], type.at)
    : { kind: 'unknown', at: type.at };
  return { ...type, additional: { ...additional, type: value } };
}

/** Whether a type is an object whose members all have names. */
function isPlainObject(type: Type, lookup: TypeLookup): boolean {
  if (type.kind === 'unknown') return true;
  const object = resolved(type, lookup);
  return (
    object?.kind === 'object' &&
    typeof object.additional !== 'object' &&
    object.extends.every((base) => isPlainObject(base, lookup))
  );
}

function propertiesEvaluated(type: Type): readonly Use[] {
  if (type.kind !== 'object') return [];
  const { additional, patterns, properties } = type;
  return [
    // What `required` alone names is not evaluated.
    ...properties.filter(
      (property) => !(property.type.kind === 'unknown' && property.type.undeclared),
    ),
    ...patterns.map(({ use }) => use),
    ...(typeof additional === 'object' ? [additional] : []),
  ];
}

// --------------------------------------------------------------------------------------- arrays

function settleArray(
  { unevaluated: _unevaluated, ...type }: ArrayType,
  others: readonly Type[],
  lookup: TypeLookup,
): ArrayType {
  const evaluated = evaluatedBy(others, itemsEvaluated, lookup);
  if (evaluated?.length === 0) return type;
  const items = evaluated
    ? unionOf([type.items, ...evaluated], type.at)
    : ({ kind: 'unknown', at: type.at } as const);
  return { ...type, items: useOf(items) };
}

function itemsEvaluated(type: Type): readonly Use[] {
  if (type.kind !== 'array') return [];
  const { items, prefix = [], contains } = type;
  const isStated = !(items.type.kind === 'unknown' && items.type.undeclared);
  return [...prefix, ...(isStated ? [items] : []), ...(contains ? [useOf(contains)] : [])];
}

// ----------------------------------------------------------------------------------------- both

/**
 * What types describe of the parts of a value, in any of their alternatives; undefined if that is unknown, or
 * too much.
 */
function evaluatedBy(
  types: readonly Type[],
  describe: (type: Type) => readonly Use[],
  lookup: TypeLookup,
): Use[] | undefined {
  const found: Use[] = [];
  const seen = new Set<TypeId>();
  const visit = (type: Type): boolean => {
    if (type.kind === 'ref') {
      if (seen.has(type.to)) return true;
      seen.add(type.to);
      const target = resolved(type, lookup);
      return target !== undefined && target.kind !== 'ref' && visit(target);
    }
    if (type.kind === 'not') return true;
    if (type.kind === 'object' || type.kind === 'array') {
      found.push(...describe(type));
      return type.kind === 'array' || type.extends.every(visit);
    }
    return children(type).every(visit);
  };
  return types.every(visit) && found.length <= maxEvaluated ? found : undefined;
}
