/** The view of an operation: its arguments, and how they are sent. */

import type { AnswerKind } from '../../../model/api.js';
import type { Code, SpecText } from '../code.js';
import type { Literal } from '../literal.js';
import type { TypeRef } from '../type-printers.js';
import type { FieldView, ModelView } from './model-view.js';
import type { SecurityView } from './security-view.js';

export interface OperationView {
  readonly id: string;
  /** Name of the method of the resource. */
  readonly name: Code;
  /** Upper case. */
  readonly httpMethod: SpecText;
  readonly path: SpecText;
  readonly pathParts: readonly PathPartView[];
  readonly description: SpecText | null;
  readonly isDeprecated: boolean;
  /** URL of the external documentation. */
  readonly documentation: SpecText | null;
  /** The last path parameter. */
  readonly positional: ArgumentView | null;
  /** The type of the object with all other arguments. */
  readonly params: ModelView | null;
  readonly isParamsRequired: boolean;
  /** All other arguments: required ones first, alphabetical in each group. */
  readonly arguments: readonly ArgumentView[];
  readonly query: readonly ArgumentView[];
  readonly headers: readonly ArgumentView[];
  readonly cookies: readonly ArgumentView[];
  readonly body: BodyView | null;
  /** Value of the `Accept` header. */
  readonly accept: SpecText;
  /** Whether `accept` is `application/json`. */
  readonly acceptsJson: boolean;
  /** How a successful response is decoded; `mixed` if its status or its media type decides, as in `answers`. */
  readonly decode: 'json' | 'text' | 'binary' | 'none' | 'mixed';
  readonly answers: AnswersView;
  /** Type of a successful response; null if it has no body. */
  readonly returns: TypeRef | null;
  readonly errors: readonly ErrorView[];
  /** Null where the default of the API applies. */
  readonly security: readonly SecurityView[] | null;
  /** Server of this operation, if it has one. */
  readonly server: SpecText | null;
  /** Arguments of an example call. */
  readonly example: ExampleView;
}

/** A variant of a union of several types of JSON that media types select. */
export interface SelectedVariant {
  /** In lower case, without parameters. */
  readonly mediaTypes: readonly SpecText[];
  readonly type: TypeRef;
  /** Its name in a named union; null in another one. */
  readonly name: Code | null;
}

/** What a successful response can be. */
export interface AnswersView {
  /** At least one. `string`: in JSON, or as plain text. `any`: the document does not say. */
  readonly kinds: readonly AnswerKind[];
  /** Statuses whose body is ignored. */
  readonly empty: readonly Code[];
  /** The variants of `returns` that media types select, where it is a union of several types of JSON. */
  readonly variants: readonly SelectedVariant[];
  /** Other results that a caller can ask for by their media types. */
  readonly alternatives: readonly {
    readonly mediaTypes: readonly SpecText[];
    readonly kind: AnswerKind;
    readonly type: TypeRef;
    /** Whether it is one of the results of a call that asks for none of them. */
    readonly isUsual: boolean;
  }[];
}

export interface ArgumentView extends FieldView {
  /** Name of the argument; `name` is that of the field of params. */
  readonly argument: Code;
  /** Whether it comes before params and is not a field of them. */
  readonly isPositional: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** How arrays within an object in `deepObject` style are written; arrays of objects have indices by default. */
  readonly lists: 'repeat' | 'comma' | 'brackets' | 'indices';
}

/** OpenAPI's styles, `brackets` (an array as `a[]=1&a[]=2`) and `json` (a parameter with `content`). */
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

/** A part of a path: fixed text or an argument. */
export interface PathPartView {
  readonly text: SpecText | null;
  readonly argument: ArgumentView | null;
}

export interface BodyView {
  readonly encoding: 'json' | 'form' | 'multipart' | 'text' | 'binary';
  readonly mediaType: SpecText;
  /**
   * Set for a JSON body that is sent as multipart if it contains a file, or a member of this list: those that JSON
   * does not have.
   */
  readonly orMultipart: { readonly only: readonly SpecText[] } | null;
  /** Set for a JSON body that is sent as it is if it is bytes: the same facts about those. */
  readonly orBytes: {
    readonly mediaType: SpecText;
    readonly accepts: readonly SpecText[];
  } | null;
  /** Media types and ranges that bytes may have; their own is sent if it is among them, or else `mediaType`. */
  readonly accepts: readonly SpecText[];
  readonly isRequired: boolean;
  /** The argument that is the whole body; null where the body is an object of several arguments. */
  readonly argument: ArgumentView | null;
  /** The argument that is null if an object of several arguments is null as a whole; null if it cannot be. */
  readonly orNull: ArgumentView | null;
  /** The arguments that are the members of the body. */
  readonly fields: readonly ArgumentView[];
  /**
   * Members of a form that are not written in the default way. `content`: each item has one of the media types.
   * `joined`: the items are one field. `spread`: each member of an object is a field of the form itself.
   * `brackets`: each scalar is a field, with its path in brackets.
   */
  readonly encoded: readonly {
    readonly name: SpecText;
    readonly kind: 'content' | 'joined' | 'spread' | 'brackets';
    /** Null unless the items are joined. */
    readonly separator: SpecText | null;
    readonly mediaTypes: readonly SpecText[];
  }[];
}

export interface ErrorView {
  /** `404`, `4XX` or `default`. */
  readonly status: SpecText;
  readonly description: SpecText | null;
  readonly type: TypeRef;
  /** The variants of `type` that media types select. */
  readonly variants: readonly SelectedVariant[];
}

export interface ExampleView {
  readonly positional: Literal | null;
  /** The arguments that a call needs. */
  readonly arguments: readonly { readonly argument: Code; readonly value: Code }[];
  /** Whether one of them is or contains a file. */
  readonly hasFile: boolean;
  readonly hasFileList: boolean;
  /** The same as one value of params; null if params are optional. */
  readonly params: Code | null;
}
