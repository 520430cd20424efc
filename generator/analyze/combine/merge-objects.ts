/** Merges the objects of an `allOf` into one object: its bases, and its own members. */

import type {
  IntersectionType,
  ObjectType,
  Property,
  RefType,
  Type,
  TypeId,
} from '../../model/api.js';
import { sameType } from '../../model/same-type.js';
import { propertiesOf, resolved, type PropertyTable, type TypeLookup } from './lookup.js';
import { narrows, scalarOf } from './values.js';

/** One of the objects. */
export interface MergedObject {
  readonly type: ObjectType;
  /** The reference to it; undefined for an inline object. */
  readonly ref: RefType | undefined;
}

/** The state of a merge. */
export interface MergeInput {
  readonly objects: readonly MergedObject[];
  /** The location of the intersection. */
  readonly at: TypeId;
  readonly lookup: TypeLookup;
  /** Combines the types of a property that several objects declare. */
  readonly combine: (type: IntersectionType) => Type;
}

type NamedObject = MergedObject & { readonly ref: RefType };

/** The members of the result so far. */
interface Members {
  readonly own: Map<string, Property>;
  readonly inherited: Map<string, Property>;
  readonly extends: RefType[];
  additional: ObjectType['additional'];
}

/** Extends named objects; one whose properties conflict with those of others is merged instead. */
export function mergeObjects(input: MergeInput): ObjectType {
  const { objects, at } = input;
  const inline = objects.filter(({ ref }) => !ref).map(({ type }) => type);
  const members: Members = {
    own: new Map(),
    inherited: new Map(),
    extends: [],
    additional: 'unstated',
  };
  for (const type of inline) mergeInto(members, type, input);
  for (const base of basesOf(input, inline)) addBase(members, base, input);
  const { own, inherited, additional } = members;
  return {
    kind: 'object',
    at,
    properties: [...own.values()].flatMap((property) => reconcile(property, inherited, input)),
    additional,
    ...joinedConstraints(inline, at),
    extends: members.extends,
  };
}

/** The named objects of the intersection, then those that its inline objects extend. */
function basesOf(
  { objects, lookup }: MergeInput,
  inline: readonly ObjectType[],
): readonly NamedObject[] {
  const named = objects.flatMap(({ type, ref }) => (ref ? [{ type, ref }] : []));
  const extended = inline.flatMap((type) =>
    type.extends.flatMap((ref) => {
      const base = resolved(ref, lookup);
      return base?.kind === 'object' ? [{ type: base, ref }] : [];
    }),
  );
  return [...named, ...extended];
}

function addBase(members: Members, { type, ref }: NamedObject, input: MergeInput): void {
  const properties = propertiesOf(type, input.lookup);
  if (!canExtend({ type, properties }, members, input)) {
    mergeInto(members, { ...type, properties: [...properties.values()] }, input);
    return;
  }
  members.extends.push(ref);
  for (const [name, property] of properties) members.inherited.set(name, property);
}

/** Whether an interface may extend a base: no member of another object contradicts it. */
function canExtend(
  { type, properties }: { readonly type: ObjectType; readonly properties: PropertyTable },
  { own, inherited }: Members,
  { lookup }: MergeInput,
): boolean {
  if (typeof type.additional === 'object' && type.additional.type.kind !== 'unknown') return false;
  if (type.patterns.length > 0) return false;
  return [...properties].every(([name, property]) => {
    const other = inherited.get(name);
    if (other && !(sameType(other.type, property.type) && other.required === property.required)) {
      return false;
    }
    const mine = own.get(name);
    return !mine || narrows(mine.type, scalarOf(property.type, lookup));
  });
}

function mergeInto(
  members: Members,
  { properties, additional }: ObjectType,
  input: MergeInput,
): void {
  for (const property of properties) {
    const other = members.own.get(property.name);
    members.own.set(property.name, other ? joinProperties(other, property, input) : property);
  }
  members.additional = joinAdditional(members.additional, additional);
}

/** One property that two objects declare. The documentation of the first wins. */
const joinProperties = (first: Property, second: Property, { combine }: MergeInput): Property => ({
  ...second,
  ...first,
  type: combine({ kind: 'intersection', at: second.type.at, members: [first.type, second.type] }),
  required: first.required || second.required,
  readOnly: first.readOnly || second.readOnly,
  writeOnly: first.writeOnly || second.writeOnly,
});

/** The remaining part of an own property that must be declared in addition to an inherited one of the same name. */
function reconcile(property: Property, inherited: PropertyTable, input: MergeInput): Property[] {
  const base = inherited.get(property.name);
  if (!base) return [property];
  const required = property.required || base.required;
  if (property.type.kind === 'unknown') {
    return required === base.required ? [] : [{ ...base, required }];
  }
  if (narrows(property.type, scalarOf(base.type, input.lookup))) return [{ ...property, required }];
  // Two bases disagree, one of which was merged.
  return [joinProperties(property, base, input)];
}

/** Constraints of all inline objects on the object as a whole. */
function joinedConstraints(
  inline: readonly ObjectType[],
  at: TypeId,
): Pick<ObjectType, 'patterns' | 'names' | 'dependent' | 'minProperties' | 'maxProperties'> {
  const names = inline.flatMap((type) => type.names ?? []);
  const least = Math.max(...inline.map(({ minProperties = 0 }) => minProperties));
  const most = Math.min(...inline.map(({ maxProperties = Infinity }) => maxProperties));
  return {
    patterns: inline.flatMap((type) => type.patterns),
    ...(names.length === 1 && { names: names[0]! }),
    ...(names.length > 1 && { names: { kind: 'intersection', at, members: names } }),
    dependent: inline.flatMap((type) => type.dependent),
    ...(least > 0 && { minProperties: least }),
    ...(most < Infinity && { maxProperties: most }),
  };
}

/** A schema for further properties wins; they are closed only if both objects close them. */
function joinAdditional(
  a: ObjectType['additional'],
  b: ObjectType['additional'],
): ObjectType['additional'] {
  if (typeof a === 'object') return a;
  if (typeof b === 'object') return b;
  return a === b ? a : 'unstated';
}
