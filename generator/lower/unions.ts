/**
 * Lowering `unions`, for languages without them: what is left is a choice that a decoder can make. Null
 * stands apart, unions within unions are one, scalars of one JSON kind are one, and a union of one is that
 * one. A union that accepts anything is `unknown`.
 */

import { limits } from '../base/limits.js';
import type { Api, Discriminator, EnumMember, Type, TypeOf, Use } from '../model/api.js';
import { useOf } from '../model/create.js';
import { follow, mapChildren } from '../model/walk.js';

export type JsonKind = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' | 'any';

export function simplifyUnions(type: Type, api: Api): Type {
  const mapped = mapChildren(type, (child) => simplifyUnions(child, api));
  return mapped.kind === 'union' ? simplify(mapped, api) : mapped;
}

function simplify(union: TypeOf<'union'>, api: Api): Type {
  const flat = union.variants.flatMap((variant, index) => {
    const { type } = variant;
    const inner = type.kind === 'union' ? type.variants : [variant];
    return inner.map((use) => ({ use, index }));
  });
  const nulls = flat.filter(({ use }) => jsonKind(use.type, api) === 'null');
  const others = flat.filter(({ use }) => jsonKind(use.type, api) !== 'null');
  if (others.some(({ use }) => jsonKind(use.type, api) === 'any')) {
    return { kind: 'unknown', at: union.at };
  }
  const variants: Use[] = [];
  const places = new Map<number, number>();
  for (const { use, index } of others) {
    const place = variants.findIndex((known) => areOne(known.type, use.type, api));
    if (place < 0) variants.push(use);
    else variants[place] = { ...variants[place]!, type: one(variants[place]!.type, use.type, api) };
    places.set(index, place < 0 ? variants.length - 1 : place);
  }
  const [first] = variants;
  if (!first) return { kind: 'null', at: union.at };
  const rest: Type =
    variants.length === 1 ? first.type : { ...union, variants, ...mapping(union, places) };
  if (nulls.length === 0) return rest;
  const nothing: Use = useOf({ kind: 'null', at: union.at });
  const value: Use = { ...first, type: rest };
  return { kind: 'union', at: union.at, variants: [value, nothing] };
}

/** The discriminator with the variants' new places. */
function mapping(
  { discriminator }: TypeOf<'union'>,
  places: ReadonlyMap<number, number>,
): { discriminator?: Discriminator } {
  if (!discriminator) return {};
  const moved = discriminator.mapping.flatMap(({ value, variant }) => {
    const place = places.get(variant);
    return place === undefined ? [] : [{ value, variant: place }];
  });
  return { discriminator: { ...discriminator, mapping: moved } };
}

/** What a value of a type is in JSON; `any` where it may be of several kinds. */
export function jsonKind(type: Type, api: Api, depth = 0): JsonKind {
  const target = follow(type, api);
  if (!target || depth > limits.classification) return 'any';
  switch (target.kind) {
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'array':
    case 'object':
      return target.kind;
    case 'binary':
      return 'string';
    case 'literal':
      return kindOfValue(target.value);
    case 'enum': {
      const kinds = new Set(target.members.map(({ value }) => kindOfValue(value)));
      return kinds.size === 1 ? [...kinds][0]! : 'any';
    }
    case 'union': {
      const kinds = new Set(target.variants.map((use) => jsonKind(use.type, api, depth + 1)));
      kinds.delete('null');
      return kinds.size === 1 ? [...kinds][0]! : 'any';
    }
    case 'intersection':
      return 'object';
    case 'never':
    case 'unknown':
    case 'not':
    case 'conditional':
    case 'ref':
      return 'any';
  }
}

/** What a value is in JSON. */
export function kindOfValue(value: unknown): JsonKind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const kind = typeof value;
  return kind === 'boolean' || kind === 'number' || kind === 'string' ? kind : 'object';
}

/** Whether no decoder could tell two variants apart, and need not. */
function areOne(a: Type, b: Type, api: Api): boolean {
  if (a.kind === 'ref' && b.kind === 'ref' && a.to === b.to) return true;
  const kind = jsonKind(a, api);
  if (kind !== jsonKind(b, api)) return false;
  return kind === 'string' || kind === 'number' || kind === 'boolean';
}

/** The type of both: an enum of all values if both are closed, else the scalar itself. */
function one(a: Type, b: Type, api: Api): Type {
  if (a.kind === 'ref' && b.kind === 'ref' && a.to === b.to) return a;
  const members = [membersOf(a, api), membersOf(b, api)];
  if (members[0] && members[1]) {
    const all = new Map([...members[0], ...members[1]].map((item) => [item.value, item]));
    return { kind: 'enum', at: b.at, members: [...all.values()] };
  }
  const scalars = [a, b].map((type) => follow(type, api));
  if (jsonKind(a, api) === 'boolean') return { kind: 'boolean', at: b.at };
  if (jsonKind(a, api) === 'string') return { kind: 'string', at: b.at };
  const integer = scalars.every((type) => type?.kind === 'number' && type.integer);
  return { kind: 'number', at: b.at, integer };
}

function membersOf(type: Type, api: Api): readonly EnumMember[] | undefined {
  const target = follow(type, api);
  if (target?.kind === 'enum') return target.members;
  return target?.kind === 'literal' ? [{ value: target.value }] : undefined;
}
