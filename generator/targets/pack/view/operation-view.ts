/** Operations as templates see them: what a caller passes, and where each of it goes on the wire. */

import type { Code, SpecText } from '../code.js';
import type { Literal } from '../literals.js';
import type { TypeRef } from '../type-printers.js';
import type { FieldView, ModelView } from './model-view.js';

export interface OperationView {
  readonly id: string;
  /** Of the method on its resource. */
  readonly name: Code;
  /** Upper case. */
  readonly httpMethod: SpecText;
  readonly path: SpecText;
  readonly pathParts: readonly PathPartView[];
  readonly description: SpecText | null;
  readonly isDeprecated: boolean;
  readonly documentation: SpecText | null;
  /** The last path parameter. */
  readonly positional: ArgumentView | null;
  /** Everything else, as one type. */
  readonly params: ModelView | null;
  readonly isParamsRequired: boolean;
  /** Everything else, one by one: required first, then by name. */
  readonly arguments: readonly ArgumentView[];
  readonly query: readonly ArgumentView[];
  readonly headers: readonly ArgumentView[];
  readonly cookies: readonly ArgumentView[];
  readonly body: BodyView | null;
  readonly accept: SpecText;
  /** Whether `accept` is JSON alone. */
  readonly acceptsJson: boolean;
  readonly decode: 'json' | 'text' | 'binary' | 'none';
  /** What success gives; null for nothing. */
  readonly returns: TypeRef | null;
  readonly errors: readonly ErrorView[];
  /** Null where the default of the API holds. Alternatives of schemes that go together. */
  readonly security: readonly { readonly schemes: readonly SpecText[] }[] | null;
  /** A server of its own. */
  readonly server: SpecText | null;
  /** Arguments of a call that shows its use. */
  readonly example: ExampleView;
}

export interface ArgumentView extends FieldView {
  /** As an argument; `name` is that of the member of params. */
  readonly argument: Code;
  /** Whether it stands before params, and is no member of them. */
  readonly isPositional: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

/** How a value becomes text. `brackets`: a list as `a[]=1&a[]=2`; `json`: a content parameter. */
export type ParameterStyle =
  | 'simple'
  | 'label'
  | 'matrix'
  | 'form'
  | 'spaceDelimited'
  | 'pipeDelimited'
  | 'deepObject'
  | 'brackets'
  | 'json';

export interface PathPartView {
  readonly text: SpecText | null;
  readonly argument: ArgumentView | null;
}

export interface BodyView {
  readonly encoding: 'json' | 'form' | 'multipart' | 'text' | 'binary';
  readonly mediaType: SpecText;
  readonly isRequired: boolean;
  /** The member that is the body; null where the body is what goes nowhere else. */
  readonly argument: ArgumentView | null;
  /** The members that make the body, where it is what goes nowhere else. */
  readonly fields: readonly ArgumentView[];
  /** Members of a form that are written in a way of their own: joined by a separator, or as a media type. */
  readonly encoded: readonly {
    readonly name: SpecText;
    readonly separator: SpecText | null;
    readonly mediaType: SpecText | null;
  }[];
}

export interface ErrorView {
  /** `404`, `4XX` or `default`. */
  readonly status: SpecText;
  readonly description: SpecText | null;
  readonly type: TypeRef;
}

export interface ExampleView {
  readonly positional: Literal | null;
  /** Members of params that a call cannot do without. */
  readonly arguments: readonly { readonly argument: Code; readonly value: Code }[];
  /** The same as one value; null where none is needed. */
  readonly params: Code | null;
}
