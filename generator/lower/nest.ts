/**
 * Lowering `inline`: inline objects, very long enums, and what else the language must name become named
 * types nested in the type that they stand in, called after their place. Whether they stand in a namespace
 * (`nest`), beside their owner (`join`) or in its file (`file`) is a matter of their names.
 */

import type { Api, NamedType, Property, Type, TypeId, TypeOf, Use } from '../model/api.js';
import { useOf } from '../model/create.js';
import { mapChildren, onlyValue } from '../model/walk.js';
import { singularAll, words } from '../base/words.js';

/** Longer enums are always named: as one line they cannot be read. */
const inlineEnumLimit = 500;

/** What a language names beside objects. */
export interface Named {
  readonly enums: boolean;
  readonly unions: boolean;
}

export function nestInline(api: Api, also: Named = { enums: false, unions: false }): Api {
  const isNamed = (type: Type): boolean =>
    (type.kind === 'object' && hasShape(type)) ||
    (type.kind === 'enum' && (also.enums || type.members.length > inlineEnumLimit)) ||
    (type.kind === 'union' && also.unions && !isNullable(type));
  const enums = new Map<string, TypeId>();
  let made = new Set<TypeId>();
  const lowerType = (type: NamedType): readonly NamedType[] => {
    const nested: NamedType[] = [];
    const byPlace = new Map<string, TypeId>();
    const within = { top: type, nested, byPlace, enums, made, isNamed };
    const top = type.use.type;
    const lowered = mapUses(top, topHint(type), (use, hint, path) =>
      hoist(use, hint, path, type, within),
    );
    const own = lowered === top ? type : { ...type, use: { ...type.use, type: lowered } };
    return [own, ...nested];
  };
  // An enum belongs to the type that declares it, whoever else has it by allOf: those are asked first.
  if (also.enums) {
    for (const type of api.types.values()) {
      for (const { id, use, role } of lowerType(type)) {
        const place = baseId(type.id);
        if (role !== 'nested' || use.type.kind !== 'enum' || use.type.at.startsWith(`${place}/`))
          continue;
        const key = enumKey(use.type);
        if (enums.get(key) === id) enums.delete(key);
      }
    }
  }
  made = new Set();
  const types = new Map<TypeId, NamedType>();
  for (const type of api.types.values()) {
    for (const lowered of lowerType(type)) types.set(lowered.id, lowered);
  }
  return { ...api, types };
}

/** The identity that both forms of a type have in common. */
const baseId = (id: TypeId): TypeId => id.replace(' (request)', '');

/** Requests and responses have the same enums. */
const enumKey = ({ at, members }: TypeOf<'enum'>): string =>
  `${at} ${JSON.stringify(members.map(({ value }) => value))}`;

/** What inline types directly within a named type are called after, beside their member. */
function topHint({ role, use }: NamedType): string {
  if (role === 'errors') return 'error';
  return role === 'params' && use.type.kind === 'intersection' ? 'parameters' : '';
}

/** The named type whose inline types are taken out. */
interface Within {
  readonly top: NamedType;
  readonly nested: NamedType[];
  readonly byPlace: Map<string, TypeId>;
  /** Enums of all types by what they are: requests and responses have the same. */
  readonly enums: Map<string, TypeId>;
  /** What was taken out so far, of all types. */
  readonly made: Set<TypeId>;
  readonly isNamed: (type: Type) => boolean;
}

type Visit = (type: Type, hint: string, path: string) => Type;

function hoist(
  type: Type,
  hint: string,
  path: string,
  owner: NamedType,
  within: Within,
  doc?: Use,
): Type {
  const { top, nested, byPlace } = within;
  if (!within.isNamed(type)) {
    return mapUses(type, hint, (child, childHint, childPath, use) =>
      hoist(child, childHint, `${path}${childPath}`, owner, within, use),
    );
  }
  const same = type.kind === 'enum' ? enumKey(type) : undefined;
  const id = same === undefined ? `${owner.id}${path}` : baseId(`${owner.id}${path}`);
  // Errors of several statuses are often one response of the document: one type serves them all.
  const key = top.role === 'errors' ? type.at : id;
  const shared = same === undefined ? undefined : within.enums.get(same);
  const known = byPlace.get(key) ?? (shared === id && !within.made.has(id) ? undefined : shared);
  if (known !== undefined) return { kind: 'ref', at: type.at, to: known };
  byPlace.set(key, id);
  within.made.add(id);
  if (same !== undefined) within.enums.set(same, id);
  const inner: NamedType = {
    id,
    role: 'nested',
    form: top.form,
    wireName: hint,
    use: doc ? { ...doc, type } : useOf(type),
    ...(top.operation !== undefined && { operation: top.operation }),
    owner: owner.id,
    encodings: top.encodings,
    recursive: false,
  };
  const place = nested.push(inner) - 1;
  const lowered = mapUses(type, '', (child, childHint, childPath, use) =>
    hoist(child, childHint, childPath, inner, within, use),
  );
  nested[place] = { ...inner, use: { ...inner.use, type: lowered } };
  return { kind: 'ref', at: type.at, to: id };
}

