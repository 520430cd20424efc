/**
 * One intersection → one type.
 *
 * 1. Members that accept any value are dropped; a single one that is left is the result.
 * 2. Constraints and negations are applied to the combination of the others; so is a bare JSON type.
 * 3. Objects become one object that `extends` the named ones. A named one whose properties conflict with
 *    others is merged into it instead.
 * 4. Variants of a union get the members that an object beside it requires.
 * 5. Other types of the same kind are joined.
 * 6. What is left, such as unions and kinds that exclude each other, stays an intersection.
 */

import type { IntersectionType, Type, TypeId, TypeOf } from '../../model/api.js';
import { constrain, isConstraint, withoutMark } from './constraints.js';
import { restrict } from './kinds.js';
import { isBareKind } from '../../model/bare-kind.js';
import { resolved, type TypeLookup } from './lookup.js';
import { mergeObjects, type MergedObject } from './merge-objects.js';
import { subtract } from './negations.js';
import { requireInVariants, restateMembers } from './overlays.js';
import { settleUnevaluated } from './unevaluated.js';
import { joinValues, scalarOf } from './values.js';

/** The members of an intersection, and its location. */
interface Members {
  readonly members: readonly Type[];
  readonly at: TypeId;
  readonly lookup: TypeLookup;
}

/** Combines the members in one way; undefined if that way does not apply. */
type Step = (input: Members) => Type | undefined;

const steps: readonly Step[] = [
  applyConstraints,
  applyNegation,
  ({ members }) => (members.length === 1 ? withoutMark(members[0]!) : undefined),
  setConditionsAside,
  applyBareKind,
  mergeAllObjects,
  applyRequired,
  ({ members, lookup }) => restateMembers(members, { lookup, combine: combineWith(lookup) }),
];

/** The type that an intersection amounts to. */
export function combine({ members, at }: IntersectionType, lookup: TypeLookup): Type {
  const flat = settleUnevaluated(
    members.flatMap((member) => (member.kind === 'intersection' ? member.members : [member])),
    lookup,
  );
  const input = { members: significantMembers(flat), at, lookup };
  if (input.members.length === 0) return anyValue(flat, at);
  for (const step of steps) {
    const combined = step(input);
    if (combined) return combined;
  }
  const scalars = input.members.map((member) => scalarOf(member, lookup));
  const joined = scalars.reduce((left, right) => joinValues(left, right, at));
  if (joined.kind !== 'intersection') return joined;
  return input.members.reduce((left, right) => joinValues(left, right, at));
}

/** Any value; undeclared if no member declares it. */
function anyValue(members: readonly Type[], at: TypeId): Type {
  const undeclared =
    members.length > 0 && members.every((member) => member.kind === 'unknown' && member.undeclared);
  return { kind: 'unknown', at, ...(undeclared && { undeclared }) };
}

/** The members that limit the values, without repeated references. */
function significantMembers(members: readonly Type[]): Type[] {
  const referred = new Set<TypeId>();
  return members.filter((member) => {
    if (member.kind === 'unknown' || hasNoEffect(member)) return false;
    if (member.kind !== 'ref') return true;
    const isNew = !referred.has(member.to);
    referred.add(member.to);
    return isNew;
  });
}

/** Whether a type is `if` alone, which evaluates members, but asserts nothing. */
const hasNoEffect = (type: Type): boolean =>
  type.kind === 'conditional' && !type.then && !type.else;

const combineWith =
  (lookup: TypeLookup) =>
  (type: IntersectionType): Type =>
    combine(type, lookup);

/** The combination of some of the members. */
const combineMembers = ({ members, at, lookup }: Members): Type =>
  combine({ kind: 'intersection', at, members }, lookup);

function applyConstraints({ members, at, lookup }: Members): Type | undefined {
  const constraints = members.filter(isConstraint);
  const others = members.filter((member) => !isConstraint(member));
  if (constraints.length === 0 || others.length === 0) return undefined;
  return constraints.reduce(
    (type, constraint) => constrain(type, constraint, lookup),
    combineMembers({ members: others, at, lookup }),
  );
}

function applyNegation(input: Members): Type | undefined {
  const negation = input.members.find((member) => member.kind === 'not');
  return negation?.kind === 'not' ? exclude(input, negation) : undefined;
}

/** Removes the values of a negation from the combination of the other members. */
export function exclude({ members, at, lookup }: Members, negation: TypeOf<'not'>): Type {
  const others = members.filter((member) => member !== negation);
  const rest = combineMembers({ members: others, at, lookup });
  const named = rest.kind === 'ref' ? resolved(rest, lookup) : undefined;
  const left = subtract(named ?? rest, negation.type);
  if (left) return left === named ? rest : left;
  if (rest.kind === 'unknown') return negation;
  const parts = rest.kind === 'intersection' ? rest.members : [rest];
  return { kind: 'intersection', at, members: [...parts, negation] };
}

/** Conditions are no part of what the other members amount to. */
function setConditionsAside({ members, at, lookup }: Members): Type | undefined {
  const conditions = members.filter(({ kind }) => kind === 'conditional');
  if (conditions.length === 0 || conditions.length === members.length) return undefined;
  const others = members.filter(({ kind }) => kind !== 'conditional');
  const rest = combineMembers({ members: others, at, lookup });
  const parts = rest.kind === 'intersection' ? rest.members : [rest];
  return { kind: 'intersection', at, members: [...parts, ...conditions] };
}

/** `type` next to `oneOf` or `anyOf` selects among the variants. */
function applyBareKind({ members, at, lookup }: Members): Type | undefined {
  const bare = members.find(isBareKind);
  if (!bare) return undefined;
  const others = members.filter((member) => member !== bare);
  const type = combineMembers({ members: others, at, lookup });
  const restricted = restrict(type, bare, lookup);
  return restricted?.kind === 'never' && type.kind !== 'never'
    ? { kind: 'never', at, conflict: true }
    : restricted;
}

function applyRequired({ members, at, lookup }: Members): Type | undefined {
  const changed = requireInVariants(members, { lookup, combine: combineWith(lookup) });
  return changed && combineMembers({ members: changed, at, lookup });
}

function mergeAllObjects({ members, at, lookup }: Members): Type | undefined {
  const objects = members.flatMap((member): MergedObject[] => {
    const type = resolved(member, lookup);
    if (type?.kind !== 'object') return [];
    return [{ type, ref: member.kind === 'ref' ? member : undefined }];
  });
  if (objects.length < members.length) return undefined;
  return mergeObjects({ objects, at, lookup, combine: combineWith(lookup) });
}
