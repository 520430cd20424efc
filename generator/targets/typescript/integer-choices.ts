/** Which variants of a union the members of an object tell apart, where integers depend on it. */

import { limits } from '../../base/limits.js';
import { isNumber, type Json } from '../../base/json.js';
import type { Api, ObjectType, Property, Type, UnionType } from '../../model/api.js';
import { isInt64 } from '../../model/json-kind.js';
import { follow, valuesOf } from '../../model/walk.js';
import { listsLarge } from './integers.js';

/** A variant for objects that have a member, with one of these values if there are any. */
interface Choice {
  readonly type: Type;
  readonly name: string;
  readonly values: readonly Json[];
}

/** The variants of a union. */
export interface Choices {
  readonly chosen: readonly Choice[];
  /** Objects that none of the chosen ones fits, if there are any. */
  readonly rest: readonly Type[];
  /** All other variants. */
  readonly others: readonly Type[];
  /** Whether a place has integers in one variant, and what can be taken for them in another one. */
  readonly isConflict: boolean;
}

/** What can be taken for integers: if those are strings, other text; otherwise, other numbers. */
interface Search {
  readonly api: Api;
  readonly asText: boolean;
}

/** The variants of a union, told apart only if one has integers where another one has what can be taken for them. */
export function choicesOf(union: UnionType, search: Search): Choices {
  const { api } = search;
  const types = union.variants.map(({ type }) => type);
  const isConflict = isConflicting(types.map((type) => leavesOf(type, search)));
  const none = { chosen: [], rest: [], others: types, isConflict };
  if (!isConflict) return none;
  const objects = types.flatMap((type, index) => {
    const members = membersOf(type, api);
    return members ? [{ type, members, mapped: mappedValues(union, index) }] : [];
  });
  const chosen = objects.flatMap((own) => {
    const others = objects.filter((object) => object !== own);
    return choiceOf(own, others, { union, api }) ?? [];
  });
  if (objects.length < 2 || chosen.length === 0) return none;
  const isChosen = new Set(chosen.map(({ type }) => type));
  const objectTypes = objects.map(({ type }) => type);
  return {
    // What a value says counts more than which members it has.
    chosen: [
      ...chosen.filter(({ values }) => values.length > 0),
      ...chosen.filter(({ values }) => values.length === 0),
    ],
    rest: objectTypes.filter((type) => !isChosen.has(type)),
    others: types.filter((type) => !objectTypes.includes(type)),
    isConflict,
  };
}

interface Variant {
  readonly type: Type;
  readonly members: readonly Property[];
  /** The values of the discriminator that choose it. */
  readonly mapped: readonly Json[];
}

const mappedValues = ({ discriminator }: UnionType, index: number): string[] =>
  (discriminator?.mapping ?? [])
    .filter(({ variant }) => variant === index)
    .map(({ value }) => value);

function choiceOf(
  { type, members, mapped }: Variant,
  others: readonly Variant[],
  { union, api }: { readonly union: UnionType; readonly api: Api },
): Choice | undefined {
  const { discriminator } = union;
  if (discriminator && mapped.length > 0) {
    return { type, name: discriminator.property, values: mapped };
  }
  const tags = members.flatMap(({ name, isTag }) => {
    const values = scalarsOf(members, name, api);
    const isShared = others.some((other) =>
      scalarsOf(other.members, name, api).some((value) => values.includes(value)),
    );
    return values.length > 0 && !isShared ? [{ type, name, values, isTag }] : [];
  });
  const tag = tags.find(({ isTag }) => isTag) ?? tags[0];
  if (tag) return { type, name: tag.name, values: tag.values };
  const own = members.find(
    ({ name, required }) =>
      required && !others.some((other) => other.members.some((member) => member.name === name)),
  );
  return own && { type, name: own.name, values: [] };
}

/** The scalars that a member is limited to; none if it may have other values. */
function scalarsOf(members: readonly Property[], name: string, api: Api): readonly Json[] {
  for (const member of members) {
    const values = member.name === name ? (valuesOf(follow(member.type, api)) ?? []) : [];
    if (values.length > 0 && values.every((value) => /^(?:string|boolean)$/.test(typeof value))) {
      return values;
    }
  }
  return [];
}

