/** Types of the model as references of the language. */

import type { ArrayType, ObjectType, Type, TypeId, Use } from '../../model/api.js';
import { ident, type Code } from './code.js';
import { literal, Literal } from './literals.js';
import type { ViewContext } from './view/context.js';
import type {
  At,
  Format,
  NamedRef,
  Position,
  Presence,
  PrintLiteral,
  RefKind,
  TypePrinters,
  TypeRef,
} from './type-printers.js';

export interface Place {
  readonly position: Position;
  /** By default that of the position: what a caller gives is sent, all else comes back. */
  readonly direction?: At['direction'];
  readonly optional?: boolean;
  /** The named type that declares the member. */
  readonly owner?: TypeId;
}

/** A place whose direction is known. */
type Directed = Place & At;

/** A reference without its text, which presence gives. */
type Bare = Omit<TypeRef, 'text'>;

export function typeRef(type: Type, place: Place, context: ViewContext): TypeRef {
  const { inner, nullable } = splitNull(type, context);
  const { optional = false, position } = place;
  const isGiven = position === 'field-in' || position === 'parameter';
  const direction = place.direction ?? (isGiven ? 'in' : 'out');
  const presence: Presence = optional
    ? nullable
      ? 'both'
      : 'optional'
    : nullable
      ? 'nullable'
      : 'required';
  const bare: Bare = { ...bareRef(inner, { ...place, direction }, context), presence };
  return { ...bare, text: context.pack.types.present(bare, { position, direction }) };
}

/** Null apart from the rest, through names: a declaration never says null, its uses do. */
export function splitNull(type: Type, context: ViewContext): { inner: Type; nullable: boolean } {
  if (type.kind === 'ref') {
    const seen = new Set<TypeId>();
    let to: Type | undefined = type;
    while (to?.kind === 'ref' && !seen.has(to.to)) {
      seen.add(to.to);
      to = context.api.types.get(to.to)?.use.type;
    }
    return { inner: type, nullable: to?.kind === 'union' && hasNull(to.variants) };
  }
  if (type.kind !== 'union') return { inner: type, nullable: false };
  const values = type.variants.filter((variant) => variant.type.kind !== 'null');
  if (values.length === type.variants.length) return { inner: type, nullable: false };
  if (values.length === 1) {
    const { inner } = splitNull(values[0]!.type, context);
    return { inner, nullable: true };
  }
  if (values.length === 0) return { inner: { kind: 'null', at: type.at }, nullable: false };
  const mapping = type.discriminator?.mapping.flatMap(({ value, variant }) => {
    const place = values.indexOf(type.variants[variant]!);
    return place < 0 ? [] : [{ value, variant: place }];
  });
  const inner: Type = {
    ...type,
    variants: values,
    ...(mapping && { discriminator: { ...type.discriminator!, mapping } }),
  };
  return { inner, nullable: true };
}

const hasNull = (variants: readonly Use[]): boolean =>
  variants.some((variant) => variant.type.kind === 'null');

const plain = { recursive: false, item: null, variants: [], named: null } as const;

function bareRef(type: Type, place: Directed, context: ViewContext): Omit<Bare, 'presence'> {
  const { types } = context.pack;
  const at: At = { position: place.position, direction: place.direction };
  const simple = (kind: RefKind, text: Code): Omit<Bare, 'presence'> => ({
    ...plain,
    kind,
    target: kind,
    bare: text,
  });
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      return simple('unknown', types.unknown(at));
    case 'never':
    case 'null':
    case 'boolean':
    case 'binary':
      return simple(type.kind, types[type.kind](at));
    case 'number': {
      const kind = type.integer ? 'integer' : 'number';
      return simple(kind, printerOf(kind, type.format, types)(at));
    }
    case 'string':
      return simple('string', printerOf('string', type.format, types)(at));
    case 'literal':
      return simple(
        'literal',
        types.literal(
          Literal.of(type.value),
          baseOf([type.value], types, at),
          at,
          printer(context),
        ),
      );
    case 'enum': {
      const values = type.members.map(({ value }) => value);
      const base = baseOf(values, types, at);
      return simple('enum', types.enum(values.map(Literal.of), base, at, printer(context)));
    }
    case 'array':
      return arrayRef(type, place, context);
    case 'object':
      return objectRef(type, place, context);
    case 'union': {
      const variants = type.variants.map((variant) =>
        typeRef(variant.type, { ...place, position: 'variant', optional: false }, context),
      );
      const { discriminator } = type;
      const told = discriminator && {
        property: Literal.of(discriminator.property),
        mapping: discriminator.mapping.map(({ value, variant }) => ({
          value: Literal.of(value),
          variant: variants[variant]!,
        })),
      };
      const text = types.union(variants, at, told ?? null, printer(context));
      return { ...simple('union', text), variants };
    }
    case 'intersection': {
      const members = type.members.map((member) =>
        typeRef(member, { ...place, optional: false }, context),
      );
      return simple('intersection', types.intersection(members, at));
    }
    case 'ref':
      return namedType(type.to, place, context) ?? simple('unknown', types.unknown(at));
  }
}

