/**
 * The members that tell the variants of a union apart. Where a discriminator gives the values of a variant, its
 * own member is narrowed to them, so that the variant can be recognized wherever it is used. Other members are
 * tags if the variants list values for them that differ.
 */

import { addTo } from '../base/groups.js';
import { jsonText, type Json } from '../base/json.js';
import type {
  Api,
  NamedType,
  ObjectType,
  Property,
  Type,
  TypeId,
  TypeOf,
  Use,
} from '../model/api.js';
import { propertyOf, useOf } from '../model/create.js';
import { listedValues, memberOf, shownStrings } from '../model/tags.js';
import { children, follow, mapChildren, resultTypes } from '../model/walk.js';
import { mapTypes } from '../model/map.js';

/** The values of each tag of an object; undefined for values that the object itself lists. */
type Tags = Map<string, Set<string> | undefined>;

/** Narrows the tags of the variants of all unions, and marks them. */
export function tagVariants(api: Api): Api {
  const tags = tagsOfNamed(api);
  const types = [...api.types].map(([id, named]): [TypeId, NamedType] => {
    const { type } = named.use;
    const own = tags.get(id);
    if (!own || type.kind !== 'object') return [id, named];
    return [id, { ...named, use: { ...named.use, type: withTags(type, own, api) } }];
  });
  return mapTypes({ ...api, types: new Map(types) }, (type) => tagInline(type, api));
}

/** The tags of named types, by id. A type that another one extends is only marked: the values are not those of the other. */
function tagsOfNamed(api: Api): Map<TypeId, Tags> {
  const found = new Map<TypeId, Tags>();
  const extended = new Set<TypeId>();
  const visit = (type: Type): void => {
    for (const id of extendedBy(type)) extended.add(id);
    if (type.kind === 'union') {
      for (const [index, tags] of statedTags(type)) {
        const id = nameOf(type.variants[index]!.type, api);
        if (id !== undefined) found.set(id, joined(found.get(id), tags));
      }
      for (const { names, id } of markedTypes(type, api)) {
        const tags: Tags = new Map([...names].map((name) => [name, undefined]));
        found.set(id, joined(found.get(id), tags));
      }
    }
    for (const child of children(type)) visit(child);
  };
  for (const { role, use } of api.types.values()) {
    // The params of an operation are the body, and more: what they extend is what is sent.
    if (role === 'params') for (const part of children(use.type)) visit(part);
    else visit(use.type);
  }
  for (const operation of api.operations) for (const type of resultTypes(operation)) visit(type);
  for (const { payload } of api.webhooks) visit(payload.type);
  for (const id of extended) {
    const tags = found.get(id);
    if (tags) found.set(id, new Map([...tags.keys()].map((name) => [name, undefined])));
  }
  return found;
}

const extendedBy = (type: Type): readonly TypeId[] => {
  if (type.kind === 'object') return type.extends.map(({ to }) => to);
  if (type.kind !== 'intersection') return [];
  return type.members.flatMap((member) => (member.kind === 'ref' ? [member.to] : []));
};

/** All values that unions give for each tag of one type. */
function joined(left: Tags = new Map(), right: Tags): Tags {
  const result: Tags = new Map(left);
  for (const [name, values] of right) {
    const known = result.get(name);
    result.set(name, known && values ? new Set([...known, ...values]) : (values ?? known));
  }
  return result;
}

/** The name of the object that a type refers to. */
function nameOf(type: Type, { types }: Api): TypeId | undefined {
  const seen = new Set<TypeId>();
  let id: TypeId | undefined = type.kind === 'ref' ? type.to : undefined;
  while (id !== undefined && !seen.has(id)) {
    seen.add(id);
    const target: Type | undefined = types.get(id)?.use.type;
    if (target?.kind !== 'ref') return id;
    id = target.to;
  }
  return undefined;
}

// ------------------------------------------------------------------------------- tags of a union

/** The values that the discriminator of a union states, by the index of the variant. */
function statedTags({ discriminator }: TypeOf<'union'>): ReadonlyMap<number, Tags> {
  const result = new Map<number, Tags>();
  for (const { value, variant } of discriminator?.mapping ?? []) {
    const tags = result.get(variant) ?? new Map<string, Set<string> | undefined>();
    const values = tags.get(discriminator!.property) ?? new Set();
    result.set(variant, tags.set(discriminator!.property, values.add(value)));
  }
  return result;
}

/** The named objects among the variants of a union and their base classes, and the names of the union's tags. */
function markedTypes(union: TypeOf<'union'>, api: Api) {
  const objects = objectsOf(union, api);
  const names = distinctMembers(objects, api);
  if (names.size === 0) return [];
  const ids = new Set(objects.flatMap(({ parts }) => parts));
  return [...ids].map((id) => ({ id, names }));
}

/** An object among the variants of a union. */
interface Variant {
  readonly type: ObjectType;
  /** Its name and those of its base classes, which declare its members. */
  readonly parts: readonly TypeId[];
}

/** The objects among the variants of a union, and among those of unions within it. */
function objectsOf(union: TypeOf<'union'>, api: Api): Variant[] {
  const seen = new Set<Type>([union]);
  const visit = ({ type }: Use): Variant[] => {
    const found = follow(type, api);
    if (!found || seen.has(found)) return [];
    seen.add(found);
    if (found.kind === 'union') return found.variants.flatMap(visit);
    if (found.kind !== 'object') return [];
    const id = nameOf(type, api);
    return [{ type: found, parts: [...(id === undefined ? [] : [id]), ...basesOf(found, api)] }];
  };
  return union.variants.flatMap(visit);
}

