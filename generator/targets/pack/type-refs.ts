/** Types of the model as references of the language. */

import { isInteger, isNumber } from '../../base/json.js';
import type { ArrayType, ObjectType, Type, TypeId, TypeOf, Use } from '../../model/api.js';
import type { Code } from './code.js';
import { Literal } from './literal.js';
import { noDeclaredTypes, printLiteral } from './literals.js';
import { namedRef, resolvedKind } from './named-refs.js';
import { splitNull } from './nullability.js';
import type {
  DiscriminatorRef,
  Presence,
  PrintLiteral,
  RefKind,
  TypeFormat,
  TypePosition,
  TypePrinters,
  TypeRef,
  TypeUsage,
} from './type-printers.js';
import type { ViewContext } from './view/context.js';

export interface RefOptions {
  readonly position: TypePosition;
  /** By default that of the position: fields of requests and parameters are sent, everything else is received. */
  readonly direction?: TypeUsage['direction'];
  readonly optional?: boolean;
  /** The named type that declares the member. */
  readonly owner?: TypeId;
}

/** Options with their defaults. */
type ResolvedOptions = RefOptions & TypeUsage;

/** A reference before its presence is applied. */
type BareRef = Omit<TypeRef, 'text' | 'presence'>;

/** A type as it is printed in one position, such as a field or a parameter. */
export function typeRef(type: Type, options: RefOptions, context: ViewContext): TypeRef {
  const { inner, nullable } = splitNull(type, context.api);
  const { optional = false, position } = options;
  const isSent = position === 'field-in' || position === 'parameter';
  const direction = options.direction ?? (isSent ? 'in' : 'out');
  const bare = bareRef(inner, { ...options, direction }, context);
  const ref = { ...bare, presence: presenceOf(optional, nullable) };
  return { ...ref, text: context.pack.types.present(ref, { position, direction }) };
}

function presenceOf(optional: boolean, nullable: boolean): Presence {
  if (optional) return nullable ? 'both' : 'optional';
  return nullable ? 'nullable' : 'required';
}

const simple = (kind: RefKind, text: Code): BareRef => ({
  kind,
  resolvedKind: kind,
  bare: text,
  recursive: false,
  item: null,
  variants: [],
  named: null,
});

function bareRef(type: Type, options: ResolvedOptions, context: ViewContext): BareRef {
  const { types } = context.pack;
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      return simple('unknown', types.unknown(usageOf(options)));
    case 'never':
    case 'null':
    case 'boolean':
      return simple(type.kind, types[type.kind](usageOf(options)));
    case 'binary':
      return simple(
        'binary',
        types.binary({ ...usageOf(options), ...(type.raw && { raw: true }) }),
      );
    case 'number': {
      const kind = type.integer ? 'integer' : 'number';
      return simple(kind, printerOf(kind, type.format, types)(usageOf(options)));
    }
    case 'string':
      return simple('string', printerOf('string', type.format, types)(usageOf(options)));
    case 'literal':
      return literalRef(type, options, context);
    case 'enum':
      return enumRef(type, options, context);
    case 'array':
      return arrayRef(type, options, context);
    case 'object':
      return objectRef(type, options, context);
    case 'union':
      return unionRef(type, options, context);
    case 'intersection':
      return intersectionRef(type, options, context);
    case 'ref':
      return namedTypeRef(type.to, options, context);
  }
}

const usageOf = ({ position, direction }: TypeUsage): TypeUsage => ({ position, direction });

/** Prints values by themselves, without the names of declared types. */
const literalsOf =
  ({ pack }: ViewContext): PrintLiteral =>
  (value) =>
    printLiteral(Literal.read(value), null, { style: pack.literals, declared: noDeclaredTypes });

function printerOf(
  kind: 'string' | 'integer' | 'number',
  format: string | undefined,
  types: TypePrinters,
): (usage: TypeUsage) => Code {
  const key = `${kind}.${format}` as TypeFormat;
  return format !== undefined && Object.hasOwn(types, key) ? types[key] : types[kind];
}

function literalRef(
  { value }: TypeOf<'literal'>,
  options: ResolvedOptions,
  context: ViewContext,
): BareRef {
  const { types } = context.pack;
  const usage = usageOf(options);
  const base = baseOf([value], types, usage);
  return simple('literal', types.literal(Literal.of(value), base, usage, literalsOf(context)));
}