/** Values alone, without types that say how they are written. */
const printer =
  ({ pack }: ViewContext): PrintLiteral =>
  (value) =>
    literal(Literal.read(value), null, pack.literals, nothingDeclared);

const nothingDeclared = { fields: () => null, constants: () => null, variants: () => null };

function printerOf(
  kind: 'string' | 'integer' | 'number',
  format: string | undefined,
  types: TypePrinters,
): (at: At) => Code {
  const key = `${kind}.${format}` as Format;
  return format !== undefined && Object.hasOwn(types, key) ? types[key] : types[kind];
}

/** The type of all values, `unknown` if they are of several kinds. */
function baseOf(values: readonly unknown[], types: TypePrinters, at: At): Code {
  const kinds = new Set(
    values.map((value) =>
      typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value,
    ),
  );
  if (kinds.size === 2 && kinds.has('integer') && kinds.has('number')) kinds.delete('integer');
  const [kind] = kinds;
  const known = kind === 'string' || kind === 'integer' || kind === 'number' || kind === 'boolean';
  return kinds.size === 1 && known ? types[kind](at) : types.unknown(at);
}

function arrayRef(type: ArrayType, place: Directed, context: ViewContext): Omit<Bare, 'presence'> {
  const { types } = context.pack;
  const element = (use: Use): TypeRef =>
    typeRef(use.type, { ...place, position: 'element', optional: false }, context);
  if (type.prefix) {
    const rest = type.items.type.kind === 'never' ? null : element(type.items);
    const text = types.tuple(type.prefix.map(element), rest, place);
    return { ...plain, kind: 'tuple', target: 'tuple', bare: text };
  }
  const item = element(type.items);
  const text = types.array(item, place);
  return { ...plain, kind: 'array', target: 'array', bare: text, item };
}

function objectRef(
  type: ObjectType,
  place: Directed,
  context: ViewContext,
): Omit<Bare, 'presence'> {
  const { types } = context.pack;
  const hasMembers = type.properties.length + type.extends.length + type.patterns.length > 0;
  if (typeof type.additional !== 'object' || hasMembers) {
    const text = types.object(place);
    return { ...plain, kind: 'object', target: 'object', bare: text };
  }
  const value: Place = { ...place, position: 'map-value', optional: false };
  const item = typeRef(type.additional.type, value, context);
  return { ...plain, kind: 'map', target: 'map', bare: types.map(item, place), item };
}

function namedType(
  id: TypeId,
  place: Directed,
  context: ViewContext,
): Omit<Bare, 'presence'> | undefined {
  if (!context.api.types.has(id)) return undefined;
  const named = namedRef(id, context);
  const isRecursive =
    context.pack.lower.recursion === 'pointer' &&
    place.owner !== undefined &&
    place.position !== 'element' &&
    place.position !== 'map-value' &&
    context.isRecursive(place.owner, id);
  return {
    ...plain,
    kind: 'named',
    target: kindBehind(id, context),
    bare: context.pack.types.named(named, place),
    recursive: isRecursive,
    named,
  };
}

export function namedRef(id: TypeId, context: ViewContext): NamedRef {
  const { form, role } = context.api.types.get(id)!;
  const path = context.names.types.get(id)!.map(ident);
  const home = context.home(id);
  return {
    id,
    name: path.at(-1)!,
    path,
    declared: context.declared(id),
    form,
    role,
    home: { id: home, file: context.files.get(home)! },
  };
}

/** What a name stands for in the end. */
function kindBehind(id: TypeId, context: ViewContext): RefKind {
  const seen = new Set<TypeId>();
  let type: Type = { kind: 'ref', at: id, to: id };
  while (type.kind === 'ref') {
    const next: Type | undefined = context.api.types.get(type.to)?.use.type;
    if (!next || seen.has(type.to)) return 'unknown';
    seen.add(type.to);
    type = splitNull(next, context).inner;
  }
  switch (type.kind) {
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'array':
      return type.prefix ? 'tuple' : 'array';
    case 'object':
      return type.properties.length + type.extends.length > 0
        ? 'object'
        : typeof type.additional === 'object' && type.patterns.length === 0
          ? 'map'
          : 'object';
    case 'not':
    case 'conditional':
      return 'unknown';
    default:
      return type.kind;
  }
}
