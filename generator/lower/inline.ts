/**
 * Lowering `inline`: types that a language must name become named types, nested in the type that contains
 * them and named after their position in it: objects, very long enums, and where the language needs it all
 * enums and unions.
 */

import { jsonText } from '../base/json.js';
import type { Api, NamedType, SourcePointer, Type, TypeId, TypeOf } from '../model/api.js';
import { useOf } from '../model/create.js';
import { isDeclaredIn, nestedId } from '../model/identity.js';
import { mapParts, type Part } from './inline-parts.js';

/** Enums with more members are always named: on one line they would be unreadable. */
const inlineEnumLimit = 500;

/** Kinds of types, besides objects, that the language must name. */
export interface NamedKinds {
  readonly enums: boolean;
  readonly unions: boolean;
}

/** Names the inline types of all named types; each follows the type that contains it. */
export function nameInlineTypes(api: Api, kinds: NamedKinds): Api {
  const enums = enumIds(api, kinds);
  const types = new Map<TypeId, NamedType>();
  for (const type of api.types.values()) {
    const [own, ...nested] = extractNested(type, { kinds, enums });
    types.set(type.id, own!);
    for (const inner of nested) {
      // A reference to the place of an inline type has named it already.
      if (api.types.has(inner.id)) continue;
      // Both forms of a type contain the same enums: the first form has them.
      if (!types.has(inner.id)) types.set(inner.id, inner);
    }
  }
  return { ...api, types };
}

function isNamed(type: Type, { enums, unions }: NamedKinds): boolean {
  switch (type.kind) {
    case 'object':
      return hasShape(type);
    case 'enum':
      return enums || type.members.length > inlineEnumLimit;
    case 'union':
      return unions && !type.variants.some((variant) => variant.type.kind === 'null');
    default:
      return false;
  }
}

/** Whether an object does more than require or forbid properties that another schema describes. */
const hasShape = (type: TypeOf<'object'>): boolean =>
  type.extends.length > 0 ||
  type.properties.some(
    ({ type: member, isRestated }) =>
      !isRestated && member.kind !== 'never' && !(member.kind === 'unknown' && member.undeclared),
  );

// ---------------------------------------------------------------------------------------- enums

/** Enums by their location and values: all types that contain the same enum share one named type. */
type EnumIds = ReadonlyMap<string, TypeId>;

const enumKey = ({ at, members }: TypeOf<'enum'>): string =>
  `${at} ${jsonText(members.map(({ value }) => value))}`;

/**
 * The id of each named enum. Where a language names all enums, an enum belongs to the schema that declares
 * it, not to those that inherit it by `allOf`; otherwise to the first type that contains it.
 */
function enumIds(api: Api, kinds: NamedKinds): EnumIds {
  const first = new Map<string, TypeId>();
  const declared = new Map<string, TypeId>();
  const add = (ids: Map<string, TypeId>, key: string, id: TypeId): void => {
    if (!ids.has(key)) ids.set(key, id);
  };
  for (const top of api.types.values()) {
    const owner = withoutForm(top);
    for (const { type, path } of inlineTypes(top)) {
      if (type.kind !== 'enum' || !isNamed(type, kinds)) continue;
      const id = nestedId(owner, path);
      add(first, enumKey(type), id);
      if (kinds.enums && isDeclaredIn(type.at, owner)) add(declared, enumKey(type), id);
    }
  }
  return new Map([...first, ...declared]);
}

/** The id that both forms of a type have in common. */
const withoutForm = ({ id, requestFormOf }: NamedType): TypeId => requestFormOf ?? id;

/** Every type inside a named type with its path from there; outer types come first. */
function inlineTypes({ use }: NamedType): Part[] {
  const found: Part[] = [];
  const visit = (type: Type, path: string): void => {
    mapParts({ type, hint: '' }, (part) => {
      const inner = { ...part, path: `${path}${part.path}` };
      found.push(inner);
      visit(part.type, inner.path);
      return part.type;
    });
  };
  visit(use.type, '');
  return found;
}

// -------------------------------------------------------------------------------------- nesting

interface Extraction {
  readonly kinds: NamedKinds;
  readonly enums: EnumIds;
}

/** Where a type is being extracted from. */
interface Context extends Extraction {
  readonly owner: NamedType;
  /** Path from the owner to the type that is being lowered. */
  readonly path: string;
  /** Receives the extracted types, owners before their nested types. */
  readonly nested: NamedType[];
  /** Set for the errors of an operation: the extracted types by their locations. */
  readonly byLocation?: Map<SourcePointer, TypeId>;
}

/** A named type with references to the types nested in it, followed by those. */
function extractNested(type: NamedType, extraction: Extraction): NamedType[] {
  const nested: NamedType[] = [];
  const context: Context = {
    ...extraction,
    owner: type,
    path: '',
    nested,
    // Several statuses often have the same response in the document: one type serves them all.
    ...(type.role === 'errors' && { byLocation: new Map<SourcePointer, TypeId>() }),
  };
  const { use } = type;
  const lowered = mapParts(
    { type: use.type, hint: topHint(type) },
    ({ type: inner, hint, path, encoding }) =>
      // The member has its own documentation; its type does not repeat it.
      lowerPart({ type: inner, hint, path, ...(encoding && { encoding }) }, context),
  );
  return [lowered === use.type ? type : { ...type, use: { ...use, type: lowered } }, ...nested];
}

/** The words, besides their property, for names of inline types directly in a named type. */
function topHint({ role, use }: NamedType): string {
  if (role === 'errors') return 'error';
  return role === 'params' && use.type.kind === 'intersection' ? 'parameters' : '';
}

function lowerPart(part: Part, context: Context): Type {
  const { type, hint } = part;
  const path = `${context.path}${part.path}`;
  if (!isNamed(type, context.kinds)) {
    return mapParts({ type, hint }, (inner) => lowerPart(inner, { ...context, path }));
  }
  const known = context.byLocation?.get(type.at);
  if (known !== undefined) return { kind: 'ref', at: type.at, to: known };
  const inner = nestedType(part, path, context);
  const shared = type.kind === 'enum' ? context.enums.get(enumKey(type))! : inner.id;
  if (shared === inner.id) {
    context.byLocation?.set(type.at, inner.id);
    context.nested.push(...extractFrom(inner, context));
  }
  return { kind: 'ref', at: type.at, to: shared };
}

/** @param path from the owner */
function nestedType(
  { type, hint, use, encoding }: Part,
  path: string,
  { owner }: Context,
): NamedType {
  const base = owner.requestFormOf && nestedId(owner.requestFormOf, path);
  const isShared = type.kind === 'enum' && base !== undefined;
  return {
    id: isShared ? base : nestedId(owner.id, path),
    role: 'nested',
    form: owner.form,
    wireName: hint,
    use: use ? { ...use, type } : useOf(type),
    ...(owner.operation !== undefined && { operation: owner.operation }),
    owner: owner.id,
    ...(base !== undefined && !isShared && { requestFormOf: base }),
    encodings: encoding ? [encoding] : owner.encodings,
    recursive: false,
  };
}

/** A nested type with references to the types nested in it, followed by those. */
function extractFrom(type: NamedType, context: Context): NamedType[] {
  const nested: NamedType[] = [];
  const lowered = mapParts({ type: type.use.type, hint: '' }, (part) =>
    lowerPart(part, { ...context, owner: type, path: '', nested }),
  );
  return [{ ...type, use: { ...type.use, type: lowered } }, ...nested];
}
