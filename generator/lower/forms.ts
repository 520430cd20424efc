/**
 * Lowering: request and response forms. A named type with a `readOnly` or `writeOnly` member, its own or
 * of a type that it reaches, is two types. What else is two is for the language to say: `needed`: nothing;
 * `split`: all that have members, as requests and responses are declared in different ways; `merged`: no
 * type, and every member stays. Only forms that are reached are kept.
 */

import { addTo } from '../base/groups.js';
import type { Api, Form, NamedType, Type, TypeId, Use } from '../model/api.js';
import { requestFormId } from '../model/identity.js';
import { children, mapChildren, references } from '../model/walk.js';
import { mapOperationTypes, mapTypes } from './map.js';

export type Forms = 'needed' | 'split' | 'merged';

type Direction = Exclude<Form, 'both'>;

const absentIn = { request: 'readOnly', response: 'writeOnly' } as const;

export function splitForms(api: Api, mode: Forms = 'needed'): Api {
  if (mode === 'merged') return mergedForms(api);
  const directional = directionalTypes(api, mode === 'split' ? isDeclaredTwice : hasDirection);
  const types = new Map<TypeId, NamedType>();
  const pending: { readonly id: TypeId; readonly direction: Direction }[] = [];

  const idIn = (id: TypeId, direction: Direction): TypeId =>
    direction === 'request' && directional.has(id) ? requestFormId(id) : id;

  const rewrite = (type: Type, direction: Direction): Type => {
    if (type.kind === 'ref') {
      pending.push({ id: type.to, direction });
      return { ...type, to: idIn(type.to, direction) };
    }
    if (type.kind === 'intersection') {
      const left = type.members.filter((member) => !isEmptied(member, direction));
      return { ...type, members: left.map((member) => rewrite(member, direction)) };
    }
    if (type.kind !== 'object') return mapChildren(type, (child) => rewrite(child, direction));
    const left = {
      ...type,
      properties: type.properties.filter((property) => !property[absentIn[direction]]),
      extends: type.extends.filter((ref) => !isEmptied(ref, direction)),
    };
    const mapped = mapChildren(left, (child) => rewrite(child, direction));
    return isEmptied(type, direction) ? { ...left, additional: 'closed' } : mapped;
  };
  const emptied = new Map<string, boolean>();
  /** Whether an object has members, its own or inherited, but none in this direction: nothing is sent. */
  const isEmptied = (type: Type, direction: Direction): boolean => {
    if (type.kind === 'ref') {
      const key = `${direction} ${type.to}`;
      const known = emptied.get(key);
      if (known !== undefined) return known;
      emptied.set(key, false); // what leads back to itself is not the reason
      const target = api.types.get(type.to);
      const result = target !== undefined && isEmptied(target.use.type, direction);
      emptied.set(key, result);
      return result;
    }
    return (
      type.kind === 'object' &&
      type.additional === 'unstated' &&
      type.properties.length + type.extends.length > 0 &&
      type.properties.every((property) => property[absentIn[direction]]) &&
      type.extends.every((ref) => isEmptied(ref, direction))
    );
  };
  const rewriteUse = <U extends Use>(use: U, direction: Direction): U => ({
    ...use,
    type: rewrite(use.type, direction),
  });

  const add = (type: NamedType, direction: Direction): void => {
    const id = type.role === 'params' ? type.id : idIn(type.id, direction);
    if (types.has(id)) return;
    types.set(id, type); // holds the place, so that a cycle ends here
    types.set(id, {
      ...type,
      id,
      form: directional.has(type.id) ? direction : type.role === 'schema' ? 'both' : direction,
      ...(id !== type.id && { requestFormOf: type.id }),
      use: rewriteUse(type.use, direction),
      ...(type.adopts !== undefined && { adopts: idIn(type.adopts, direction) }),
    });
  };

  for (const type of api.types.values()) {
    if (type.role === 'schema') continue;
    add(type, type.role === 'params' ? 'request' : 'response');
  }
  const outside = mapOperationTypes(api, rewrite);
  const drain = (): void => {
    for (let next = pending.pop(); next; next = pending.pop()) {
      const type = api.types.get(next.id);
      if (type) add(type, next.direction);
    }
  };
  drain();
  // What no operation reaches is taken for the payload of an event.
  for (const [id, type] of api.types) {
    if (types.has(id) || types.has(requestFormId(id))) continue;
    add(type, 'response');
    drain();
  }
  return { ...api, ...outside, types: inOrder(types, api) };
}

/** Every type once, whichever way it goes; a member that exists in one direction only is optional. */
function mergedForms(api: Api): Api {
  const rewrite = (type: Type): Type => {
    const mapped = mapChildren(type, rewrite);
    if (mapped.kind !== 'object' || !hasDirection(mapped)) return mapped;
    const properties = mapped.properties.map((property) =>
      property.readOnly || property.writeOnly ? { ...property, required: false } : property,
    );
    return { ...mapped, properties };
  };
  return mapTypes(api, rewrite);
}

/** In the order of the model, the request form after the response form. */
function inOrder(types: ReadonlyMap<TypeId, NamedType>, api: Api): Map<TypeId, NamedType> {
  const ordered = [...api.types.keys()].flatMap((id) =>
    [id, requestFormId(id)].flatMap((form) => {
      const type = types.get(form);
      return type ? [[form, type] as const] : [];
    }),
  );
  return new Map(ordered);
}

/** Types that have, or reach, a member that exists in one direction only. */
function directionalTypes(api: Api, has: (type: Type) => boolean): Set<TypeId> {
  const users = new Map<TypeId, TypeId[]>();
  const found = new Set<TypeId>();
  const pending: TypeId[] = [];
  for (const [id, { use }] of api.types) {
    for (const { to } of references(use.type)) addTo(users, to, id);
    if (has(use.type)) pending.push(id);
  }
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    pending.push(...(users.get(id) ?? []));
  }
  return found;
}

const hasDirection = (type: Type): boolean =>
  (type.kind === 'object' &&
    type.properties.some(({ readOnly, writeOnly }) => readOnly || writeOnly)) ||
  children(type).some(hasDirection);

/** Whether a type has members, or an enum among other things: what a language declares in two ways. */
const isDeclaredTwice = (type: Type): boolean =>
  hasDirection(type) || (type.kind !== 'enum' && containsShape(type));

const containsShape = (type: Type): boolean =>
  type.kind === 'enum' ||
  (type.kind === 'object' && type.properties.length + type.extends.length > 0) ||
  children(type).some(containsShape);
