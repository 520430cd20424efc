/**
 * The members that tell the variants of a union apart. Where a discriminator gives the values of a variant, its
 * own member is narrowed to them, so that the variant can be recognized wherever it is used. Other members are
 * tags if each variant lists values that no other has.
 */

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
import { memberOf, shownStrings, tagValues } from '../model/tags.js';
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
      for (const [index, tags] of tagsOf(type, api)) {
        const id = nameOf(type.variants[index]!.type, api);
        if (id !== undefined) found.set(id, joined(found.get(id), tags));
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

/** The tags of the variants of a union, by the index of the variant. */
function tagsOf(union: TypeOf<'union'>, api: Api): ReadonlyMap<number, Tags> {
  const { discriminator, variants } = union;
  const result = new Map<number, Tags>();
  for (const { value, variant } of discriminator?.mapping ?? []) {
    const tags = result.get(variant) ?? new Map<string, Set<string> | undefined>();
    const values = tags.get(discriminator!.property) ?? new Set();
    result.set(variant, tags.set(discriminator!.property, values.add(value)));
  }
  for (const name of distinctMembers(variants, api)) {
    if (name === discriminator?.property) continue;
    for (const index of variants.keys()) {
      const tags = result.get(index) ?? new Map<string, Set<string> | undefined>();
      result.set(index, tags.set(name, undefined));
    }
  }
  return result;
}

/** The members of which each object among the variants lists values that no other one has. */
function distinctMembers(variants: readonly Use[], api: Api): string[] {
  const objects = variants.flatMap((use) => {
    const type = follow(use.type, api);
    return type?.kind === 'object' ? [type] : [];
  });
  const [first] = objects;
  if (!first || objects.length < 2) return [];
  return first.properties.flatMap(({ name }) => {
    const values = objects.map((object) => tagValues(memberOf(object, name, api)?.type, api));
    const all = values.flatMap((each) => each ?? []);
    const isTag = values.every((each) => each !== undefined) && new Set(all).size === all.length;
    return isTag ? [name] : [];
  });
}

/** A type in which the variants of unions that have no name have their tags. */
function tagInline(type: Type, api: Api): Type {
  const mapped = mapChildren(type, (child) => tagInline(child, api));
  if (mapped.kind !== 'union') return mapped;
  const tags = tagsOf(mapped, api);
  if (tags.size === 0) return mapped;
  const variants = mapped.variants.map((use, index) => {
    const own = tags.get(index);
    return own && use.type.kind === 'object' ? { ...use, type: withTags(use.type, own, api) } : use;
  });
  return { ...mapped, variants };
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
