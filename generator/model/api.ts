/**
 * The model: an API as an OpenAPI document describes it, independent of the version of OpenAPI and of any
 * programming language. Read this file first.
 *
 * - `analyze` builds an `Api` from a document. `lower` rewrites it for what a language can express. `name`
 *   adds a table of names for each target, by id. Targets generate code from both.
 * - It is immutable, and serializable as JSON, which `sdkwright model` prints.
 * - The model states what a construct is; this is never derived from an id or a location. Ids are opaque
 *   outside of `identity.ts`.
 * - A `Type` describes values; a `Use` is one place where a type is used, with its own documentation; a
 *   `NamedType` is a type that others refer to by its id, which is the only way to form cycles.
 * - Nullability is a union with `null`. Wire names are unchanged.
 */

import type { Json } from '../base/json.js';
import type { SecurityAlternatives, SecurityScheme } from './security.js';

/**
 * Identity of a named type: `#/components/schemas/Foo` in the root document, `other.yml#/Foo` in another
 * one, `PATCH /foo/{id} params` for a type that belongs to an operation.
 */
export type TypeId = string;
/** Location in the documents, for diagnostics: `#/components/schemas/Foo/properties/bar`. */
export type SourcePointer = string;
/** Identity of an operation, its method and path: `PATCH /foo/{id}`. Not its `operationId`. */
export type OperationId = string;