/** The names of all base classes of an object. */
function basesOf(type: ObjectType, api: Api): TypeId[] {
  const found = new Set<TypeId>();
  const visit = (object: ObjectType): void => {
    for (const ref of object.extends) {
      const id = nameOf(ref, api);
      if (id === undefined || found.has(id)) continue;
      found.add(id);
      const base = follow(ref, api);
      if (base?.kind === 'object') visit(base);
    }
  };
  visit(type);
  return [...found];
}

/** The members whose listed values tell objects apart. */
function distinctMembers(objects: readonly Variant[], api: Api): Set<string> {
  if (objects.length < 2) return new Set();
  const listed = new Map<string, (readonly Json[])[]>();
  for (const { type, parts } of objects) {
    const bases = parts.map((id) => follow({ kind: 'ref', at: id, to: id }, api));
    const declared = [type, ...bases].flatMap((part) =>
      part?.kind === 'object' ? part.properties : [],
    );
    for (const name of new Set(declared.map((property) => property.name))) {
      const values = listedValues(memberOf(type, name, api)?.type, api);
      if (values) addTo(listed, name, values);
    }
  }
  return new Set([...listed].flatMap(([name, lists]) => (areDistinct(lists) ? [name] : [])));
}

/**
 * Whether lists of values tell objects apart. Several objects can have the same list or the same single value,
 * but lists that overlap in another way are those of a status, not of a tag.
 */
function areDistinct(lists: readonly (readonly Json[])[]): boolean {
  const sets = new Map(
    lists.map((values) => {
      const texts = [...new Set(values.map((value) => jsonText(value)))].toSorted();
      return [texts.join(), texts];
    }),
  );
  const counts = new Map<string, { sets: number; longer: number }>();
  for (const texts of sets.values()) {
    for (const text of texts) {
      const { sets: all, longer } = counts.get(text) ?? { sets: 0, longer: 0 };
      counts.set(text, { sets: all + 1, longer: longer + (texts.length > 1 ? 1 : 0) });
    }
  }
  const hasOwn = [...sets.values()].some((texts) =>
    texts.every((text) => counts.get(text)!.sets === 1),
  );
  return sets.size > 1 && hasOwn && [...counts.values()].every(({ longer }) => longer < 2);
}

/** A type in which the variants of unions that have no name have their tags. */
function tagInline(type: Type, api: Api): Type {
  const mapped = mapChildren(type, (child) => tagInline(child, api));
  if (mapped.kind !== 'union') return mapped;
  const stated = statedTags(mapped);
  const marked = distinctMembers(objectsOf(mapped, api), api);
  if (stated.size === 0 && marked.size === 0) return mapped;
  const names: Tags = new Map([...marked].map((name) => [name, undefined]));
  const variants = mapped.variants.map((use, index): Use => {
    const tags = joined(names, stated.get(index) ?? new Map());
    return { ...use, type: withInlineTags(use.type, tags, api) };
  });
  return { ...mapped, variants };
}

/** An object, or the objects of a union, with tags. */
function withInlineTags(type: Type, tags: Tags, api: Api): Type {
  if (type.kind === 'object') return withTags(type, tags, api);
  if (type.kind !== 'union') return type;
  const names: Tags = new Map([...tags.keys()].map((name) => [name, undefined]));
  const variants = type.variants.map((use) => ({
    ...use,
    type: withInlineTags(use.type, names, api),
  }));
  return { ...type, variants };
}

// ------------------------------------------------------------------------------ tags of an object

function withTags(type: ObjectType, tags: Tags, api: Api): ObjectType {
  const properties = new Map(type.properties.map((property) => [property.name, property]));
  for (const [name, values] of tags) {
    const own = properties.get(name);
    const tag = values
      ? narrowed(own ?? memberOf(type, name, api) ?? undeclared(name, type), values, api)
      : own && { ...own, isTag: true as const };
    if (tag) properties.set(name, tag);
  }
  return { ...type, properties: [...properties.values()] };
}

const undeclared = (name: string, { at }: ObjectType): Property =>
  propertyOf(name, useOf({ kind: 'unknown', at }));

/** A tag with these values; undefined if they contradict what the document says about it. */
function narrowed(property: Property, values: ReadonlySet<string>, api: Api): Property | undefined {
  const type = follow(property.type, api);
  const { at } = property.type;
  switch (type?.kind) {
    case 'string':
    case 'unknown': {
      const members = [...values].map((value) => ({ value }));
      if (!allowsExamples(property, values)) return undefined;
      return { ...property, required: true, isTag: true, type: valuesType(at, members) };
    }
    case 'enum': {
      const members = type.members.filter(({ value }) => values.has(String(value)));
      if (members.length === 0) return undefined;
      if (members.length === type.members.length) return { ...property, isTag: true };
      return { ...property, isTag: true, type: valuesType(at, members) };
    }
    case 'literal':
      return { ...property, isTag: true };
    default:
      return undefined;
  }
}

/** Whether the examples and the default of a tag are among its values: otherwise, the document does not use them as such. */
const allowsExamples = (property: Property, values: ReadonlySet<string>): boolean =>
  shownStrings(property).every((value) => values.has(value));

const valuesType = (at: string, members: TypeOf<'enum'>['members']): Type =>
  members.length === 1
    ? { kind: 'literal', at, value: members[0]!.value }
    : { kind: 'enum', at, members };
