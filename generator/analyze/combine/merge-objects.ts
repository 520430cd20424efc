/** Objects of an `allOf` as one object: what it extends, and what it says itself. */

import type {
  IntersectionType,
  ObjectType,
  Property,
  RefType,
  Type,
  TypeId,
} from '../../model/api.js';
import type { PropertyTable, Resolver } from './combine.js';
import { sameType } from '../../model/same-type.js';
import { narrows } from './values.js';

export interface MergeTools extends Pick<Resolver, 'target' | 'propertiesOf'> {
  readonly combine: (type: IntersectionType) => Type;
}

export interface MergedObject {
  readonly type: ObjectType;
  /** Absent for an object that has no name. */
  readonly ref: RefType | undefined;
}

/** Named objects are extended, unless a member of one conflicts with another's: then they are merged in. */
export function mergeObjects(
  objects: readonly MergedObject[],
  here: TypeId,
  tools: MergeTools,
): ObjectType {
  const { target, propertiesOf } = tools;
  const inline = objects.filter(({ ref }) => !ref).map(({ type }) => type);
  const own = new Map<string, Property>();
  for (const type of inline) {
    for (const property of type.properties) addProperty(own, property, tools);
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
      for (const property of properties.values()) addProperty(own, property, tools);
      additional = joinAdditional(additional, type.additional);
    }
  }
  const kept = [...own.values()].flatMap((property) => reconcile(property, inherited));
  const names = inline.flatMap((type) => type.names ?? []);
  const least = Math.max(...inline.map(({ minProperties = 0 }) => minProperties));
  const most = Math.min(...inline.map(({ maxProperties = Infinity }) => maxProperties));
  return {
    kind: 'object',
    at: here,
    properties: kept,
    additional,
    patterns: inline.flatMap((type) => type.patterns),
    ...(names.length === 1 && { names: names[0]! }),
    ...(names.length > 1 && { names: { kind: 'intersection', at: here, members: names } }),
    dependent: inline.flatMap((type) => type.dependent),
    ...(least > 0 && { minProperties: least }),
    ...(most < Infinity && { maxProperties: most }),
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
  if (typeof base.additional === 'object' && base.additional.type.kind !== 'unknown') return false;
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

function addProperty(
  table: Map<string, Property>,
  property: Property,
  { combine }: MergeTools,
): void {
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

/** What is left to say of an own member beside the same one of a base. */
function reconcile(property: Property, inherited: PropertyTable): Property[] {
  const base = inherited.get(property.name);
  if (!base) return [property];
  const required = property.required || base.required;
  if (property.type.kind !== 'unknown') return [{ ...property, required }];
  return required === base.required ? [] : [{ ...base, required }];
}

function joinAdditional(
  a: ObjectType['additional'],
  b: ObjectType['additional'],
): ObjectType['additional'] {
  if (typeof a === 'object') return a;
  if (typeof b === 'object') return b;
  return a === b ? a : 'unstated';
}
