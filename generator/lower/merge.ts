/**
 * Lowering `intersections: merge`: what several schemas say together becomes one type that says all of
 * it. Objects take the members of those that they extend; a union in an intersection becomes a union of
 * merged variants. What cannot be said in one type becomes `unknown`, which accepts every value.
 */

import { limits } from '../base/limits.js';
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
import { mapChildren, withVariants } from '../model/walk.js';
import { mapOperationTypes } from './map.js';

export function mergeIntersections(api: Api): Api {
  const done = new Map<TypeId, Type>();

  /** The merged type of a name; a name within its own definition stands for anything. */
  const named = (id: TypeId, at: TypeId): Type => {
    const known = done.get(id);
    if (known) return known;
    done.set(id, { kind: 'unknown', at });
    const type = api.types.get(id);
    const merged: Type = type ? merge(type.use.type) : { kind: 'unknown', at };
    done.set(id, merged);
    return merged;
  };

  const merge = (type: Type): Type => {
    switch (type.kind) {
      case 'intersection':
        return type.members
          .map((member) => (member.kind === 'ref' ? member : merge(member)))
          .reduce((left, right) => meet(left, right, 0));
      case 'object': {
        // That a member must not be there is nothing that a declaration can say.
        const properties = type.properties.filter(
          ({ type: member, required }) => required || member.kind !== 'never',
        );
        const own = mapChildren({ ...type, properties, extends: [] }, merge) as ObjectType;
        return type.extends.reduceRight<Type>((right, base) => meet(base, right, 0), own);
      }
      default:
        return mapChildren(type, merge);
    }
  };

  const resolve = (type: Type): Type => {
    let current = type;
    for (let steps = 0; current.kind === 'ref' && steps < limits.referenceSteps; steps++) {
      current = named(current.to, current.at);
    }
    return current;
  };

  /** The values that both types accept, as one type. */
  const meet = (left: Type, right: Type, depth: number): Type => {
    if (left === right || saysNothing(right)) return left;
    if (saysNothing(left)) return right;
    if (left.kind === 'ref' && right.kind === 'ref' && left.to === right.to) return left;
    if (depth > limits.mergeDepth) return { kind: 'unknown', at: right.at };
    const a = resolve(left);
    const b = resolve(right);
    if (saysNothing(b)) return left;
    if (saysNothing(a)) return right;
    if (variantCount(a) * variantCount(b) > limits.mergeVariants)
      return { kind: 'unknown', at: right.at };
    if (a.kind === 'union') return distribute(a, (variant) => meet(variant, b, depth + 1));
    if (b.kind === 'union') return distribute(b, (variant) => meet(a, variant, depth + 1));
    if (a.kind === 'object' && b.kind === 'object') return meetObjects(a, b, depth);
    if (a.kind === 'array' && b.kind === 'array') {
      const items = { ...a.items, ...b.items, type: meet(a.items.type, b.items.type, depth + 1) };
      return { ...a, ...b, items };
    }
    return meetScalars(a, b);
  };

  const meetObjects = (a: ObjectType, b: ObjectType, depth: number): ObjectType => {
    const properties = new Map<string, Property>(a.properties.map((item) => [item.name, item]));
    for (const item of b.properties) {
      const known = properties.get(item.name);
      properties.set(item.name, known ? meetProperties(known, item, depth) : item);
    }
    return {
      ...a,
      ...b,
      at: b.at,
      properties: [...properties.values()],
      additional: meetAdditional(a.additional, b.additional, depth),
      patterns: [...a.patterns, ...b.patterns],
      dependent: [...a.dependent, ...b.dependent],
      extends: [],
    };
  };

  const meetProperties = (a: Property, b: Property, depth: number): Property => ({
    ...a,
    ...b,
    ...(b.description === undefined && a.description !== undefined
      ? { description: a.description }
      : {}),
    examples: b.examples.length > 0 ? b.examples : a.examples,
    deprecated: a.deprecated || b.deprecated,
    required: a.required || b.required,
    readOnly: a.readOnly || b.readOnly,
    writeOnly: a.writeOnly || b.writeOnly,
    type: meet(a.type, b.type, depth + 1),
  });

  const meetAdditional = (
    a: ObjectType['additional'],
    b: ObjectType['additional'],
    depth: number,
  ): ObjectType['additional'] => {
    if (typeof a === 'object' && typeof b === 'object') {
      return { ...a, ...b, type: meet(a.type, b.type, depth + 1) };
    }
    // What one of them closes is only closed to its own members: the members of all are there.
    if (typeof a === 'object') return a;
    return typeof b === 'object' ? b : a === 'closed' && b === 'closed' ? 'closed' : 'unstated';
  };

  const types = new Map<TypeId, NamedType>();
  for (const [id, type] of api.types) {
    types.set(id, { ...type, use: { ...type.use, type: named(id, type.use.type.at) } });
  }
  return { ...api, ...mapOperationTypes(api, merge), types };
}

/** Types that a language says nothing of. */
const saysNothing = ({ kind }: Type): boolean =>
  kind === 'unknown' || kind === 'not' || kind === 'conditional';

const variantCount = (type: Type): number => (type.kind === 'union' ? type.variants.length : 1);

function distribute(union: TypeOf<'union'>, change: (variant: Type) => Type): Type {
  const changed = union.variants.flatMap((variant): Use[] => {
    const type = change(variant.type);
    return type.kind === 'union' ? [...type.variants] : [{ ...variant, type }];
  });
  return withVariants(
    union,
    changed.filter(({ type }) => type.kind !== 'never'),
  );
}

/** Of two scalars the narrower one; `never` where no value is both. */
function meetScalars(a: Type, b: Type): Type {
  if (a.kind === b.kind) {
    if (a.kind === 'number' && b.kind === 'number') {
      return { ...a, ...b, integer: a.integer || b.integer };
    }
    if (a.kind === 'enum' && b.kind === 'enum') {
      const values = new Set(a.members.map(({ value }) => JSON.stringify(value)));
      const members = b.members.filter(({ value }) => values.has(JSON.stringify(value)));
      return members.length > 0 ? { ...b, members } : { kind: 'never', at: b.at };
    }
    return { ...a, ...b } as Type;
  }
  const narrow = (type: Type): boolean => type.kind === 'enum' || type.kind === 'literal';
  if (narrow(a)) return a;
  if (narrow(b)) return b;
  const isText = (type: Type): boolean => type.kind === 'string' || type.kind === 'binary';
  if (isText(a) && isText(b)) return b;
  return { kind: 'never', at: b.at };
}