/** The members of an object, its own and inherited ones; undefined for other types. */
function membersOf(type: Type, api: Api, depth = 0): Property[] | undefined {
  const shape = follow(type, api);
  if (!shape || depth > limits.inheritance) return undefined;
  if (shape.kind === 'object') {
    const inherited = shape.extends.flatMap((base) => membersOf(base, api, depth + 1) ?? []);
    return [...shape.properties, ...inherited];
  }
  if (shape.kind !== 'intersection') return undefined;
  const parts = shape.members.flatMap((member) => membersOf(member, api, depth + 1) ?? []);
  return parts.length > 0 ? parts : undefined;
}

/** The names of members with integers, and of those with what can be taken for them; items have the name `*`. */
interface Leaves {
  readonly integers: Set<string>;
  readonly others: Set<string>;
}

/** Types that are looked at to find out whether variants conflict. With more, it is assumed. */
const mostTypes = 2000;

function leavesOf(type: Type, { api, asText }: Search): Leaves {
  const leaves: Leaves = { integers: new Set(), others: new Set() };
  const seen = new Set<string>();
  const pending: [name: string, type: Type][] = [['', type]];
  let count = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [name, at] = next;
    if (at.kind === 'ref') {
      const target = api.types.get(at.to)?.use.type;
      if (!target) continue;
      // What is within an object or array does not depend on the name of its place.
      const isOwn = target.kind === 'object' || target.kind === 'array';
      const key = isOwn ? at.to : `${at.to} ${name}`;
      if (!seen.has(key)) pending.push([name, target]);
      seen.add(key);
    } else if (isInt64(at) || listsLarge(at)) leaves.integers.add(name);
    else if (isSimilar(at, asText)) leaves.others.add(name);
    else pending.push(...inner(at, name));
    if (++count > mostTypes) return { integers: new Set(['*']), others: new Set(['*']) };
  }
  return leaves;
}

/** Whether values can be taken for integers. */
function isSimilar(type: Type, asText: boolean): boolean {
  switch (type.kind) {
    case 'unknown':
      return true;
    case 'number':
      return !asText;
    case 'string':
    case 'binary':
      return asText;
    case 'literal':
    case 'enum':
      return valuesOf(type)!.some((value) => isSimilarValue(value, asText));
    default:
      return false;
  }
}

const isSimilarValue = (value: Json, asText: boolean): boolean =>
  asText ? typeof value === 'string' : isNumber(value);

/** The types within a type, with the names of their places. */
function inner(type: Type, name: string): [name: string, type: Type][] {
  switch (type.kind) {
    case 'array':
      return [type.items, ...(type.prefix ?? [])].map((use) => ['*', use.type]);
    case 'object':
      return innerOfObject(type, name);
    case 'union':
      return type.variants.map((use) => [name, use.type]);
    case 'intersection':
      return type.members.map((member) => [name, member]);
    default:
      return [];
  }
}

const innerOfObject = (
  { extends: bases, properties, additional, patterns }: ObjectType,
  name: string,
): [name: string, type: Type][] => [
  ...bases.map((base): [string, Type] => [name, base]),
  ...properties.map((member): [string, Type] => [`.${member.name}`, member.type]),
  ...(typeof additional === 'object' ? [additional] : []).map((use): [string, Type] => [
    '*',
    use.type,
  ]),
  ...patterns.map(({ use }): [string, Type] => ['*', use.type]),
];

const isConflicting = (all: readonly Leaves[]): boolean =>
  all.some(({ integers }, index) =>
    all.some(
      ({ others }, other) =>
        other !== index &&
        (meet(integers, others) ||
          (integers.has('*') && hasMembers(others)) ||
          (others.has('*') && hasMembers(integers))),
    ),
  );

const meet = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((name) => b.has(name));

const hasMembers = (names: ReadonlySet<string>): boolean => [...names].some((name) => name !== '');
