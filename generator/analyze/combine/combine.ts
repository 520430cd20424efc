/**
 * `allOf`, once every named type is known: intersections become what a language can say best.
 *
 * 1. Members that say nothing are dropped; one that is left stands alone.
 * 2. Objects become one object that `extends` the named ones. A named one whose members conflict with
 *    others is not extended but merged, member by member.
 * 3. Values and constraints on the same kind are joined.
 * 4. What is left (unions among the members, kinds that never meet) stays an intersection.
 */

import type {
  IntersectionType,
  ObjectType,
  Property,
  RefType,
  Type,
  TypeId,
  TypeOf,
} from '../../model/api.js';
import { mapChildren } from '../../model/walk.js';
import { completeMapping } from './discriminators.js';
import { isBareKind, restrict } from './kinds.js';
import { mergeObjects } from './merge-objects.js';
import { subtract } from './negations.js';
import { alone, isBound, joinBounds, joinValues } from './values.js';

/** The members of an object by name, those that it extends included. */
export type PropertyTable = ReadonlyMap<string, Property>;

export interface Resolver {
  readonly simplify: (type: Type) => Type;
  /** What a reference leads to through other references. */
  readonly target: (ref: RefType) => Type | undefined;
  readonly propertiesOf: (type: ObjectType) => PropertyTable;
}

/** Any value; undeclared where every member of the intersection is. */
const unknownOf = ({ members, at }: IntersectionType): Type => {
  const undeclared = members.every((member) => member.kind === 'unknown' && member.undeclared);
  return { kind: 'unknown', at, ...(undeclared && { undeclared }) };
};

/** @param order the ids of `drafts`, each after those that it is made of; nothing leads back to itself */
export function createResolver(
  drafts: ReadonlyMap<TypeId, Type>,
  order: readonly TypeId[],
): Resolver {
  /** Named types with their own intersection resolved, those within them not yet. */
  const resolved = new Map<TypeId, Type>();
  const tables = new Map<ObjectType, PropertyTable>();

  function target(ref: RefType): Type | undefined {
    const seen = new Set<TypeId>();
    for (let id = ref.to; !seen.has(id);) {
      seen.add(id);
      const type = resolved.get(id);
      if (type?.kind !== 'ref') return type;
      id = type.to;
    }
    return undefined;
  }

  /** From the outside in: what a type is combined to first, then what stands within the result. */
  function simplify(type: Type): Type {
    const combined = resolve(type);
    return mapChildren(
      combined.kind === 'union' ? completeMapping(combined, { target, propertiesOf }) : combined,
      simplify,
    );
  }

  /** A type as what it is combined of, if it is. */
  function resolve(type: Type): Type {
    if (type.kind === 'not') return exclude([type], type, type.at);
    return type.kind === 'intersection' ? combine(type) : type;
  }

  function propertiesOf(type: ObjectType): PropertyTable {
    const known = tables.get(type);
    if (known) return known;
    const table = new Map<string, Property>();
    for (const ref of type.extends) {
      const base = target(ref);
      if (base?.kind !== 'object') continue;
      for (const [name, property] of propertiesOf(base)) table.set(name, property);
    }
    for (const property of type.properties) table.set(property.name, property);
    tables.set(type, table);
    return table;
  }

  function combine(type: IntersectionType): Type {
    const flat = type.members
      .flatMap((member) => (member.kind === 'intersection' ? member.members : [member]))
      .filter((member) => member.kind !== 'unknown');
    const members: readonly Type[] = flat.filter(
      (member, index) =>
        member.kind !== 'ref' ||
        flat.findIndex((other) => other.kind === 'ref' && other.to === member.to) === index,
    );
    const [bounds, unbound] = [members.filter(isBound), members.filter((each) => !isBound(each))];
    if (bounds.length > 0 && unbound.length > 0) {
      const base = combine({ ...type, members: unbound });
      return bounds.reduce(constrain, base);
    }
    const negation = members.find((member) => member.kind === 'not');
    if (negation?.kind === 'not') return exclude(members, negation, type.at);
    if (members.length === 0) return unknownOf(type);
    if (members.length === 1) return alone(members[0]!);
    const bare = members.find(isBareKind);
    if (bare) {
      const rest = combine({ ...type, members: members.filter((member) => member !== bare) });
      const chosen = restrict(rest, bare, target);
      if (chosen) return chosen;
    }
    const objects = members.map((member) => {
      const type = member.kind === 'ref' ? target(member) : member;
      return type?.kind === 'object'
        ? { type, ref: member.kind === 'ref' ? member : undefined }
        : undefined;
    });
    if (objects.every((object) => object !== undefined))
      return mergeObjects(objects, type.at, { target, propertiesOf, combine });
    return members.reduce((left, right) => joinValues(left, right, type.at));
  }

  /** A bound holds for values of its kind; whatever else a type accepts it leaves alone. */
  function constrain(type: Type, bound: Type): Type {
    const found = type.kind === 'ref' ? target(type) : type;
    if (found?.kind === 'union') {
      const variants = found.variants.map((variant) => ({
        ...variant,
        type: constrain(variant.type, bound),
      }));
      const same = variants.every(({ type: left }, index) => left === found.variants[index]!.type);
      return same ? type : { ...found, variants };
    }
    return found?.kind === bound.kind ? { ...joinBounds(found, bound), at: bound.at } : type;
  }

  /** One `not` is taken out and applied to what the others make together. */
  function exclude(members: readonly Type[], negation: TypeOf<'not'>, here: TypeId): Type {
    const rest = combine({
      kind: 'intersection',
      at: here,
      members: members.filter((member) => member !== negation),
    });
    const named = rest.kind === 'ref' ? target(rest) : undefined;
    const left = subtract(named ?? rest, negation.type);
    if (left) return left === named ? rest : left;
    if (rest.kind === 'unknown') return negation;
    const others = rest.kind === 'intersection' ? rest.members : [rest];
    return { kind: 'intersection', at: here, members: [...others, negation] };
  }

  for (const id of order) {
    const draft = drafts.get(id)!;
    resolved.set(id, resolve(draft));
  }
  return { simplify, target, propertiesOf };
}
