/** How a pack writes types: a printer for each kind and each format, in each position. */

import type { Code } from './code.js';
import type { Literal } from './literals.js';

/** Where a type stands. */
export type Position =
  'field-in' | 'field-out' | 'parameter' | 'element' | 'map-value' | 'variant' | 'alias' | 'return';

/** Where a type stands, and whether it is sent or comes back. */
export interface At {
  readonly position: Position;
  readonly direction: 'in' | 'out';
}

/** Whether a value may be left out, be null, or both. */
export type Presence = 'required' | 'optional' | 'nullable' | 'both';

/** What a type is to the language: the kinds of the model after lowering. */
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

/** A type at a place. */
export interface TypeRef {
  /** As it is written there, presence included. */
  readonly text: Code;
  /** Without what presence adds. */
  readonly bare: Code;
  readonly kind: RefKind;
  /** What a named type is, as deep as names go; else as `kind`. */
  readonly target: RefKind;
  readonly presence: Presence;
  /** Contains its owner by value, so that it needs a pointer. Only with `recursion: pointer`. */
  readonly recursive: boolean;
  /** Of an array or a map. */
  readonly item: TypeRef | null;
  /** Of a union that has no name. */
  readonly variants: readonly TypeRef[];
  /** Of a named type: its identity, and whether it is declared as a request. */
  readonly named: NamedRef | null;
}

export interface NamedRef {
  readonly id: string;
  readonly name: Code;
  /** Names of the types that it is nested in, outermost first, and its own. */
  readonly path: readonly Code[];
  /** `object`, `enum`, `union` or `alias`. */
  readonly declared: 'object' | 'enum' | 'union' | 'alias';
  readonly form: 'both' | 'request' | 'response';
  readonly role: string;
  /** The type whose file has it: itself, or the outermost that it is nested in. */
  readonly home: { readonly id: string; readonly file: string };
}

/** The member that tells the variants of a union apart, and which of its values means which. */
export interface DiscriminatorRef {
  readonly property: Literal;
  readonly mapping: readonly { readonly value: Literal; readonly variant: TypeRef }[];
}

type Plain = (at: At) => Code;

/** A value as a literal of the language. */
export type PrintLiteral = (value: Literal) => Code;

/** Formats that a language may have a type for; all others print as their kind. */
export type Format =
  | 'string.byte'
  | 'string.date'
  | 'string.date-time'
  | 'string.email'
  | 'string.time'
  | 'string.uri'
  | 'string.uuid'
  | 'integer.int32'
  | 'integer.int64'
  | 'number.double'
  | 'number.float';

export type TypePrinters = Readonly<
  Record<
    'unknown' | 'never' | 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'binary' | Format,
    Plain
  >
> & {
  readonly literal: (value: Literal, base: Code, at: At, print: PrintLiteral) => Code;
  /** An enum that has no name. @param base the type of its values, `unknown` if they are of several kinds */
  readonly enum: (values: readonly Literal[], base: Code, at: At, print: PrintLiteral) => Code;
  readonly array: (item: TypeRef, at: At) => Code;
  readonly map: (value: TypeRef, at: At) => Code;
  readonly tuple: (items: readonly TypeRef[], rest: TypeRef | null, at: At) => Code;
  /** An object that has no name and says nothing of its members. */
  readonly object: (at: At) => Code;
  readonly union: (
    variants: readonly TypeRef[],
    at: At,
    discriminator: DiscriminatorRef | null,
    print: PrintLiteral,
  ) => Code;
  readonly intersection: (members: readonly TypeRef[], at: At) => Code;
  readonly named: (type: NamedRef, at: At) => Code;
  /** Adds to a type what its presence asks for. */
  readonly present: (type: Omit<TypeRef, 'text'>, at: At) => Code;
};
