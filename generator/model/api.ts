/**
 * The model: what an OpenAPI document says, in no dialect and in no language. Read this file first.
 *
 * Immutable and serialisable: `sdkwright model` prints it as JSON. It gives identities and words; names
 * are given by the stage `naming`, per target.
 */

import type { Json } from '../base/json.js';

/**
 * Identity of a named type or of a place: `#/components/schemas/Foo` in the root document,
 * `other.yml#/Foo` elsewhere, `PATCH /foo/{id} params` for what an operation itself brings.
 */
export type TypeId = string;
/** Place in the documents, which never identifies anything: `#/components/schemas/Foo/properties/bar`. */
export type SourcePointer = string;
/** Identity of an operation: verb and path, `PATCH /foo/{id}`. */
export type OperationId = string;

export interface Api {
  readonly info: Info;
  readonly servers: readonly Server[];
  /** What the document says about the tags that operations have. */
  readonly tags: readonly Tag[];
  readonly operations: readonly Operation[];
  readonly webhooks: readonly Webhook[];
  readonly types: ReadonlyMap<TypeId, NamedType>;
  readonly security: {
    readonly schemes: readonly SecurityScheme[];
    /** What holds where an operation says nothing. */
    readonly default: SecurityAlternatives;
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
  /** Name of the tag that it is within. */
  readonly parent?: string;
  /** `nav`, `badge`, `audience` or a word of one's own. */
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
  /** Where the document says it. */
  readonly at: TypeId;
}

/** Any value. */
export interface UnknownType extends Node<'unknown'> {
  /** Set for a property that `required` lists and no schema describes. */
  readonly undeclared?: true;
}
export type NeverType = Node<'never'>;
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
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

export interface StringType extends Node<'string'>, Constrained {
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Bytes: a file in a multipart body, or a whole body. In JSON it is a string. */
export type BinaryType = Node<'binary'>;

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
  /** The first elements, each with a type of its own; `items` holds for what follows. */
  readonly prefix?: readonly Use[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly unique: boolean;
  readonly contains?: Type;
}

export interface ObjectType extends Node<'object'> {
  readonly properties: readonly Property[];
  /** What other members hold; `unstated` allows them without saying so. */
  readonly additional: Use | 'closed' | 'unstated';
  readonly patterns: readonly { readonly pattern: string; readonly use: Use }[];
  /** What member names must be. */
  readonly names?: Type;
  /** Members that must be there when another is. */
  readonly dependent: readonly { readonly name: string; readonly requires: readonly string[] }[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** Objects whose members it has too, without conflict. */
  readonly extends: readonly RefType[];
}

export interface UnionType extends Node<'union'> {
  readonly variants: readonly Use[];
  readonly discriminator?: Discriminator;
}

export interface Discriminator {
  readonly property: string;
  /** Values of that member, and the index of the variant that each means. */
  readonly mapping: readonly { readonly value: string; readonly variant: number }[];
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

/** A use of a type: what is said about it there and nowhere else. */
export interface Use {
  readonly type: Type;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated: boolean;
  /** Documentation only: never sent. `{ value: null }` is not the absence of a default. */
  readonly default?: { readonly value: Json };
  readonly examples: readonly Json[];
}

export interface Property extends Use {
  /** As on the wire. */
  readonly name: string;
  readonly required: boolean;
  /** Does not exist in requests. */
  readonly readOnly: boolean;
  /** Does not exist in responses. */
  readonly writeOnly: boolean;
}

/** Which form of a type: requests have no `readOnly` members, responses no `writeOnly` ones. */
export type Form = 'both' | 'request' | 'response';

export type Role =
  /** A schema that the document names, or that a reference points at. */
  | 'schema'
  /** The merged arguments of an operation. */
  | 'params'
  /** What an operation gives back. */
  | 'response'
  /** What it may answer beside success, by status. */
  | 'errors'
  /** What a callback or webhook sends. */
  | 'event'
  /** An inline type of another named type. */
  | 'nested';

export interface NamedType {
  readonly id: TypeId;
  readonly role: Role;
  readonly form: Form;
  /** What it is called where it stands: a component's name, a member's name. */
  readonly wireName: string;
  readonly use: Use;
  /** The operation that it belongs to. */
  readonly operation?: OperationId;
  /** The named type that it is nested in. */
  readonly owner?: TypeId;
  /**
   * For the request form of a type that has two forms, and what is nested in it: the type itself, whose id
   * the response form has. Set by the lowering `forms`.
   */
  readonly requestFormOf?: TypeId;
  /** Types whose nested names it offers under its own too: an alias keeps them for its users. */
  readonly adopts?: TypeId;
  /** How values of it are written: decides what `binary` means. */
  readonly encodings: readonly ('json' | 'multipart')[];
  /** Whether references lead back to it. */
  readonly recursive: boolean;
}

// ----------------------------------------------------------------------------------- operations

export interface Operation {
  readonly id: OperationId;
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operationId?: string;
  readonly tags: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly documentation?: string;
  readonly deprecated: boolean;
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly responses: readonly Response[];
  readonly arguments: Arguments;
  /** What success gives; absent schema and content are `unknown` and `null`. */
  readonly success: Use;
  /** The type of role `errors`; absent when the document declares none. */
  readonly errors?: TypeId;
  readonly wire: WirePlan;
  /** Absent: the default of the API holds. */
  readonly security?: SecurityAlternatives;
  readonly servers: readonly Server[];
  readonly samples: readonly CodeSample[];
  readonly at: TypeId;
}

export type Location = 'path' | 'query' | 'header' | 'cookie';
export type Style =
  'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

export interface Parameter extends Use {
  readonly name: string;
  readonly in: Location;
  readonly required: boolean;
  readonly serialization: Serialization;
  readonly at: TypeId;
}

/** How a value becomes text: by style, or by the media type of a `content` parameter. */
export type Serialization =
  | {
      readonly style: Style;
      readonly explode: boolean;
      readonly allowReserved: boolean;
      /** Whether the document states it; otherwise the SDK's own default for arrays holds. */
      readonly stated: boolean;
    }
  | { readonly mediaType: string };

export interface Body {
  readonly description?: string;
  readonly required: boolean;
  readonly contents: readonly Content[];
  readonly at: TypeId;
}

export interface Content {
  readonly mediaType: string;
  readonly use: Use;
  /** What each item of a sequence (events, lines of JSON) is. */
  readonly items?: Use;
  /** What the document states of members of a multipart or form body. */
  readonly encoding: ReadonlyMap<string, Encoding>;
}

/** How one member of a form is written: as a media type, or by style as a query parameter is. */
export interface Encoding {
  readonly contentType?: string;
  readonly serialization?: Serialization;
}

export interface Response {
  /** `200`, `4XX` or `default`. */
  readonly status: string;
  readonly description?: string;
  readonly contents: readonly Content[];
  readonly headers: readonly (Use & { readonly name: string; readonly required: boolean })[];
  readonly at: TypeId;
}

/** How a caller passes what an operation needs: first a path value, then one object of the rest. */
export interface Arguments {
  /** The last path parameter. */
  readonly positional?: Parameter;
  /** Everything else: the type of role `params`. */
  readonly params?: { readonly id: TypeId; readonly required: boolean };
}

/** The whole knowledge of where things go on the wire; no emitter decides any of it. */
export interface WirePlan {
  readonly path: readonly (string | WireMember)[];
  readonly query: readonly WireMember[];
  readonly headers: readonly WireMember[];
  readonly cookies: readonly WireMember[];
  readonly body?: WireBody;
  readonly response: {
    readonly decode: 'json' | 'text' | 'binary' | 'none';
    /** The `Accept` header. */
    readonly accept: string;
  };
}

export interface WireMember {
  /** Member of the params object; absent for the positional argument. */
  readonly member?: string;
  /** Wire names of the parts of a folded group: `filter[name]` is `filter`, a deep object. */
  readonly name: string;
  readonly serialization: Serialization;
}

export interface WireBody {
  readonly mediaType: string;
  readonly encoding: 'json' | 'form' | 'multipart' | 'text' | 'binary';
  /** Whether a JSON body goes as `multipart/form-data` once a member of it is a file. */
  readonly orMultipart?: true;
  /** `rest`: the members that go nowhere else; `body`: the member of that name. */
  readonly from: 'rest' | 'body';
  readonly required: boolean;
  /** Members of a form that are not written as such members are by default, by wire name. */
  readonly members: readonly (Encoding & { readonly name: string })[];
}

export interface CodeSample {
  readonly language: string;
  readonly source: string;
}

export interface Webhook {
  readonly name: string;
  /** The operation that registers a callback; absent for a webhook of the API. */
  readonly operation?: OperationId;
  /** The type of role `event`, or a schema. */
  readonly payload: Use;
  readonly at: TypeId;
}

// ------------------------------------------------------------------------------------- security

export type SecurityScheme = {
  /** Name of the component; of equal schemes the first. Client credentials have a name of their own. */
  readonly name: string;
  readonly description?: string;
} & (
  | { readonly type: 'bearer' }
  | { readonly type: 'basic' }
  /** OAuth 2.0 client credentials: beside the `bearer` of the same component, for a token got elsewhere. */
  | { readonly type: 'clientCredentials'; readonly component: string; readonly tokenURL: string }
  | {
      readonly type: 'apiKey';
      readonly in: 'header' | 'query' | 'cookie';
      readonly parameter: string;
    }
);

/** Alternatives (OR) of schemes that are needed together (AND). `[[]]` or `[]`: none is needed. */
export type SecurityAlternatives = readonly (readonly string[])[];
