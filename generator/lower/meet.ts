/** The intersection of two types, computed as one type. */

import { jsonText } from '../base/json.js';
import { limits } from '../base/limits.js';
import type { EnumMember, ObjectType, Property, Type, TypeOf, Use } from '../model/api.js';
import { allowsAnything, withVariants } from '../model/walk.js';

export interface Pair<T> {
  readonly left: T;
  readonly right: T;
}

export interface MeetContext {
  /** The type that a chain of references resolves to. */
  readonly resolve: (type: Type) => Type;
  /** Depth of the types, in members, below those of the first call. */
  readonly depth: number;
}

const deeper = (context: MeetContext): MeetContext => ({ ...context, depth: context.depth + 1 });

/**
 * The type of the values that both types accept. Documentation of the right one takes precedence. The
 * result is `unknown` beyond the limits for depth and variants, and `never` where no value is both.
 */
export function meet({ left, right }: Pair<Type>, context: MeetContext): Type {
  if (left === right || allowsAnything(right)) return left;
  if (allowsAnything(left)) return right;
  if (left.kind === 'ref' && right.kind === 'ref' && left.to === right.to) return left;
  if (context.depth > limits.mergeDepth) return { kind: 'unknown', at: right.at };
  const a = context.resolve(left);
  const b = context.resolve(right);
  if (allowsAnything(b)) return left;
  if (allowsAnything(a)) return right;
  if (b.kind === 'never') return b;
  if (a.kind === 'never') return a;
  if (variantCount(a) * variantCount(b) > limits.mergeVariants) {
    return { kind: 'unknown', at: right.at };
  }
  return meetResolved({ left: a, right: b }, context);
}

/** The intersection of two types that are not references. */
function meetResolved({ left, right }: Pair<Type>, context: MeetContext): Type {
  if (left.kind === 'union') {
    return distribute(left, (variant) => meet({ left: variant, right }, deeper(context)));
  }
  if (right.kind === 'union') {
    return distribute(right, (variant) => meet({ left, right: variant }, deeper(context)));
  }
  if (left.kind === 'object' && right.kind === 'object') {
    return meetObjects({ left, right }, context);
  }
  if (left.kind === 'array' && right.kind === 'array') {
    const items = meetUses({ left: left.items, right: right.items }, context);
    return { ...left, ...right, items };
  }
  return meetScalars({ left, right });
}

const variantCount = (type: Type): number => (type.kind === 'union' ? type.variants.length : 1);

/** A union with every variant changed; variants that are unions are flattened. */
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

const meetUses = <U extends Use>({ left, right }: Pair<U>, context: MeetContext): U => ({
  ...left,
  ...right,
  type: meet({ left: left.type, right: right.type }, deeper(context)),
});

// -------------------------------------------------------------------------------------- objects

function meetObjects({ left, right }: Pair<ObjectType>, context: MeetContext): ObjectType {
  const properties = new Map(left.properties.map((property) => [property.name, property]));
  for (const property of right.properties) {
    const known = properties.get(property.name);
    properties.set(
      property.name,
      known ? meetProperties({ left: known, right: property }, context) : property,
    );
  }
  const additional = { left: left.additional, right: right.additional };
  return {
    ...left,
    ...right,
    properties: [...properties.values()],
    additional: meetAdditional(additional, context),
    patterns: [...left.patterns, ...right.patterns],
    dependent: [...left.dependent, ...right.dependent],
    extends: [],
  };
}

function meetProperties({ left, right }: Pair<Property>, context: MeetContext): Property {
  const description = right.description ?? left.description;
  return {
    ...meetUses({ left, right }, context),
    ...(description !== undefined && { description }),
    examples: right.examples.length > 0 ? right.examples : left.examples,
    deprecated: left.deprecated || right.deprecated,
    required: left.required || right.required,
    readOnly: left.readOnly || right.readOnly,
    writeOnly: left.writeOnly || right.writeOnly,
  };
}

function meetAdditional(
  { left, right }: Pair<ObjectType['additional']>,
  context: MeetContext,
): ObjectType['additional'] {
  if (typeof left === 'object' && typeof right === 'object') {
    return meetUses({ left, right }, context);
  }
  if (typeof left === 'object') return left;
  if (typeof right === 'object') return right;
  // A closed object is closed to its own members only, and the result has those of both.
  return left === 'closed' && right === 'closed' ? 'closed' : 'unstated';
}

// -------------------------------------------------------------------------------------- scalars

/** Of two scalars the narrower one; `never` where no value is both. */
function meetScalars({ left, right }: Pair<Type>): Type {
  if (left.kind === 'number' && right.kind === 'number') {
    return { ...left, ...right, integer: left.integer || right.integer };
  }
  if (isValueList(left) && isValueList(right)) return meetValues({ left, right });
  if (left.kind === right.kind) return { ...left, ...right } as Type;
  if (isValueList(left)) return left;
  if (isValueList(right)) return right;
  return isText(left) && isText(right) ? right : { kind: 'never', at: right.at };
}

function meetValues({ left, right }: Pair<ValueList>): Type {
  const values = new Set(membersOf(left).map(({ value }) => jsonText(value)));
  const members = membersOf(right).filter(({ value }) => values.has(jsonText(value)));
  if (members.length === 0) return { kind: 'never', at: right.at };
  if (right.kind === 'literal') return right;
  return left.kind === 'literal' ? left : { ...right, members };
}

type ValueList = TypeOf<'enum' | 'literal'>;

const isValueList = (type: Type): type is ValueList =>
  type.kind === 'enum' || type.kind === 'literal';

const membersOf = (type: ValueList): readonly EnumMember[] =>
  type.kind === 'enum' ? type.members : [{ value: type.value }];

const isText = ({ kind }: Type): boolean => kind === 'string' || kind === 'binary';