const isNullable = (type: TypeOf<'union'>): boolean =>
  type.variants.some((variant) => variant.type.kind === 'null');

/** Whether an object says more than that some members, described elsewhere, must exist. */
const hasShape = (type: TypeOf<'object'>): boolean =>
  type.extends.length > 0 ||
  type.properties.some(({ type: member }) => member.kind !== 'unknown' || !member.undeclared);

/** Maps the types directly within, with what each would be called and its place. */
function mapUses(
  type: Type,
  hint: string,
  visit: (...args: [...Parameters<Visit>, use?: Use]) => Type,
): Type {
  switch (type.kind) {
    case 'object':
      return mapObject(type, hint, visit);
    case 'array': {
      const item = hint === '' ? 'item' : singularAll(words(hint)).join(' ');
      return {
        ...type,
        items: mapUse(type.items, item, '/items', visit),
        ...(type.prefix && {
          prefix: type.prefix.map((use, index) =>
            mapUse(use, `${item} ${index + 1}`, `/prefixItems/${index}`, visit),
          ),
        }),
      };
    }
    case 'union': {
      const objects = type.variants.filter((variant) => variant.type.kind === 'object');
      const others = type.variants.filter((variant) => variant.type.kind !== 'null');
      return {
        ...type,
        variants: type.variants.map((use, index) => {
          const alone = objects.length === 1 || others.length === 1 ? hint || 'value' : undefined;
          const name = alone ?? `${hint} ${tagOf(use.type) ?? `variant ${index + 1}`}`;
          return mapUse(use, name, `/variants/${index}`, visit);
        }),
      };
    }
    case 'intersection': {
      const objects = type.members.filter((member) => member.kind === 'object');
      const alone = objects.length === 1 && hint !== '';
      return {
        ...type,
        members: type.members.map((member, index) =>
          visit(member, alone ? hint : `${hint} part ${index + 1}`, `/members/${index}`),
        ),
      };
    }
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
    case 'not':
    case 'conditional':
      return mapChildren(type, (child) => child);
  }
}

function mapObject(
  type: TypeOf<'object'>,
  hint: string,
  visit: (...args: [...Parameters<Visit>, use?: Use]) => Type,
): Type {
  return {
    ...type,
    properties: type.properties.map((property): Property =>
      mapUse(property, `${hint} ${property.name}`.trim(), `/properties/${property.name}`, visit),
    ),
    additional:
      typeof type.additional === 'object'
        ? mapUse(
            type.additional,
            hint === '' ? 'value' : singularAll(words(hint)).join(' '),
            '/additional',
            visit,
          )
        : type.additional,
    patterns: type.patterns.map(({ pattern, use }, index) => ({
      pattern,
      use: mapUse(use, `${hint} value`, `/patterns/${index}`, visit),
    })),
  };
}

function mapUse<U extends Use>(
  use: U,
  hint: string,
  path: string,
  visit: (...args: [...Parameters<Visit>, use?: Use]) => Type,
): U {
  const { type, title, description, deprecated, examples } = use;
  const docs = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    deprecated,
    examples,
    type,
  };
  const mapped = visit(type, hint.trim(), path, docs);
  return mapped === type ? use : { ...use, type: mapped };
}

/** What tells a variant from the others: the value of its own literal member. */
function tagOf(type: Type): string | undefined {
  if (type.kind !== 'object') return undefined;
  for (const { type: member, required } of type.properties) {
    if (!required) continue;
    const value = onlyValue(member);
    if (typeof value === 'string') return value;
  }
  return undefined;
}
