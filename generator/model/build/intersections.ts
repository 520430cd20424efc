/**
 * `allOf`, once every named type is known: intersections become what a language can say best.
 *
 * 1. Members that say nothing are dropped; one that is left stands alone.
 * 2. Objects become one object that `extends` the named ones. A named one whose members conflict with
 *    others is not extended but merged, member by member.
 * 3. Values and constraints on the same kind are joined.
 * 4. What is left (unions among the members, kinds that never meet) stays an intersection.
 */

import { jsonEqual } from '../../json.js';
import type {
  IntersectionType,
  ObjectType,
  Property,
  RefType,
  Type,
  TypeId,
  TypeOf,
} from '../api.js';
import { mapChildren } from '../walk.js';
import { completeMapping } from './discriminators.js';
import { isBareKind, restrict } from './kinds.js';
import { subtract } from './negations.js';

/** The members of an object by name, those that it extends included. */
export type PropertyTable = ReadonlyMap<string, Property>;

export interface Resolver {
  readonly simplify: (type: Type) => Type;
  /** What a reference leads to through other references. */
  readonly target: (ref: RefType) => Type | undefined;
  readonly propertiesOf: (type: ObjectType) => PropertyTable;
}

/** @param order the ids of `drafts`, each after those that it is made of; nothing leads back to itself */
export function createResolver(
  drafts: ReadonlyMap<TypeId, Type>,
  order: readonly TypeId[],
): Resolver {
  /** Named types with their own intersection resolved, those within them not yet. */
  const resolved = new Map<TypeId, Type>();
  const tables = new Map<ObjectType, PropertyTable>();

  function target(ref: RefType): Type | undefined {
    const seen = new Set<TypeId>();
    for (let id = ref.to; !seen.has(id);) {
      seen.add(id);
      const type = resolved.get(id);
      if (type?.kind !== 'ref') return type;
      id = type.to;
    }
    return undefined;
  }

  /** From the outside in: what a type is combined to first, then what stands within the result. */
  function simplify(type: Type): Type {
    const combined = resolve(type);
    return mapChildren(
      combined.kind === 'union' ? completeMapping(combined, { target, propertiesOf }) : combined,
      simplify,
    );
  }

  /** A type as what it is combined of, if it is. */
  function resolve(type: Type): Type {
    if (type.kind === 'not') return exclude([type], type, type.at);
    return type.kind === 'intersection' ? combine(type) : type;
  }

  function propertiesOf(type: ObjectType): PropertyTable {
    const known = tables.get(type);
    if (known) return known;
    const table = new Map<string, Property>();
    for (const ref of type.extends) {
      const base = target(ref);
      if (base?.kind !== 'object') continue;
      for (const [name, property] of propertiesOf(base)) table.set(name, property);
    }
    for (const property of type.properties) table.set(property.name, property);
    tables.set(type, table);
    return table;
  }

  function combine(type: IntersectionType): Type {
    const flat = type.members
      .flatMap((member) => (member.kind === 'intersection' ? member.members : [member]))
      .filter((member) => member.kind !== 'unknown');
    const members: readonly Type[] = flat.filter(
      (member, index) =>
        member.kind !== 'ref' ||
        flat.findIndex((other) => other.kind === 'ref' && other.to === member.to) === index,
    );
    const bounds = members.filter(isBound);
    if (bounds.length > 0) {
      const others = members.filter((member) => !isBound(member));
      if (others.length > 0) {
        const base = combine({ kind: 'intersection', at: type.at, members: others });
        return bounds.reduce(constrain, base);
      }
    }
    const negation = members.find((member) => member.kind === 'not');
    if (negation?.kind === 'not') return exclude(members, negation, type.at);
    if (members.length === 0) return { kind: 'unknown', at: type.at };
    if (members.length === 1) return members[0]!;
    const [bare, ...others] = members.toSorted(
      (a, b) => Number(isBareKind(b)) - Number(isBareKind(a)),
    );
    if (bare && isBareKind(bare) && others.length > 0) {
      const rest = combine({ ...type, members: others });
      const chosen = restrict(rest, bare, target);
      if (chosen) return chosen;
    }
    const objects = members.map((member) => {
      const type = member.kind === 'ref' ? target(member) : member;
      return type?.kind === 'object'
        ? { type, ref: member.kind === 'ref' ? member : undefined }
        : undefined;
    });
    if (objects.every((object) => object !== undefined)) return mergeObjects(objects, type.at);
    return members.reduce((left, right) => joinValues(left, right, type.at));
  }

  /** A bound holds for values of its kind; whatever else a type accepts it leaves alone. */
  function constrain(type: Type, bound: Type): Type {
    const found = type.kind === 'ref' ? target(type) : type;
    if (found?.kind === 'union') {
      const variants = found.variants.map((variant) => ({
        ...variant,
        type: constrain(variant.type, bound),
      }));
      const same = variants.every(({ type: left }, index) => left === found.variants[index]!.type);
      return same ? type : { ...found, variants };
    }
    return found?.kind === bound.kind ? { ...joinBounds(found, bound), at: bound.at } : type;
  }

  /** One `not` is taken out and applied to what the others make together. */
  function exclude(members: readonly Type[], negation: TypeOf<'not'>, here: TypeId): Type {
    const rest = combine({
      kind: 'intersection',
      at: here,
      members: members.filter((member) => member !== negation),
    });
    const named = rest.kind === 'ref' ? target(rest) : undefined;
    const left = subtract(named ?? rest, negation.type);
    if (left) return left === named ? rest : left;
    if (rest.kind === 'unknown') return negation;
    const others = rest.kind === 'intersection' ? rest.members : [rest];
    return { kind: 'intersection', at: here, members: [...others, negation] };
  }

  function mergeObjects(
    objects: readonly { readonly type: ObjectType; readonly ref: RefType | undefined }[],
    here: TypeId,
  ): ObjectType {
    const inline = objects.filter(({ ref }) => !ref).map(({ type }) => type);
    const own = new Map<string, Property>();
    for (const type of inline) {
      for (const property of type.properties) addProperty(own, property);
    }
    const bases = [
      ...objects.flatMap(({ type, ref }) => (ref ? [{ type, ref }] : [])),
      ...inline.flatMap((type) => type.extends.map((ref) => ({ type: target(ref), ref }))),
    ].filter((base): base is { type: ObjectType; ref: RefType } => base.type?.kind === 'object');

    const extended: RefType[] = [];
    const inherited = new Map<string, Property>();
    let additional = inline.reduce<ObjectType['additional']>(
      (result, type) => joinAdditional(result, type.additional),
      'unstated',
    );
    for (const { type, ref } of bases) {
      const properties = propertiesOf(type);
      if (canExtend(type, properties, own, inherited)) {
        extended.push(ref);
        for (const [name, property] of properties) inherited.set(name, property);
      } else {
        for (const property of properties.values()) addProperty(own, property);
        additional = joinAdditional(additional, type.additional);
      }
    }
    const kept = [...own.values()].flatMap((property) => reconcile(property, inherited));
    const names = inline.flatMap((type) => type.names ?? []);
    return {
      kind: 'object',
      at: here,
      properties: kept,
      additional,
      patterns: inline.flatMap((type) => type.patterns),
      ...(names.length > 0 && { names: names[0]! }),
      dependent: inline.flatMap((type) => type.dependent),
      extends: extended,
    };
  }

  /** Whether an interface may extend this base: no member of another says something else. */
  function canExtend(
    base: ObjectType,
    properties: PropertyTable,
    own: PropertyTable,
    inherited: PropertyTable,
  ): boolean {
    if (typeof base.additional === 'object' && base.additional.type.kind !== 'unknown')
      return false;
    if (base.patterns.length > 0) return false;
    for (const [name, property] of properties) {
      const other = inherited.get(name);
      if (other && !(sameType(other.type, property.type) && other.required === property.required)) {
        return false;
      }
      const mine = own.get(name);
      if (mine && !narrows(mine.type, property.type)) return false;
    }
    return true;
  }

  function addProperty(table: Map<string, Property>, property: Property): void {
    const other = table.get(property.name);
    table.set(
      property.name,
      other
        ? {
            ...property,
            ...other,
            type: combine({
              kind: 'intersection',
              at: property.type.at,
              members: [other.type, property.type],
            }),
            required: other.required || property.required,
            readOnly: other.readOnly || property.readOnly,
            writeOnly: other.writeOnly || property.writeOnly,
          }
        : property,
    );
  }

  for (const id of order) {
    const draft = drafts.get(id)!;
    resolved.set(id, resolve(draft));
  }
  return { simplify, target, propertiesOf };
}

