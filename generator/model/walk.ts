/** Traversing types: the only module that knows which types contain which. */

import { addTo } from '../base/groups.js';
import type { Json } from '../base/json.js';
import type {
  Api,
  EnumMember,
  ObjectType,
  Operation,
  RefType,
  Type,
  TypeId,
  TypeOf,
  UnionType,
  Use,
} from './api.js';

/** The types directly inside a type, in document order; references are not followed. */
export function children(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'ref':
      return [];
    case 'array':
      return [
        type.items.type,
        ...(type.prefix ?? []).map((use) => use.type),
        ...(type.contains ? [type.contains] : []),
      ];
    case 'object':
      return [
        ...type.extends,
        ...type.properties.map((property) => property.type),
        ...(typeof type.additional === 'object' ? [type.additional.type] : []),
        ...type.patterns.map(({ use }) => use.type),
        ...(type.names ? [type.names] : []),
      ];
    case 'union':
      return type.variants.map((variant) => variant.type);
    case 'intersection':
      return type.members;
    case 'not':
      return [type.type];
    case 'conditional':
      return [type.if, type.then, type.else].filter((part) => part !== undefined);
  }
}

/** Every reference in a type, in document order. */
export function references(type: Type): RefType[] {
  const found: RefType[] = [];
  const visit = (node: Type): void => {
    if (node.kind === 'ref') found.push(node);
    for (const child of children(node)) visit(child);
  };
  visit(type);
  return found;
}

/** The outermost type that a type is nested in; the type itself if it is not nested. */
export function outermostOwner(id: TypeId, { types }: Api): TypeId {
  let outermost = id;
  for (let owner = types.get(id)?.owner; owner !== undefined; owner = types.get(owner)?.owner) {
    outermost = owner;
  }
  return outermost;
}

/** The named types that satisfy a condition, or reach one that does. */
export function typesReaching({ types }: Api, condition: (type: Type) => boolean): Set<TypeId> {
  const users = new Map<TypeId, TypeId[]>();
  const found = new Set<TypeId>();
  const pending: TypeId[] = [];
  for (const [id, { use }] of types) {
    for (const { to } of references(use.type)) addTo(users, to, id);
    if (condition(use.type)) pending.push(id);
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    pending.push(...(users.get(id) ?? []));
  }
  return found;
}

/** The values that a type lists, with their names; undefined if it is neither a literal nor an enum. */
export function listedMembers(type: Type | undefined): readonly EnumMember[] | undefined {
  if (type?.kind === 'literal') return [{ value: type.value }];
  return type?.kind === 'enum' ? type.members : undefined;
}

/** The values that a type lists; undefined if it is neither a literal nor an enum. */
export const valuesOf = (type: Type | undefined): readonly Json[] | undefined =>
  listedMembers(type)?.map(({ value }) => value);

/** The value of a type that has only one. */
export function onlyValue(type: Type | undefined): Json | undefined {
  const values = valuesOf(type);
  return values?.length === 1 ? values[0] : undefined;
}

/** Whether a type that is a result gets a name: references have one, and scalars are written where they are used. */
export const needsName = ({ kind }: Type): boolean =>
  ['object', 'array', 'union', 'intersection', 'enum'].includes(kind);

/** A union with other variants: `never` for none, the variant itself for a single one. */
export function withVariants(union: TypeOf<'union'>, variants: readonly Use[]): Type {
  if (variants.length === 0) return { kind: 'never', at: union.at };
  if (variants.length === 1) return variants[0]!.type;
  if (variants.length === union.variants.length) return { ...union, variants };
  // What refers to variants by index is lost if one is removed.
  const { discriminator: _, mediaTypes: __, ...plain } = union;
  return { ...plain, variants };
}

/** Whether a type places no restriction that a declaration can express, as for `not` and `if`. */
export const allowsAnything = ({ kind }: Type): boolean =>
  kind === 'unknown' || kind === 'not' || kind === 'conditional';

/**
 * The type that a chain of references resolves to; any other type is returned unchanged. Circular references
 * stay references; for unknown ids, the result is undefined.
 */
export function resolveReferences(
  type: Type,
  typeOf: (id: TypeId) => Type | undefined,
): Type | undefined {
  const seen = new Set<TypeId>();
  let current: Type | undefined = type;
  while (current?.kind === 'ref' && !seen.has(current.to)) {
    seen.add(current.to);
    current = typeOf(current.to);
  }
  return current;
}

/** The type that a chain of references resolves to in an API; see `resolveReferences`. */
export const follow = (type: Type, { types }: Api): Type | undefined =>
  resolveReferences(type, (id) => types.get(id)?.use.type);

/** The types of the results of an operation: that of a plain call, and those that a caller can ask for. */
export const resultTypes = ({ success, wire }: Operation): Type[] => [
  success.type,
  ...wire.response.alternatives.map(({ use }) => use.type),
];

/** A union of results, and the media types that select each of its variants. */
export interface SelectingUnion extends Required<Pick<UnionType, 'variants' | 'mediaTypes'>> {
  /** The union, or a reference to it. */
  readonly type: Type;
}

/** The union of results that media types select in a type, which may allow null besides. */
export function selectingUnion(type: Type, api: Api): SelectingUnion | undefined {
  const union = follow(type, api);
  if (union?.kind !== 'union') return undefined;
  const { variants, mediaTypes } = union;
  if (mediaTypes) return { type, variants, mediaTypes };
  const [first, ...rest] = variants.filter((use) => use.type.kind !== 'null');
  return first && rest.length === 0 ? selectingUnion(first.type, api) : undefined;
}

/** A type with each direct part replaced; the same type if nothing changes. */
export function mapChildren(type: Type, map: (child: Type) => Type): Type {
  const mapUse = <U extends Use>(use: U): U => {
    const mapped = map(use.type);
    return mapped === use.type ? use : { ...use, type: mapped };
  };
  switch (type.kind) {
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'ref':
      return type;
    case 'array':
      return {
        ...type,
        items: mapUse(type.items),
        ...(type.prefix && { prefix: type.prefix.map(mapUse) }),
        ...(type.contains && { contains: map(type.contains) }),
      };
    case 'object':
      return mapObject(type, map, mapUse);
    case 'union':
      return { ...type, variants: type.variants.map(mapUse) };
    case 'intersection':
      return { ...type, members: type.members.map(map) };
    case 'not':
      return { ...type, type: map(type.type) };
    case 'conditional':
      return {
        ...type,
        if: map(type.if),
        ...(type.then && { then: map(type.then) }),
        ...(type.else && { else: map(type.else) }),
      };
  }
}

function mapObject(
  type: ObjectType,
  map: (child: Type) => Type,
  mapUse: <U extends Use>(use: U) => U,
): ObjectType {
  return {
    ...type,
    properties: type.properties.map(mapUse),
    additional: typeof type.additional === 'object' ? mapUse(type.additional) : type.additional,
    patterns: type.patterns.map(({ pattern, use }) => ({ pattern, use: mapUse(use) })),
    extends: type.extends.map((ref) => map(ref)).filter((ref) => ref.kind === 'ref'),
    ...(type.names && { names: map(type.names) }),
  };
}
