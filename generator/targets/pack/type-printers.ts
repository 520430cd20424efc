/** How a pack writes types: a printer for each kind and each format. */

import type { Code } from './code.js';
import type { Literal } from './literal.js';

/** Where a type is used. `field-in` and `field-out` are members of requests and of responses. */
export type TypePosition =
  'field-in' | 'field-out' | 'parameter' | 'element' | 'map-value' | 'variant' | 'alias' | 'return';

/** Where a type is used, and whether its values are sent (`in`) or received (`out`). */
export interface TypeUsage {
  readonly position: TypePosition;
  readonly direction: 'in' | 'out';
  /** Set for `binary` if it is a whole response, whose body the caller reads. */
  readonly raw?: true;
}

/** Whether a value can be omitted (`optional`), be null (`nullable`), or both. */
export type Presence = 'required' | 'optional' | 'nullable' | 'both';

/** The kinds of types that a language prints: those of the model after lowering. */
export type RefKind =
  | 'unknown'
  | 'never'
  | 'null'
  | 'boolean'
  | 'integer'
  | 'number'
  | 'string'
  | 'binary'
  | 'literal'
  | 'enum'
  | 'array'
  | 'map'
  | 'tuple'
  | 'object'
  | 'union'
  | 'intersection'
  | 'named';

/** A use of a type. */
export interface TypeRef {
  /** The printed type, presence included. */
  readonly text: Code;
  /** The type without what its presence adds. */
  readonly bare: Code;
  readonly kind: RefKind;
  /** The kind that a named type resolves to, through all aliases; for other types the same as `kind`. */
  readonly resolvedKind: RefKind;
  readonly presence: Presence;
  /**
   * Whether the type contains the type that declares the member by value, so that it needs a pointer. Only
   * with `recursion: pointer`.
   */
  readonly recursive: boolean;
  /** The type of the items of an array or the values of a map. */
  readonly item: TypeRef | null;
  /** The variants of a union without a name. */
  readonly variants: readonly TypeRef[];
  /** Set for a named type. */
  readonly named: NamedRef | null;
}

/** A reference to a named type. */
export interface NamedRef {
  readonly id: string;
  readonly name: Code;
  /** Names of the types that it is nested in, outermost first, then its own. */
  readonly path: readonly Code[];
  readonly declared: 'object' | 'enum' | 'union' | 'alias';
  readonly form: 'both' | 'request' | 'response';
  readonly role: string;
  /** The outermost type that it is nested in, or itself. The file of that type declares both. */
  readonly outermost: { readonly id: string; readonly file: string };
}

/** The member that discriminates between the variants of a union, and the variant of each value. */
export interface DiscriminatorRef {
  readonly property: Literal;
  readonly mapping: readonly { readonly value: Literal; readonly variant: TypeRef }[];
}

type SimplePrinter = (usage: TypeUsage) => Code;

/** Prints a value as a literal of the language. */
export type PrintLiteral = (value: Literal) => Code;

/** Formats for which a language can have a type. All others are printed as their kind. */
export type TypeFormat =
  | 'string.byte'
  | 'string.date'
  | 'string.date-time'
  | 'string.email'
  | 'string.time'
  | 'string.uri'
  | 'string.uuid'
  | 'integer.int32'
  | 'integer.int64'
  | 'integer.uint64'
  | 'number.double'
  | 'number.float';

/** One function for each kind of type. A pack that lacks one does not compile. */
export type TypePrinters = Readonly<
  Record<
    | 'unknown'
    | 'never'
    | 'null'
    | 'boolean'
    | 'integer'
    | 'number'
    | 'string'
    | 'binary'
    | TypeFormat,
    SimplePrinter
  >
> & {
  readonly literal: (value: Literal, base: Code, usage: TypeUsage, print: PrintLiteral) => Code;
  /** An enum without a name. @param base the type of its values; `unknown` if their types differ */
  readonly enum: (
    values: readonly Literal[],
    base: Code,
    usage: TypeUsage,
    print: PrintLiteral,
  ) => Code;
  readonly array: (item: TypeRef, usage: TypeUsage) => Code;
  readonly map: (value: TypeRef, usage: TypeUsage) => Code;
  readonly tuple: (items: readonly TypeRef[], rest: TypeRef | null, usage: TypeUsage) => Code;
  /** An object without a name whose members are not declared. */
  readonly object: (usage: TypeUsage) => Code;
  readonly union: (
    variants: readonly TypeRef[],
    usage: TypeUsage,
    discriminator: DiscriminatorRef | null,
    print: PrintLiteral,
  ) => Code;
  readonly intersection: (members: readonly TypeRef[], usage: TypeUsage) => Code;
  readonly named: (type: NamedRef, usage: TypeUsage) => Code;
  /** Adds to a type what its presence requires. */
  readonly present: (type: Omit<TypeRef, 'text'>, usage: TypeUsage) => Code;
};
