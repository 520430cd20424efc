/**
 * Lowering `conditions: unions`: what holds under a condition becomes a union of the case in which it is met and
 * the one in which it is not, if a type can tell them apart: by the presence of a member, or by its value. It is
 * for languages in which an intersection with a union is a type like any other.
 */

import { combine } from '../analyze/combine/intersections.js';
import { resolved, type TypeLookup } from '../analyze/combine/lookup.js';
import { subtract } from '../analyze/combine/negations.js';
import { isBareKind } from '../model/bare-kind.js';
import type {
  Api,
  ConditionalType,
  ObjectType,
  RefType,
  Type,
  TypeId,
  TypeOf,
} from '../model/api.js';
import { unionOf, useOf } from '../model/create.js';
import { conditionOf, maxDependencies, tellsApart } from '../model/conditions.js';
import { children, mapChildren } from '../model/walk.js';
import {
  absence,
  declaredMember,
  objectOf,
  required,
  withDeclared,
  withoutValues,
  type Scope,
} from './condition-scope.js';
import { withinLimit } from './alternatives.js';
import { casesByValue, groupsByMember } from './conditions-by-value.js';
import { namesToMembers } from './property-names.js';

/** Replaces the conditions in all named types, except in those that others extend. */
export function conditionsToUnions(api: Api): Api {
  const lookup: TypeLookup = {
    types: new Map([...api.types].map(([id, { use }]) => [id, use.type])),
    names: new Map(),
    tables: new WeakMap(),
    requiring: new Set(),
  };
  const extended = extendedTypes(api);
  const types = [...api.types].map(([id, named]) => {
    const { type } = named.use;
    const inner = inside(type, lookup);
    const changed = extended.has(id) ? withoutConditions(inner) : replace(inner, lookup);
    return [
      id,
      changed === type ? named : { ...named, use: { ...named.use, type: changed } },
    ] as const;
  });
  return { ...api, types: new Map(types) };
}

function extendedTypes(api: Api): Set<TypeId> {
  const found = new Set<TypeId>();
  const visit = (type: Type): void => {
    if (type.kind === 'object') for (const { to } of type.extends) found.add(to);
    for (const child of children(type)) visit(child);
  };
  for (const { use } of api.types.values()) visit(use.type);
  return found;
}

/** A type with the conditions in its parts replaced. Those of an intersection are its own. */
function inside(type: Type, lookup: TypeLookup): Type {
  switch (type.kind) {
    case 'conditional':
    case 'not':
      return type;
    case 'intersection':
      return mapChildren(type, (member) => inside(member, lookup));
    default:
      return mapChildren(type, (child) => replace(inside(child, lookup), lookup));
  }
}

function replace(type: Type, lookup: TypeLookup): Type {
  switch (type.kind) {
    case 'object':
    case 'conditional':
      return isConditional(type) ? join(type, [type], lookup) : type;
    case 'intersection':
      return type.members.some(isConditional) ? join(type, type.members, lookup) : type;
    default:
      return type;
  }
}

const isConditional = (type: Type): boolean =>
  type.kind === 'conditional' ||
  (type.kind === 'object' && (type.dependent.length > 0 || type.names !== undefined));

/** An intersection whose conditions no type expresses is what is left without them. */
function withoutConditions(type: Type): Type {
  if (type.kind !== 'intersection') return type;
  const members = type.members.filter(({ kind }) => kind !== 'conditional');
  return members.length === 1 ? members[0]! : type;
}

/** The intersection of members with a union for each condition among them. */
function join({ at }: Type, members: readonly Type[], lookup: TypeLookup): Type {
  const plain = members.flatMap((member) => withoutCondition(member, lookup));
  const shapes = plain.filter((member) => !saysOnlyObject(member));
  const scope: Scope = { at, plain: shapes, lookup };
  const dependencies = members.flatMap((member) =>
    member.kind === 'object' ? dependenciesOf(member, scope) : [],
  );
  const conditions = members.filter((member) => member.kind === 'conditional');
  const choices = groupsByMember(conditions).flatMap((group) => choiceOf(group, scope) ?? []);
  const unions = withinLimit([...dependencies, ...choices], scope);
  // Each case says that the value is an object.
  const all = unions.length > 0 ? [...shapes, ...unions] : plain;
  if (all.length === 0) return { kind: 'unknown', at };
  return all.length === 1 ? all[0]! : { kind: 'intersection', at, members: all };
}