export interface Api {
  readonly info: Info;
  readonly servers: readonly Server[];
  /** Descriptions of the tags of operations. */
  readonly tags: readonly Tag[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
  readonly types: ReadonlyMap<TypeId, NamedType>;
  readonly security: {
    readonly schemes: readonly SecurityScheme[];
    /** For operations without security requirements of their own. */
    readonly default: SecurityAlternatives;
    /** Name of the first scheme that the security of the API requires; absent if it states none. */
    readonly primary?: string;
  };
}

export interface Info {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: string;
}

export interface Tag {
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  /** Name of the tag that this one is nested in. */
  readonly parent?: string;
  /** `nav`, `badge`, `audience` or any other value. */
  readonly kind?: string;
}

export interface Server {
  readonly url: string;
  readonly name?: string;
  readonly description?: string;
  readonly variables: readonly {
    readonly name: string;
    readonly default: string;
    readonly values: readonly string[];
  }[];
}

// ---------------------------------------------------------------------------------------- types

export type Type =
  | UnknownType
  | NeverType
  | NullType
  | BooleanType
  | NumberType
  | StringType
  | BinaryType
  | LiteralType
  | EnumType
  | ArrayType
  | ObjectType
  | UnionType
  | IntersectionType
  | NotType
  | ConditionalType
  | RefType;

export type Kind = Type['kind'];
export type TypeOf<K extends Kind> = Extract<Type, { readonly kind: K }>;

interface Node<K extends string> {
  readonly kind: K;
  /** Where the document states it. */
  readonly at: SourcePointer;
}

/** Any value. */
export interface UnknownType extends Node<'unknown'> {
  /** Set for a property that `required` lists, and for items, that no schema describes. */
  readonly undeclared?: true;
}
/** No value. */
export interface NeverType extends Node<'never'> {
  /** Set where the members of an intersection exclude each other. */
  readonly conflict?: true;
}
export type NullType = Node<'null'>;
export type BooleanType = Node<'boolean'>;

interface Constrained {
  /**
   * Set on a member of an intersection whose schema constrains values of this kind without stating `type`:
   * values of other kinds are valid too.
   */
  readonly constraintOnly?: true;
}

export interface NumberType extends Node<'number'>, Constrained {
  readonly integer: boolean;
  readonly format?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly exclusiveMinimum?: number | bigint;
  readonly exclusiveMaximum?: number | bigint;
  readonly multipleOf?: number;
}

export interface StringType extends Node<'string'>, Constrained {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Bytes: a file in a multipart body, or a whole body. In JSON they are a string. */
export interface BinaryType extends Node<'binary'> {
  /** Set on a result that is a whole response, whose body the caller reads. */
  readonly raw?: true;
}

export interface LiteralType extends Node<'literal'> {
  readonly value: Json;
}

export interface EnumType extends Node<'enum'> {
  readonly members: readonly EnumMember[];
}

export interface EnumMember {
  readonly value: Json;
  /** From `x-enum-varnames`. */
  readonly name?: string;
  readonly description?: string;
}

export interface ArrayType extends Node<'array'>, Constrained {
  readonly items: Use;
  /** Types of the first items, each its own; `items` is the type of all others. */
  readonly prefix?: readonly Use[];
  /** Set on a member of an intersection: `items` is for those that no other member describes. */
  readonly unevaluated?: true;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique: boolean;
  readonly contains?: Type;
}

export interface ObjectType extends Node<'object'> {
  readonly properties: readonly Property[];
  /** The type of other properties. `unstated`: they are allowed, but the document does not mention them. */
  readonly additional: Use | 'closed' | 'unstated';
  /** Set on a member of an intersection: `additional` is for properties that no other member describes. */
  readonly unevaluated?: true;
  readonly patterns: readonly { readonly pattern: string; readonly use: Use }[];
  /** The type that property names have. */
  readonly names?: Type;
  /** Properties that are required if another is present. */
  readonly dependent: readonly { readonly name: string; readonly requires: readonly string[] }[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Objects whose properties it inherits; none conflicts with its own. */
  readonly extends: readonly RefType[];
}

export interface UnionType extends Node<'union'> {
  readonly variants: readonly Use[];
  readonly discriminator?: Discriminator;
  /** How each variant is sent, if they are the contents of one body. */
  readonly encodings?: readonly ('json' | 'multipart' | 'binary')[];
  /**
   * The media types that stand for each variant alone, without parameters, if the variants are the results of one
   * operation.
   */
  readonly mediaTypes?: readonly (readonly string[])[];
}

export interface Discriminator {
  readonly property: string;
  /** Values of that property, and the index of the variant that each selects. */
  readonly mapping: readonly { readonly value: string; readonly variant: number }[];
  /** Whether the document maps further values, to schemas that cannot be found. */
  readonly isPartial?: true;
}

export interface IntersectionType extends Node<'intersection'> {
  readonly members: readonly Type[];
}

export interface NotType extends Node<'not'> {
  readonly type: Type;
}

export interface ConditionalType extends Node<'conditional'> {
  /** The keyword that states it; for `dependentSchemas`, `if` asserts that the property is present. */
  readonly keyword: 'if' | 'dependentSchemas';
  readonly if: Type;
  readonly then?: Type;
  readonly else?: Type;
}

export interface RefType extends Node<'ref'> {
  readonly to: TypeId;
}

/** A place where a type is used, with its documentation there. */
export interface Use {
  readonly type: Type;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  /** For documentation, never sent. A default of null is `{ value: null }`. */
  readonly default?: { readonly value: Json };
  readonly examples: readonly Json[];
}

export interface Property extends Use {
  /** The name on the wire. */
  readonly name: string;
  readonly required: boolean;
  /** Not part of requests. */
  readonly readOnly: boolean;
  /** Not part of responses. */
  readonly writeOnly: boolean;
  /** Set where its values tell a variant of a union apart from the others. No other value can be added to them. */
  readonly isTag?: true;
  /** Set in an alternative that only requires the member, which the object beside it in the intersection declares. */
  readonly isRestated?: true;
}

/** Which values a type describes: requests have no `readOnly` properties, responses no `writeOnly` ones. */
export type Form = 'both' | 'request' | 'response';

export type Role =
  /** A component, or another schema that a reference points to. */
  | 'schema'
  /** The merged arguments of an operation. */
  | 'params'
  /** The result of an operation. */
  | 'response'
  /** The error responses of an operation: an object with a property for each status. */
  | 'errors'
  /** The payload of a callback or webhook. */
  | 'event'
  /** An inline type of another named type; made by the lowering `inline`. */
  | 'nested';

export interface NamedType {
  readonly id: TypeId;
  readonly role: Role;
  readonly form: Form;
  /** Its name in the document: of the component, or words from the property that contains it. */
  readonly wireName: string;
  readonly use: Use;
  /** The operation that it belongs to. */
  readonly operation?: OperationId;
  /** The named type that it is nested in. */
  readonly owner?: TypeId;
  /**
   * Set by the lowering `forms` on the request form of a type with two forms, and on types nested in it: the
   * id of the type itself, which the response form has.
   */
  readonly requestFormOf?: TypeId;
  /** A type whose nested types are available under this one's name too, as aliases. */
  readonly adopts?: TypeId;
  /** Set for the own members of a base class, which only its subclasses extend. */
  readonly isBase?: true;
  /** How values of it are serialized, which decides what `binary` is. */
  readonly encodings: readonly ('binary' | 'json' | 'multipart')[];
  /** Whether it refers to itself, possibly through other types. */
  readonly recursive: boolean;
}

// ----------------------------------------------------------------------------------- operations

export interface Operation {
  readonly id: OperationId;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  /** The id that other operations have too, so that it names none of them. */
  readonly repeatedId?: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly documentation?: string;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly responses: readonly Response[];
  readonly arguments: Arguments;
  /** The result: `null` for a response without a body, `unknown` if no response has a schema. */
  readonly success: Use;
  /** The type of role `errors`; absent when the document declares none. */
  readonly errors?: TypeId;
  readonly wire: WirePlan;
  /** Absent if the default of the API applies. */
  readonly security?: SecurityAlternatives;
  readonly servers: readonly Server[];
  readonly samples: readonly CodeSample[];
  readonly at: SourcePointer;
}

export type Location = 'path' | 'query' | 'header' | 'cookie';
export type Style =
  'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

export interface Parameter extends Use {
  readonly name: string;
  readonly in: Location;
  readonly required: boolean;
  readonly serialization: Serialization;
  readonly at: SourcePointer;
}

/** How a value is written: by style, or by the media type of a `content` parameter. */
export type Serialization =
  | {
      readonly style: Style;
      readonly explode: boolean;
      readonly allowReserved: boolean;
      /** Whether the document states the style; otherwise the config decides how arrays are written. */
      readonly stated: boolean;
    }
  | { readonly mediaType: string };

export interface Body {
  readonly description?: string;
  readonly required: boolean;
  readonly contents: readonly Content[];
  readonly at: SourcePointer;
}

export interface Content {
  readonly mediaType: string;
  readonly use: Use;
  /** The items of a sequence, such as events or lines of JSON. */
  readonly items?: Use;
  /** How members of a multipart or form body are written, where the document states it. */
  readonly encoding: ReadonlyMap<string, Encoding>;
}

/** How one member of a form is written: as a media type, or by style as a query parameter is. */
export interface Encoding {
  /** One media type or several, which may be ranges: `image/png, image/*`. */
  readonly contentType?: string;
  readonly serialization?: Serialization;
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description?: string;
  readonly contents: readonly Content[];
  readonly headers: readonly (Use & { readonly name: string; readonly required: boolean })[];
  readonly at: SourcePointer;
}

/** How a caller passes the arguments of an operation: a path value first, then an object with the rest. */
export interface Arguments {
  /** The last path parameter. */
  readonly positional?: Parameter;
  /** All other arguments: the type of role `params`. */
  readonly params?: { readonly id: TypeId; readonly required: boolean };
}

/** Where each argument goes in the HTTP request, and how the response is decoded. Targets make no such decisions. */
export interface WirePlan {
  readonly path: readonly (string | WireMember)[];
  readonly query: readonly WireMember[];
  readonly headers: readonly WireMember[];
  readonly cookies: readonly WireMember[];
  readonly body?: WireBody;
  readonly response: WireResponse;
}

/**
 * What an answer on success can be: JSON; a string (in JSON, or as plain text); text; bytes, which are not decoded;
 * nothing; or anything, if the document does not say.
 */
export type AnswerKind = 'json' | 'string' | 'text' | 'binary' | 'none' | 'any';

/** Which answers on success are asked for and expected. The `Content-Type` of an answer decides between several. */
export interface WireResponse {
  /** The `Accept` header. */
  readonly accept: string;
  /** At least one, without duplicates. Statuses 204 and 205 have no body, whether it contains `none` or not. */
  readonly kinds: readonly AnswerKind[];
  /** Statuses that are declared without content, while others have some. */
  readonly empty: readonly string[];
  /** Results that a caller can ask for by their media types. */
  readonly alternatives: readonly AnswerAlternative[];
}

/** A result of another type, and the media types that stand for it. */
export interface AnswerAlternative {
  readonly mediaTypes: readonly string[];
  /** Set if it is one of the results of a call that asks for none of them. */
  readonly isUsual?: true;
  readonly kind: AnswerKind;
  readonly use: Use;
}

export interface WireMember {
  /** Property of the params object; absent for the positional argument. */
  readonly member?: string;
  /** The name on the wire; for parameters folded into an object (`filter[name]`), the common `filter`. */
  readonly name: string;
  readonly serialization: Serialization;
}

export interface WireBody {
  readonly mediaType: string;
  /**
   * For bytes that may have other media types: those, and ranges. The type of a value is sent if it is among
   * them, and `mediaType` otherwise.
   */
  readonly accepts: readonly string[];
  readonly encoding: 'json' | 'form' | 'multipart' | 'text' | 'binary';
  /**
   * Set for a JSON body that is sent as `multipart/form-data` if it contains a file, or a member of `only`:
   * those that JSON does not have.
   */
  readonly orMultipart?: { readonly only: readonly string[] };
  /** Set for a JSON body that is sent as it is if it is bytes: the media types that those may have. */
  readonly orBytes?: Pick<WireBody, 'mediaType' | 'accepts'>;
  /** `rest`: the properties of params that are not sent elsewhere. `body`: the property of that name. */
  readonly from: 'rest' | 'body';
  /** Set for a JSON body of `rest` that is null where params have a property `body` that is null. */
  readonly orNull?: true;
  readonly required: boolean;
  /** Members of a form that are not written in the default way, by their names on the wire. */
  readonly members: readonly FormMember[];
}

/** How a member of a form is written, in place of the default. */
export type FormEncoding =
  /** Each item has one of these media types, in order of preference: that of a file, if it is among them. */
  | { readonly kind: 'content'; readonly mediaTypes: readonly string[] }
  /** The items of a list, or the names and values of an object, are one field. */
  | { readonly kind: 'joined'; readonly separator: ',' | ' ' | '|' }
  /** Each member of an object is a field of the form itself. */
  | { readonly kind: 'spread' }
  /** Each scalar is a field, with its path in brackets. */
  | { readonly kind: 'brackets' };

export type FormMember = { readonly name: string; readonly encoding: FormEncoding };

export interface CodeSample {
  readonly language: string;
  readonly source: string;
}

export interface Webhook {
  readonly name: string;
  /** The operation that registers the callback; absent for a webhook of the API. */
  readonly operation?: OperationId;
  /** The type of role `event`, or a schema. */
  readonly payload: Use;
  readonly at: SourcePointer;
}
