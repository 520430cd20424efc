/** Named types as templates see them. */

import type { Code, SpecText } from '../code.js';
import type { Literal } from '../literals.js';
import type { TypeRef } from '../type-printers.js';
import type { JsonKind } from '../../../lower/unions.js';

export interface ModelView {
  readonly id: string;
  readonly name: Code;
  /** Names of the types that it is nested in, outermost first, and its own. */
  readonly path: readonly Code[];
  /** Name of its file, if each has one. */
  readonly file: string;
  readonly declared: 'object' | 'enum' | 'union' | 'alias';
  readonly isParams: boolean;
  readonly isErrors: boolean;
  /** Declared as a request, as a response, or once for both. */
  readonly form: 'both' | 'request' | 'response';
  readonly isRequest: boolean;
  readonly isDeprecated: boolean;
  readonly description: SpecText | null;
  /** Of an object: required first, then by name. */
  readonly fields: readonly FieldView[];
  /** Of an object: what members hold that have no name in the document. */
  readonly extra: TypeRef | null;
  /** Of an enum. */
  readonly constants: readonly ConstantView[];
  /** Of an enum: the type of its values. */
  readonly base: TypeRef | null;
  /** Of a union. */
  readonly variants: readonly VariantView[];
  readonly discriminator: DiscriminatorView | null;
  /** Of an alias. */
  readonly alias: TypeRef | null;
  /** Whether references lead back to it. */
  readonly isRecursive: boolean;
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
  /** Bounds, format, default and example, as sentences. */
  readonly facts: SpecText | null;
  /** The one value that it may have. */
  readonly constant: Literal | null;
  readonly default: Literal | null;
  readonly example: Literal | null;
  /** Where it stands on the wire; `body` for members of anything but params. */
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
  /** What its values are in JSON. */
  readonly json: JsonKind;
  /** Values of the discriminator that mean it. */
  readonly tags: readonly SpecText[];
  /** Members that it requires and no other variant has. */
  readonly distinguishing: readonly SpecText[];
  /** Members whose one value tells it from others: a literal each. */
  readonly literals: readonly { readonly name: SpecText; readonly value: Literal }[];
  readonly description: SpecText | null;
}

export interface DiscriminatorView {
  readonly property: SpecText;
}
