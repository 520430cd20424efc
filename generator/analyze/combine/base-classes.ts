/**
 * Base classes that list their children: `Pet` has members of its own and `oneOf: [Cat, Dog]`, and both
 * extend it by `allOf`. What the children extend is what `Pet` says itself: that becomes a type of its own,
 * and `Pet` is the union of its children.
 */

import type { Type, TypeId, TypeOf } from '../../model/api.js';
import { baseClassId } from '../../model/identity.js';

export interface Split {
  readonly types: ReadonlyMap<TypeId, Type>;
  /** Identity of what a base says itself → the base. */
  readonly bases: ReadonlyMap<TypeId, TypeId>;
}

/** @param component types that lead back to one another */
export function splitBases(
  drafts: ReadonlyMap<TypeId, Type>,
  component: readonly TypeId[],
): Split | undefined {
  const members = new Set(component);
  const split = component.flatMap((id) => {
    const parts = partsOf(id, drafts.get(id)!, members);
    const isExtended = component.some(
      (other) => other !== id && extendsType(drafts.get(other)!, id),
    );
    return parts && isExtended ? [{ id, ...parts }] : [];
  });
  if (split.length === 0) return undefined;
  const types = new Map<TypeId, Type>();
  const bases = new Map<TypeId, TypeId>();
  const replaced = new Map<TypeId, Type | undefined>();
  for (const { id, own } of split) {
    if (own) bases.set(baseClassId(id), id);
    replaced.set(id, own && { kind: 'ref', at: id, to: baseClassId(id) });
  }
  const replace = (type: Type): Type => {
    if (type.kind !== 'intersection') return type;
    const parts = type.members.flatMap((member) =>
      member.kind === 'ref' && replaced.has(member.to) ? (replaced.get(member.to) ?? []) : [member],
    );
    return { ...type, members: parts };
  };
  for (const id of component) types.set(id, replace(drafts.get(id)!));
  for (const { id, own, union } of split) {
    if (own) types.set(baseClassId(id), replace(own));
    types.set(id, withBase(union, own && replaced.get(id), members));
  }
  return { types, bases };
}

/** What a type says itself, and the union that lists types of the component. */
function partsOf(
  id: TypeId,
  type: Type,
  members: ReadonlySet<TypeId>,
): { readonly own?: Type; readonly union: TypeOf<'union'> } | undefined {
  if (type.kind === 'union') return lists(type, id, members) ? { union: type } : undefined;
  if (type.kind !== 'intersection') return undefined;
  const union = type.members.find(
    (member) => member.kind === 'union' && lists(member, id, members),
  );
  if (union?.kind !== 'union') return undefined;
  const rest = type.members.filter((member) => member !== union);
  const own: Type = rest.length === 1 ? rest[0]! : { ...type, members: rest };
  return { own, union };
}

const lists = (union: TypeOf<'union'>, id: TypeId, members: ReadonlySet<TypeId>): boolean =>
  union.variants.some(({ type }) => type.kind === 'ref' && type.to !== id && members.has(type.to));

const extendsType = (type: Type, id: TypeId): boolean =>
  type.kind === 'intersection' &&
  type.members.some((member) => member.kind === 'ref' && member.to === id);

/** Children have what the base says; a variant that is none is joined with it. */
function withBase(
  union: TypeOf<'union'>,
  own: Type | undefined,
  members: ReadonlySet<TypeId>,
): TypeOf<'union'> {
  const variants = union.variants.map((variant) => {
    const { type } = variant;
    if (!own || (type.kind === 'ref' && members.has(type.to))) return variant;
    return {
      ...variant,
      type: { kind: 'intersection', at: type.at, members: [own, type] } as const,
    };
  });
  return { ...union, variants };
}