/** What is left to say of an own member beside the same one of a base. */
function reconcile(property: Property, inherited: PropertyTable): Property[] {
  const base = inherited.get(property.name);
  if (!base) return [property];
  const required = property.required || base.required;
  if (property.type.kind !== 'unknown') return [{ ...property, required }];
  return required === base.required ? [] : [{ ...base, required }];
}

/** Whether values of `type` are surely values of `base`. */
function narrows(type: Type, base: Type): boolean {
  if (type.kind === 'unknown' || base.kind === 'unknown' || sameType(type, base)) return true;
  if (type.kind === 'enum' || type.kind === 'literal') {
    const values = type.kind === 'enum' ? type.members.map(({ value }) => value) : [type.value];
    return values.every((value) => admits(base, value));
  }
  if (base.kind === 'union') return base.variants.some((variant) => sameType(type, variant.type));
  return type.kind === base.kind && (type.kind === 'string' || type.kind === 'number');
}

/** Whether a primitive value is surely one of a type. */
function admits(type: Type, value: unknown): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'literal':
      return jsonEqual(type.value, value);
    case 'enum':
      return type.members.some((member) => jsonEqual(member.value, value));
    case 'union':
      return type.variants.some((variant) => admits(variant.type, value));
    case 'unknown':
      return true;
    case 'never':
    case 'null':
    case 'binary':
    case 'array':
    case 'object':
    case 'intersection':
    case 'not':
    case 'conditional':
    case 'ref':
      return false;
  }
}

