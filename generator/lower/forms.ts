/**
 * Lowering `forms`: requests have no `readOnly` members and responses no `writeOnly` ones, so that a named
 * type may need two forms. Only forms that are used exist.
 */

import type { Api, NamedType, Type, TypeId, Use } from '../model/api.js';
import { requestFormId } from '../model/identity.js';
import { children, mapChildren, references, resultTypes, typesReaching } from '../model/walk.js';
import { mapOperationTypes, mapTypes, type Direction } from '../model/map.js';

/**
 * Which named types have two forms. `needed`: those with a member of one direction, their own or one that
 * they reach. `split`: also all that have members, enums or bytes, for languages that declare
 * requests and responses differently. `merged`: none; every member stays, and those of one direction are optional.
 */
export type Forms = 'needed' | 'split' | 'merged';

/** Splits named types into the forms that requests and responses reach. */
export function splitForms(api: Api, mode: Forms): Api {
  if (mode === 'merged') return mergeForms(api);
  const needsTwo = mode === 'split' ? isDeclaredTwice : hasDirection;
  const forms: FormTable = {
    api,
    twoForms: typesReaching(api, needsTwo),
    emptied: { request: emptiedTypes(api, 'request'), response: emptiedTypes(api, 'response') },
  };
  const outside = mapOperationTypes(api, (type, direction) => inDirection(type, direction, forms));
  return {
    ...api,
    ...outside,
    types: inModelOrder(reachedForms({ ...api, ...outside }, forms), api),
  };
}

interface FormTable {
  readonly api: Api;
  /** Types with two forms. */
  readonly twoForms: ReadonlySet<TypeId>;
  /** Objects that have members, but none in that direction. */
  readonly emptied: Readonly<Record<Direction, ReadonlySet<TypeId>>>;
}

/** Members of the other direction only. */
const absentIn = { request: 'readOnly', response: 'writeOnly' } as const;

const formId = (id: TypeId, direction: Direction, { twoForms }: FormTable): TypeId =>
  direction === 'request' && twoForms.has(id) ? requestFormId(id) : id;

// -------------------------------------------------------------------------------- types by form

/** The type in one direction; its references point to the forms of that direction. */
function inDirection(type: Type, direction: Direction, forms: FormTable): Type {
  const emptied = forms.emptied[direction];
  const rewrite = (child: Type): Type => inDirection(child, direction, forms);
  switch (type.kind) {
    case 'ref':
      return { ...type, to: formId(type.to, direction, forms) };
    case 'intersection': {
      const members = type.members.filter((member) => !isEmptied(member, direction, emptied));
      return { ...type, members: members.map(rewrite) };
    }
    case 'object': {
      const remaining = {
        ...type,
        properties: type.properties.filter((property) => !property[absentIn[direction]]),
        extends: type.extends.filter((ref) => !isEmptied(ref, direction, emptied)),
      };
      return isEmptied(type, direction, emptied)
        ? { ...remaining, additional: 'closed' }
        : mapChildren(remaining, rewrite);
    }
    default:
      return mapChildren(type, rewrite);
  }
}

/** Whether an object has members, its own or inherited, but none in this direction. */
function isEmptied(type: Type, direction: Direction, emptied: ReadonlySet<TypeId>): boolean {
  if (type.kind === 'ref') return emptied.has(type.to);
  return (
    type.kind === 'object' &&
    type.additional === 'unstated' &&
    type.properties.length + type.extends.length > 0 &&
    type.properties.every((property) => property[absentIn[direction]]) &&
    type.extends.every((ref) => emptied.has(ref.to))
  );
}

/** Named types that are emptied, repeated until no further type is emptied by its bases. */
function emptiedTypes(api: Api, direction: Direction): Set<TypeId> {
  const emptied = new Set<TypeId>();
  let before: number;
  do {
    before = emptied.size;
    for (const [id, { use }] of api.types) {
      if (!emptied.has(id) && isEmptied(use.type, direction, emptied)) emptied.add(id);
    }
  } while (emptied.size > before);
  return emptied;
}

// ---------------------------------------------------------------------------------- reachability

interface Reached {
  readonly type: NamedType;
  readonly direction: Direction;
}