/** A member without the conditions that a union expresses. Dependencies stay for the documentation. */
function withoutCondition(member: Type, lookup: TypeLookup): Type[] {
  if (member.kind === 'conditional') return [];
  return [member.kind === 'object' ? namesToMembers(member, lookup) : member];
}

const saysOnlyObject = (type: Type): boolean =>
  type.kind === 'object' && isBareKind({ ...type, dependent: [] });

const isExpressible = ({ dependent }: ObjectType): boolean =>
  dependent.length > 0 && dependent.length <= maxDependencies;

/** `dependentRequired`: a member comes with others, or is absent. */
function dependenciesOf(type: ObjectType, scope: Scope): Type[] {
  if (!isExpressible(type)) return [];
  return type.dependent
    .filter(({ requires }) => requires.length > 0)
    .map(({ name, requires }) => {
      const names = [...new Set([name, ...requires])];
      const together = objectOf(
        names.map((each) => required(each, scope)),
        scope,
      );

      return unionOf([withDeclared(together, scope), absence(name, scope)].map(useOf), scope.at);
    });
}

/** What conditions on the same member say, as one type; undefined if none expresses it. */
function choiceOf(group: readonly TypeOf<'conditional'>[], scope: Scope): Type | undefined {
  const [only] = group;
  if (group.length === 1) return only && casesOf(only, scope);
  return casesByValue(group, scope, (parts) => intersect(parts, scope));
}

/** The two cases of a condition; undefined if a type cannot tell them apart. */
function casesOf(condition: ConditionalType, scope: Scope): Type | undefined {
  if (!tellsApart(condition)) return undefined;
  const met = intersect([requiredAsDeclared(condition.if, scope), condition.then], scope);
  const otherwise = unless(condition.if, scope);
  if (!otherwise && !condition.else) return undefined;
  const unmet =
    otherwise?.kind === 'never' ? otherwise : intersect([otherwise, condition.else], scope);
  const either = unionOf([met, unmet].map(useOf), scope.at);
  return either.kind === 'unknown' ? undefined : either;
}

/** A condition on a member that is required anyway requires it, so that its value tells the cases apart. */
function requiredAsDeclared(condition: Type, scope: Scope): Type {
  const member = conditionOf(condition);
  if (condition.kind !== 'object' || !member || !declaredMember(member.name, scope)?.required) {
    return condition;
  }
  return { ...condition, properties: [{ ...member, required: true }] };
}

/** The intersection of the parts of a case, which may have conditions of their own. */
function intersect(parts: readonly (Type | undefined)[], scope: Scope): Type {
  const { at, lookup } = scope;
  const members = parts.filter((part) => part !== undefined);
  const combined = combine({ kind: 'intersection', at, members }, lookup);
  return withDeclared(replace(besideUnions(combined, lookup), lookup), scope);
}

/** An object that would extend a type whose conditions become unions, as an intersection with that type. */
function besideUnions(type: Type, lookup: TypeLookup): Type {
  if (type.kind !== 'object') return type;
  const unions = type.extends.filter((ref) => becomesUnion(ref, lookup));
  if (unions.length === 0) return type;
  const own = { ...type, extends: type.extends.filter((ref) => !unions.includes(ref)) };
  return { kind: 'intersection', at: type.at, members: [...unions, own] };
}

function becomesUnion(ref: RefType, lookup: TypeLookup): boolean {
  const type = resolved(ref, lookup);
  const members = type?.kind === 'intersection' ? type.members : [type];
  return members.some((member) => member !== undefined && isConditional(member));
}

/** The values that do not meet a condition; undefined if no type says that. */
function unless(condition: Type, scope: Scope): Type | undefined {
  const member = conditionOf(condition);
  if (!member) {
    const { at } = condition;
    const isOther = condition.kind === 'object' && !isBareKind(condition);
    return isOther ? undefined : subtract({ kind: 'unknown', at }, condition);
  }
  const { name } = member;
  if (member.type.kind === 'unknown') return member.required ? absence(name, scope) : undefined;
  const known = declaredMember(name, scope)?.type;
  const declared: Type = (known && resolved(known, scope.lookup)) ?? required(name, scope).type;
  const left = withoutValues(declared, member.type);
  if (left?.kind === 'never') return member.required ? absence(name, scope) : left;
  if (!left && member.required) return undefined;
  const property = { ...required(name, scope), type: left ?? declared };
  return objectOf([{ ...property, required: !member.required }], scope);
}