/** Equal but for the place where they stand. */
export function sameType(a: Type, b: Type): boolean {
  return a === b || JSON.stringify(a, withoutPlace) === JSON.stringify(b, withoutPlace);
}

const withoutPlace = (key: string, value: unknown): unknown => (key === 'at' ? undefined : value);

function joinAdditional(
  a: ObjectType['additional'],
  b: ObjectType['additional'],
): ObjectType['additional'] {
  if (typeof a === 'object') return a;
  if (typeof b === 'object') return b;
  return a === b ? a : 'unstated';
}

const isBound = (type: Type): boolean => 'isBound' in type && type.isBound === true;

/** What a bound says, beside what is said of values of its kind already. */
function joinBounds(type: Type, bound: Type): Type {
  const { isBound: _, items: __, ...rest } = bound as TypeOf<'array'>;
  return { ...type, ...rest } as Type;
}

/** Two members of which not both are objects. */
function joinValues(left: Type, right: Type, here: TypeId): Type {
  if (sameType(left, right)) return left;
  if (left.kind === 'string' && right.kind === 'string') return { ...left, ...right, at: here };
  if (left.kind === 'number' && right.kind === 'number') {
    return { ...left, ...right, integer: left.integer || right.integer, at: here };
  }
  const [values, base] = left.kind === 'enum' ? [left, right] : [right, left];
  if (values.kind === 'enum' && primitive.has(base.kind)) return filterEnum(values, base);
  const members = [left, right].flatMap((type) =>
    type.kind === 'intersection' ? type.members : [type],
  );
  return { kind: 'intersection', at: here, members };
}

const primitive: ReadonlySet<Type['kind']> = new Set(['string', 'number', 'boolean', 'enum']);

function filterEnum(type: TypeOf<'enum'>, base: Type): Type {
  const members = type.members.filter(({ value }) => admits(base, value));
  return members.length > 0 ? { ...type, members } : { kind: 'never', at: type.at };
}