/** The forms of types that operations and events reach. @param lowered with its operations in their forms */
function reachedForms(lowered: Api, forms: FormTable): Map<TypeId, NamedType> {
  const { api, twoForms } = forms;
  const requestForms = new Map([...twoForms].map((id) => [requestFormId(id), id] as const));
  const types = new Map<TypeId, NamedType>();
  const targets = (type: Type): Reached[] =>
    references(type).flatMap(({ to }) => {
      const base = requestForms.get(to);
      const target = api.types.get(base ?? to);
      return target
        ? [{ type: target, direction: base === undefined ? 'response' : 'request' }]
        : [];
    });
  const add = (start: Reached): void => {
    const pending = [start];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const id = formIdOf(next, forms);
      if (types.has(id)) continue;
      const form = formOf(next, forms);
      types.set(id, form);
      pending.push(...targets(form.use.type));
    }
  };
  for (const type of api.types.values()) {
    if (type.role === 'schema') continue;
    add({ type, direction: type.role === 'params' ? 'request' : 'response' });
  }
  for (const type of operationTypes(lowered)) for (const target of targets(type)) add(target);
  // An unused schema is assumed to be the payload of an event.
  for (const [id, type] of api.types) {
    if (!types.has(id) && !types.has(requestFormId(id))) add({ type, direction: 'response' });
  }
  return types;
}

/** The types directly in operations and webhooks. */
const operationTypes = ({ operations, webhooks }: Api): Type[] => [
  ...operations.flatMap((operation) => {
    const { positional } = operation.arguments;
    return [...resultTypes(operation), ...(positional ? [positional.type] : [])];
  }),
  ...webhooks.map(({ payload }) => payload.type),
];

/** The params of an operation exist in requests only, so that their form keeps their id. */
const formIdOf = ({ type, direction }: Reached, forms: FormTable): TypeId =>
  type.role === 'params' ? type.id : formId(type.id, direction, forms);

/** The form of a named type in one direction. */
function formOf({ type, direction }: Reached, forms: FormTable): NamedType {
  const id = formIdOf({ type, direction }, forms);
  return {
    ...type,
    id,
    form: type.role === 'schema' && !forms.twoForms.has(type.id) ? 'both' : direction,
    ...(id !== type.id && { requestFormOf: type.id }),
    use: useInDirection(type.use, direction, forms),
    ...(type.adopts !== undefined && { adopts: formId(type.adopts, direction, forms) }),
  };
}

const useInDirection = (use: Use, direction: Direction, forms: FormTable): Use => ({
  ...use,
  type: inDirection(use.type, direction, forms),
});

/** In the order of the model, the request form after the response form. */
function inModelOrder(types: ReadonlyMap<TypeId, NamedType>, api: Api): Map<TypeId, NamedType> {
  const ids = [...api.types.keys()].flatMap((id) => [id, requestFormId(id)]);
  return new Map(
    ids.flatMap((id) => {
      const type = types.get(id);
      return type ? [[id, type] as const] : [];
    }),
  );
}

// ------------------------------------------------------------------------- which types have two

/** Whether a type has a member of one direction. */
const hasDirection = (type: Type): boolean =>
  (type.kind === 'object' &&
    type.properties.some(({ readOnly, writeOnly }) => readOnly || writeOnly)) ||
  children(type).some(hasDirection);

/** Whether a type contains objects with members, enums or bytes, other than being an enum itself. */
const isDeclaredTwice = (type: Type): boolean =>
  hasDirection(type) || (type.kind !== 'enum' && containsShape(type));

const containsShape = (type: Type): boolean =>
  type.kind === 'enum' ||
  type.kind === 'binary' ||
  (type.kind === 'object' && type.properties.length + type.extends.length > 0) ||
  children(type).some(containsShape);

// -------------------------------------------------------------------------------------- merged

/** Every type in one form; a member of one direction is optional. */
function mergeForms(api: Api): Api {
  const rewrite = (type: Type): Type => {
    const mapped = mapChildren(type, rewrite);
    if (mapped.kind !== 'object') return mapped;
    const properties = mapped.properties.map((property) =>
      property.readOnly || property.writeOnly ? { ...property, required: false } : property,
    );
    return { ...mapped, properties };
  };
  return mapTypes(api, rewrite);
}
