/**
 * Several conditions on the values of one member, as one union. A union for each would multiply: here, each value
 * has one case, with what all conditions say about it.
 */

import { addTo } from '../base/groups.js';
import { jsonText } from '../base/json.js';
import { resolved } from '../analyze/combine/lookup.js';
import type { EnumMember, ObjectType, Property, Type, TypeOf } from '../model/api.js';
import { conditionOf } from '../model/conditions.js';
import { unionOf, useOf } from '../model/create.js';
import { listedMembers, valuesOf } from '../model/walk.js';
import {
  declaredMember,
  objectOf,
  required,
  withoutValues,
  type Scope,
} from './condition-scope.js';

type Conditional = TypeOf<'conditional'>;

/** Conditions, with those on the listed values of the same member together. */
export function groupsByMember(conditions: readonly Conditional[]): Conditional[][] {
  const groups = new Map<unknown, Conditional[]>();
  for (const condition of conditions) {
    const member = conditionOf(condition.if);
    const key = member && valuesOf(member.type) ? member.name : condition;
    addTo(groups, key, condition);
  }
  return [...groups.values()];
}

/** The values for which the same conditions hold. */
interface Case {
  readonly holds: readonly boolean[];
  readonly values: EnumMember[];
  /** Whether the conditions list none of the values. */
  isRest: boolean;
  /** Whether the member may be absent. */
  isAbsent: boolean;
}

/** A union with a case for each set of conditions that can hold at once; undefined if no type tells the cases apart. */
export function casesByValue(
  group: readonly Conditional[],
  scope: Scope,
  intersect: (parts: readonly (Type | undefined)[]) => Type,
): Type | undefined {
  const members = group.map((condition) => conditionOf(condition.if)!);
  const { name } = members[0]!;
  const known = declaredMember(name, scope);
  const declared = (known && resolved(known.type, scope.lookup)) ?? required(name, scope).type;
  const listed = listedValues(members, declared);
  const excluded: Type = { kind: 'enum', at: scope.at, members: listed };
  const left = listed.length === 0 ? declared : withoutValues(declared, excluded);
  const isOpen =
    !left && group.every((each) => !each.else) && members.every((each) => each.required);
  if (isOpen) return undefined;
  const facts = { listed, hasRest: left?.kind !== 'never', isRequired: known?.required === true };
  const cases = casesOf(members, facts).map(({ holds, values, isRest, isAbsent }) => {
    const type = isRest ? (left ?? declared) : listOf(values, scope);
    const parts = group.map((condition, index) => (holds[index] ? condition.then : condition.else));
    return intersect([tagged({ name, type, isRequired: !isAbsent }, scope), ...parts]);
  });
  const union = unionOf(cases.map(useOf), scope.at);
  return union.kind === 'unknown' ? undefined : union;
}

/** The values that conditions list, of those that the member may have. */
function listedValues(members: readonly Property[], declared: Type): EnumMember[] {
  const allowed = valuesOf(declared)?.map((value) => jsonText(value));
  const listed = members.flatMap(({ type }) => listedMembers(type) ?? []);
  const distinct = new Map(listed.map((each) => [jsonText(each.value), each]));
  return [...distinct].flatMap(([key, each]) => (allowed?.includes(key) === false ? [] : [each]));
}

interface Facts {
  readonly listed: readonly EnumMember[];
  /** Whether the member may have values that no condition lists. */
  readonly hasRest: boolean;
  readonly isRequired: boolean;
}

function casesOf(members: readonly Property[], { listed, hasRest, isRequired }: Facts): Case[] {
  const found = new Map<string, Case>();
  const caseOf = (holds: readonly boolean[]): Case => {
    const key = holds.join();
    const known = found.get(key) ?? { holds, values: [], isRest: false, isAbsent: false };
    found.set(key, known);
    return known;
  };
  const keys = members.map(({ type }) => valuesOf(type)?.map((value) => jsonText(value)) ?? []);
  for (const each of listed) {
    const own = jsonText(each.value);
    caseOf(keys.map((values) => values.includes(own))).values.push(each);
  }
  if (hasRest) caseOf(members.map(() => false)).isRest = true;
  // JSON Schema: `properties` says nothing about a member that is absent.
  if (!isRequired) caseOf(members.map((member) => !member.required)).isAbsent = true;
  return [...found.values()];
}

function listOf(values: readonly EnumMember[], { at }: Scope): Type {
  const [only] = values;
  if (!only) return { kind: 'never', at };
  return values.length === 1
    ? { kind: 'literal', at, value: only.value }
    : { kind: 'enum', at, members: values };
}

/** Objects in which the member has a type. */
const tagged = (
  { name, type, isRequired }: { name: string; type: Type; isRequired: boolean },
  scope: Scope,
): ObjectType => objectOf([{ ...required(name, scope), type, required: isRequired }], scope);
