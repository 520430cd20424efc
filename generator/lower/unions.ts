/**
 * Lowering `unions`, for languages without unions: what remains is a choice that a decoder can make. Null is
 * separated from the other variants, nested unions are flattened, scalars of one JSON kind become one
 * variant, and a union of a single variant becomes that variant. A union with a variant of several JSON
 * kinds becomes `unknown`.
 */

import { isInteger } from '../base/json.js';
import type { Api, Discriminator, EnumMember, Type, TypeOf, Use } from '../model/api.js';
import { useOf } from '../model/create.js';
import { isInt64, jsonKindOf } from '../model/json-kind.js';
import { follow, listedMembers, mapChildren } from '../model/walk.js';

/** A type with all unions in it simplified. */
export function simplifyUnions(type: Type, api: Api): Type {
  const mapped = mapChildren(type, (child) => simplifyUnions(child, api));
  return mapped.kind === 'union' ? simplify(mapped, api) : mapped;
}

/** A variant, and the index of the original variant that it was or was part of. */
interface FlatVariant {
  readonly use: Use;
  readonly index: number;
}

function simplify(union: TypeOf<'union'>, api: Api): Type {
  const flat = union.variants.flatMap((variant, index): FlatVariant[] => {
    const inner = variant.type.kind === 'union' ? variant.type.variants : [variant];
    return inner.map((use) => ({ use, index }));
  });
  const kinds = flat.map(({ use }) => jsonKindOf(use.type, api));
  const texts = kinds.filter((kind) => kind === 'string');
  // A string and a file are both strings in JSON, but bodies of different encodings.
  if (kinds.includes('any') || (union.encodings && texts.length > 1)) {
    return { kind: 'unknown', at: union.at };
  }
  const values = flat.filter((_, index) => kinds[index] !== 'null');
  const { variants, positions } = combineScalars(values, api);
  const [first] = variants;
  if (!first) return { kind: 'null', at: union.at };
  const type: Type =
    variants.length === 1
      ? first.type
      : {
          ...union,
          variants,
          ...movedDiscriminator(union, positions),
          ...movedMediaTypes(union, positions, variants.length),
        };
  if (values.length === flat.length) return type;
  const nullUse = useOf({ kind: 'null', at: union.at });
  return { kind: 'union', at: union.at, variants: [{ ...first, type }, nullUse] };
}

interface CombinedVariants {
  readonly variants: readonly Use[];
  /** The new index of each original variant; the last one of a variant that was a union. */
  readonly positions: ReadonlyMap<number, number>;
}

function combineScalars(flat: readonly FlatVariant[], api: Api): CombinedVariants {
  const variants: Use[] = [];
  const positions = new Map<number, number>();
  for (const { use, index } of flat) {
    const same = variants.findIndex((known) => isSameChoice(known.type, use.type, api));
    const known = variants[same];
    if (known) variants[same] = { ...known, type: combine(known.type, use.type, api) };
    else variants.push(use);
    positions.set(index, known ? same : variants.length - 1);
  }
  return { variants, positions };
}

function movedDiscriminator(
  { discriminator }: TypeOf<'union'>,
  positions: ReadonlyMap<number, number>,
): { discriminator?: Discriminator } {
  if (!discriminator) return {};
  const mapping = discriminator.mapping.flatMap(({ value, variant }) => {
    const position = positions.get(variant);
    return position === undefined ? [] : [{ value, variant: position }];
  });
  return { discriminator: { ...discriminator, mapping } };
}

/** The media types of a variant that was a union do not select one. */
function movedMediaTypes(
  { variants, mediaTypes }: TypeOf<'union'>,
  positions: ReadonlyMap<number, number>,
  count: number,
): { mediaTypes?: readonly (readonly string[])[] } {
  if (!mediaTypes) return {};
  const moved: string[][] = Array.from({ length: count }, () => []);
  for (const [from, to] of positions) {
    if (variants[from]!.type.kind !== 'union') moved[to]!.push(...mediaTypes[from]!);
  }
  return { mediaTypes: moved };
}

const isSameRef = (a: Type, b: Type): boolean =>
  a.kind === 'ref' && b.kind === 'ref' && a.to === b.to;

/** Whether a decoder cannot and need not distinguish two variants. */
function isSameChoice(a: Type, b: Type, api: Api): boolean {
  if (isSameRef(a, b)) return true;
  const kind = jsonKindOf(a, api);
  if (kind !== jsonKindOf(b, api)) return false;
  if (kind === 'string' || kind === 'boolean') return true;
  // A number with fractions cannot hold all integers of 64 bits.
  const hasInt64 = (type: Type): boolean => isInt64(follow(type, api) ?? type);
  const isLossy = isWhole(a, api) !== isWhole(b, api) && [a, b].some(hasInt64);
  return kind === 'number' && !isLossy;
}

/** Whether a type of numbers has integers only. */
function isWhole(type: Type, api: Api): boolean {
  const found = follow(type, api);
  if (found?.kind === 'number') return found.integer;
  return membersOf(type, api)?.every(({ value }) => isInteger(value)) ?? false;
}

/** The type of both scalars: an enum of all values if both are closed, or else any value of their kind. */
function combine(a: Type, b: Type, api: Api): Type {
  if (isSameRef(a, b)) return a;
  const [left, right] = [membersOf(a, api), membersOf(b, api)];
  if (left && right) {
    const members = new Map([...left, ...right].map((member) => [member.value, member]));
    return { kind: 'enum', at: b.at, members: [...members.values()] };
  }
  const kind = jsonKindOf(a, api);
  if (kind === 'boolean' || kind === 'string') return { kind, at: b.at };
  return { kind: 'number', at: b.at, integer: [a, b].every((type) => isWhole(type, api)) };
}

/** The values of a type that has a list of them. */
const membersOf = (type: Type, api: Api): readonly EnumMember[] | undefined =>
  listedMembers(follow(type, api));
