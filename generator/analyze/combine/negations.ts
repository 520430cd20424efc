/**
 * `not`, where a type can express it: JSON types and listed values are removed, and a property that must be
 * absent is `never`.
 */

import type { ObjectType, Type, TypeId, TypeOf } from '../../model/api.js';
import { emptyObject, useOf } from '../../model/create.js';
import { withVariants } from '../../model/walk.js';
import { admits } from './kinds.js';
import { isBareKind } from '../../model/bare-kind.js';

/** The values of `base` without those of `excluded`; undefined if no type expresses that. */
export function subtract(base: Type, excluded: Type): Type | undefined {
  if (excluded.kind === 'never') return base;
  if (excluded.kind === 'not' && base.kind === 'unknown') return excluded.type;
  if (excluded.kind === 'unknown' || covers(excluded, base)) return { kind: 'never', at: base.at };
  switch (base.kind) {
    case 'unknown':
      return complement(excluded, base.at);
    case 'union':
      return withoutVariants(base, excluded);
    case 'enum': {
      const members = base.members.filter(({ value }) => !admits(excluded, value));
      return isValueList(excluded) ? { ...base, members } : undefined;
    }
    case 'boolean':
      return isValueList(excluded) ? withoutBooleans(base.at, excluded) : undefined;
    case 'object':
      if (excluded.kind === 'union') return withoutEach(base, excluded);
      return excluded.kind === 'object' ? withoutMember(base, excluded) : undefined;
    default:
      return undefined;
  }
}

/** Whether every value of `base` is certainly one of `excluded`. */
function covers(excluded: Type, base: Type): boolean {
  if (excluded.kind === 'union') return excluded.variants.some(({ type }) => covers(type, base));
  if (base.kind === 'literal') return isValueList(excluded) && admits(excluded, base.value);
  return (
    isBareKind(excluded) &&
    excluded.kind === base.kind &&
    !(isInteger(excluded) && !isInteger(base))
  );
}

const isInteger = (type: Type): boolean => type.kind === 'number' && type.integer;

/** Whether a type is a list of values. */
const isValueList = (type: Type): boolean =>
  type.kind === 'enum' ||
  type.kind === 'literal' ||
  type.kind === 'null' ||
  (type.kind === 'union' && type.variants.every((variant) => isValueList(variant.type)));

function withoutBooleans(at: TypeId, excluded: Type): Type {
  const [value, ...others] = [true, false].filter((each) => !admits(excluded, each));
  if (value === undefined) return { kind: 'never', at };
  return others.length > 0 ? { kind: 'boolean', at } : { kind: 'literal', at, value };
}

function withoutVariants(base: TypeOf<'union'>, excluded: Type): Type {
  const left = base.variants.flatMap((variant) => {
    const type = subtract(variant.type, excluded);
    return type?.kind === 'never' ? [] : [{ ...variant, type: type ?? variant.type }];
  });
  return withVariants(base, left);
}

/** What is left after each variant is excluded. */
const withoutEach = (base: Type, excluded: TypeOf<'union'>): Type | undefined =>
  excluded.variants.reduce<Type | undefined>(
    (left, { type }) => left && subtract(left, type),
    base,
  );

/** All JSON types except the excluded ones. */
function complement(excluded: Type, at: TypeId): Type | undefined {
  const parts = excluded.kind === 'union' ? excluded.variants.map(({ type }) => type) : [excluded];
  if (!parts.every((part) => isBareKind(part) && !isInteger(part))) return undefined;
  const anything = useOf({ kind: 'unknown', at });
  const all: Type[] = [
    { kind: 'null', at },
    { kind: 'boolean', at },
    { kind: 'number', at, integer: false },
    { kind: 'string', at },
    { kind: 'array', at, items: anything, unique: false },
    { ...emptyObject(at), additional: anything },
  ];
  const left = all.filter(({ kind }) => !parts.some((part) => part.kind === kind));
  return { kind: 'union', at, variants: left.map(useOf) };
}

/** `not: { required: [a] }`: the property must be absent. */
function withoutMember(base: ObjectType, excluded: ObjectType): Type | undefined {
  const [member, ...others] = excluded.properties;
  const onlyNames =
    member !== undefined &&
    others.length === 0 &&
    member.required &&
    member.type.kind === 'unknown' &&
    excluded.additional === 'unstated' &&
    excluded.patterns.length + excluded.dependent.length + excluded.extends.length === 0;
  if (!onlyNames || base.extends.length > 0) return undefined;
  const declared = base.properties.find(({ name }) => name === member.name);
  if (declared?.required) return { kind: 'never', at: base.at };
  const absent = {
    ...(declared ?? member),
    required: false,
    type: { kind: 'never', at: base.at } as const,
  };
  const rest = base.properties.filter(({ name }) => name !== member.name);
  return { ...base, properties: [...rest, absent] };
}
