/**
 * Lowering `closedUnions: exclusive`: a closed object has no members of the other variants, so that a value which
 * mixes two variants is invalid. Only types that no response reaches say so: in a response, `'a' in x` could no
 * longer tell the variants apart.
 */

import type { Api, ObjectType, Property, Type, TypeId, TypeOf, Use } from '../model/api.js';
import { emptyObject, propertyOf, useOf } from '../model/create.js';
import { memberOf } from '../model/tags.js';
import { follow, mapChildren, references, resultTypes } from '../model/walk.js';

/** More than this would be hard to read. */
const maxVariants = 6;
const maxAbsent = 8;

/** Lets the closed variants of unions in requests exclude the members of the others. */
export function excludeOtherVariants(api: Api): Api {
  const answered = reachedByResponses(api);
  const types = [...api.types].map(([id, named]) => {
    const { use } = named;
    if (answered.has(id)) return [id, named] as const;
    return [id, { ...named, use: { ...use, type: exclusive(use.type, api) } }] as const;
  });
  return { ...api, types: new Map(types) };
}

/** The named types in responses and events. Those that nothing uses may be events. */
function reachedByResponses(api: Api): Set<TypeId> {
  const requests = reached(
    [...api.types.values()].filter(isParams).map(({ use }) => use.type),
    api,
  );
  const isRoot = (id: TypeId, role: string): boolean => role !== 'params' && !requests.has(id);
  const roots = [...api.types.values()].flatMap(({ id, role, use }): Type[] =>
    role === 'response' || role === 'errors' || role === 'event' || isRoot(id, role)
      ? [{ kind: 'ref', at: id, to: id }, use.type]
      : [],
  );
  const events = api.webhooks.map(({ payload }) => payload.type);
  return reached([...roots, ...api.operations.flatMap(resultTypes), ...events], api);
}

const isParams = ({ role }: { readonly role: string }): boolean => role === 'params';

function reached(roots: readonly Type[], { types }: Api): Set<TypeId> {
  const found = new Set<TypeId>();
  const pending = [...roots];
  for (let type = pending.pop(); type; type = pending.pop()) {
    for (const { to } of references(type)) {
      const target = types.get(to);
      if (!target || found.has(to)) continue;
      found.add(to);
      pending.push(target.use.type);
    }
  }
  return found;
}

function exclusive(type: Type, api: Api): Type {
  const mapped = mapChildren(type, (child) => exclusive(child, api));
  return mapped.kind === 'union' ? excludeInUnion(mapped, api) : mapped;
}

function excludeInUnion(union: TypeOf<'union'>, api: Api): Type {
  const { variants, discriminator, encodings, mediaTypes } = union;
  const objects = variants.map(({ type }) => objectOf(type, api));
  const known = objects.filter((object) => object !== undefined);
  const isTagged = known.some(({ properties }) => properties.some(({ isTag }) => isTag));
  const isOther = discriminator ?? encodings ?? mediaTypes;
  if (isOther || isTagged || known.length < 2 || variants.length > maxVariants) return union;
  const names = new Set(known.flatMap(({ properties }) => properties.map(({ name }) => name)));
  const changed = variants.map((use, index): Use => {
    const object = objects[index];
    if (!object || object.additional !== 'closed' || object.patterns.length > 0) return use;
    const absent = [...names].filter((name) => !memberOf(object, name, api));
    return absent.length === 0 || absent.length > maxAbsent ? use : without(use, absent);
  });
  return { ...union, variants: changed };
}

/** The object that a variant is, unless it has members that are not its own. */
function objectOf(type: Type, api: Api): ObjectType | undefined {
  const object = follow(type, api);
  return object?.kind === 'object' && object.extends.length === 0 ? object : undefined;
}

function without(use: Use, names: readonly string[]): Use {
  const { type } = use;
  const { at } = type;
  const absent = names.map((name): Property => propertyOf(name, useOf({ kind: 'never', at })));
  if (type.kind === 'object') {
    return { ...use, type: { ...type, properties: [...type.properties, ...absent] } };
  }
  const others: ObjectType = { ...emptyObject(at), properties: absent };
  return { ...use, type: { kind: 'intersection', at, members: [type, others] } };
}
