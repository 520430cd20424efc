/** The view of a named type. */

import type { JsonKind } from '../../../model/json-kind.js';
import type { Code, SpecText } from '../code.js';
import type { Literal } from '../literal.js';
import type { TypeRef } from '../type-printers.js';

export interface ModelView {
  readonly id: string;
  readonly name: Code;
  /** Names of the types that it is nested in, outermost first, then its own. */
  readonly path: readonly Code[];
  /** Name of its file, for languages that have a file for each type. */
  readonly file: string;
  readonly declared: 'object' | 'enum' | 'union' | 'alias';
  /** Whether it contains the arguments of an operation. */
  readonly isParams: boolean;
  /** Whether it lists the error responses of an operation. */
  readonly isErrors: boolean;
  /** Whether it is the request form, the response form, or both. */
  readonly form: 'both' | 'request' | 'response';
  readonly isRequest: boolean;
  readonly isDeprecated: boolean;
  readonly description: SpecText | null;
  /** Fields of an object: required ones first, alphabetical in each group. */
  readonly fields: readonly FieldView[];
  /** Type of the additional members of an object; null if none are declared. */
  readonly additional: TypeRef | null;
  /** Constants of an enum. */
  readonly constants: readonly ConstantView[];
  /** Type of the values of an enum. */
  readonly base: TypeRef | null;
  /** Variants of a union. */
  readonly variants: readonly VariantView[];
  readonly discriminator: DiscriminatorView | null;
  /** The type that an alias refers to. */
  readonly alias: TypeRef | null;
  /** Whether it refers to itself, directly or through other types. */
  readonly isRecursive: boolean;
  /** The types that are nested in it. */
  readonly nested: readonly ModelView[];
}

export interface FieldView {
  readonly name: Code;
  readonly wireName: SpecText;
  readonly type: TypeRef;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
  readonly isDeprecated: boolean;
  readonly description: SpecText | null;
  /** Format, bounds, default and example, as sentences. */
  readonly constraints: SpecText | null;
  /** The value, if only one is possible. */
  readonly constant: Literal | null;
  readonly default: Literal | null;
  readonly example: Literal | null;
  /** Where it is sent; `body` for the fields of all types but params. */
  readonly in: 'path' | 'query' | 'header' | 'cookie' | 'body';
}

export interface ConstantView {
  readonly name: Code;
  readonly value: Literal;
  readonly description: SpecText | null;
}

export interface VariantView {
  readonly name: Code;
  readonly type: TypeRef;
  /** The JSON type of its values. */
  readonly json: JsonKind;
  /** Values of the discriminator that select it. */
  readonly tags: readonly SpecText[];
  /** Members that it requires and no other variant does. */
  readonly distinguishing: readonly SpecText[];
  /** Members that have only these values, other than a discriminator that is mapped to the variant. */
  readonly literals: readonly { readonly name: SpecText; readonly values: readonly Literal[] }[];
  readonly description: SpecText | null;
}

export interface DiscriminatorView {
  readonly property: SpecText;
}