function enumRef(type: TypeOf<'enum'>, options: ResolvedOptions, context: ViewContext): BareRef {
  const { types } = context.pack;
  const usage = usageOf(options);
  const values = type.members.map(({ value }) => value);
  const base = baseOf(values, types, usage);
  return simple('enum', types.enum(values.map(Literal.of), base, usage, literalsOf(context)));
}

/** The type of all values; `unknown` if their types differ. */
function baseOf(values: readonly unknown[], types: TypePrinters, usage: TypeUsage): Code {
  const kinds = new Set(
    values.map((value) =>
      isNumber(value) ? (isInteger(value) ? 'integer' : 'number') : typeof value,
    ),
  );
  if (kinds.size === 2 && kinds.has('integer') && kinds.has('number')) kinds.delete('integer');
  const [kind] = kinds;
  const known = kind === 'string' || kind === 'integer' || kind === 'number' || kind === 'boolean';
  return kinds.size === 1 && known ? types[kind](usage) : types.unknown(usage);
}

function arrayRef(type: ArrayType, options: ResolvedOptions, context: ViewContext): BareRef {
  const { types } = context.pack;
  const element = (use: Use): TypeRef =>
    typeRef(use.type, { ...options, position: 'element', optional: false }, context);
  if (type.prefix) {
    const rest = type.items.type.kind === 'never' ? null : element(type.items);
    return simple('tuple', types.tuple(type.prefix.map(element), rest, options));
  }
  const item = element(type.items);
  return { ...simple('array', types.array(item, options)), item };
}

/** A map if all members have one declared type and none has a name; an object otherwise. */
function objectRef(type: ObjectType, options: ResolvedOptions, context: ViewContext): BareRef {
  const { types } = context.pack;
  const hasMembers = type.properties.length + type.extends.length + type.patterns.length > 0;
  if (typeof type.additional !== 'object' || hasMembers) {
    return simple('object', types.object(options));
  }
  const value = { ...options, position: 'map-value', optional: false } as const;
  const item = typeRef(type.additional.type, value, context);
  return { ...simple('map', types.map(item, options)), item };
}

function unionRef(type: TypeOf<'union'>, options: ResolvedOptions, context: ViewContext): BareRef {
  const variants = type.variants.map((variant) =>
    typeRef(variant.type, { ...options, position: 'variant', optional: false }, context),
  );
  const discriminator = discriminatorRef(type, variants);
  const print = literalsOf(context);
  const text = context.pack.types.union(variants, usageOf(options), discriminator, print);
  return { ...simple('union', text), variants };
}

function discriminatorRef(
  { discriminator }: TypeOf<'union'>,
  variants: readonly TypeRef[],
): DiscriminatorRef | null {
  if (!discriminator) return null;
  return {
    property: Literal.of(discriminator.property),
    mapping: discriminator.mapping.map(({ value, variant }) => ({
      value: Literal.of(value),
      variant: variants[variant]!,
    })),
  };
}

function intersectionRef(
  type: TypeOf<'intersection'>,
  options: ResolvedOptions,
  context: ViewContext,
): BareRef {
  const members = type.members.map((member) =>
    typeRef(member, { ...options, optional: false }, context),
  );
  const text = context.pack.types.intersection(members, usageOf(options));
  return simple('intersection', text);
}

/** A named type; `unknown` where the model does not have it. */
function namedTypeRef(id: TypeId, options: ResolvedOptions, context: ViewContext): BareRef {
  const { types } = context.pack;
  if (!context.api.types.has(id)) return simple('unknown', types.unknown(usageOf(options)));
  const named = namedRef(id, context);
  return {
    ...simple('named', types.named(named, options)),
    resolvedKind: resolvedKind(id, context.api),
    recursive: needsPointer(id, options, context),
    named,
  };
}

/** Whether a member contains the type that declares it by value. Items of arrays and maps do not. */
function needsPointer(
  id: TypeId,
  { position, owner }: ResolvedOptions,
  { pack, isRecursive }: ViewContext,
): boolean {
  const isItem = position === 'element' || position === 'map-value';
  if (pack.lower.recursion !== 'pointer' || owner === undefined || isItem) return false;
  return isRecursive(owner, id);
}
