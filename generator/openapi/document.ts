/**
 * The one dialect that all stages after `upgrade` read: OpenAPI 3.1 and 3.2, with two additions.
 * `nullable: true` adds null to the values of a schema, and `example` is retained next to `examples`.
 * Only fields that some stage reads are declared; others, extensions included, are retained.
 *
 * @see https://spec.openapis.org/oas/v3.2.0
 */

import type { Json } from '../base/json.js';

export interface OpenAPIDocument {
  readonly openapi: string;
  readonly info?: InfoObject;
  readonly servers?: readonly ServerObject[];
  readonly paths?: Readonly<Record<string, PathItemObject>>;
  readonly webhooks?: Readonly<Record<string, PathItemObject>>;
  readonly components?: ComponentsObject;
  readonly security?: readonly SecurityRequirementObject[];
  readonly tags?: readonly TagObject[];
}

export interface InfoObject {
  readonly title?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly version?: string;
  readonly contact?: { readonly name?: string; readonly url?: string; readonly email?: string };
  readonly license?: {
    readonly name?: string;
    readonly identifier?: string;
    readonly url?: string;
  };
}

export interface ServerObject {
  readonly url?: string;
  readonly name?: string;
  readonly description?: string;
  readonly variables?: Readonly<Record<string, ServerVariableObject>>;
}

export interface ServerVariableObject {
  readonly default?: string;
  readonly enum?: readonly string[];
  readonly description?: string;
}

export interface TagObject {
  readonly name?: string;
  readonly summary?: string;
  readonly parent?: string;
  readonly kind?: string;
  readonly description?: string;
}

export interface ComponentsObject {
  readonly schemas?: Readonly<Record<string, SchemaObject | boolean>>;
  readonly responses?: Readonly<Record<string, ResponseObject>>;
  readonly parameters?: Readonly<Record<string, ParameterObject>>;
  readonly requestBodies?: Readonly<Record<string, RequestBodyObject>>;
  readonly headers?: Readonly<Record<string, ParameterObject>>;
  readonly securitySchemes?: Readonly<Record<string, SecuritySchemeObject>>;
}

export interface ReferenceObject {
  readonly $ref?: string;
}

/** Methods that are fields of a Path Item Object. */
export const methods = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
  'query',
] as const;
export type FixedMethod = (typeof methods)[number];

export interface PathItemObject
  extends ReferenceObject, Partial<Record<FixedMethod, OperationObject>> {
  readonly summary?: string;
  readonly description?: string;
  readonly servers?: readonly ServerObject[];
  readonly parameters?: readonly ParameterObject[];
  readonly additionalOperations?: Readonly<Record<string, OperationObject>>;
}

export interface OperationObject extends ReferenceObject {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly summary?: string;
  readonly description?: string;
  readonly externalDocs?: { readonly url?: string; readonly description?: string };
  readonly parameters?: readonly ParameterObject[];
  readonly requestBody?: RequestBodyObject;
  readonly responses?: Readonly<Record<string, ResponseObject>>;
  readonly callbacks?: Readonly<Record<string, CallbackObject>>;
  readonly deprecated?: boolean;
  readonly security?: readonly SecurityRequirementObject[];
  readonly servers?: readonly ServerObject[];
  readonly 'x-codeSamples'?: Json;
  readonly 'x-code-samples'?: Json;
}

export type CallbackObject = ReferenceObject & Readonly<Record<string, PathItemObject>>;

/** A Parameter Object, or a Header Object, which has neither `name` nor `in`. */
export interface ParameterObject extends ReferenceObject {
  readonly name?: string;
  readonly in?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
  readonly schema?: SchemaObject | boolean;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
}

export interface RequestBodyObject extends ReferenceObject {
  readonly description?: string;
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

export interface ResponseObject extends ReferenceObject {
  readonly description?: string;
  readonly headers?: Readonly<Record<string, ParameterObject>>;
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
}

export interface MediaTypeObject extends ReferenceObject {
  readonly schema?: SchemaObject | boolean;
  readonly itemSchema?: SchemaObject | boolean;
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
  readonly encoding?: Readonly<Record<string, EncodingObject>>;
}

export interface EncodingObject {
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, ParameterObject>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

export interface ExampleObject extends ReferenceObject {
  readonly value?: Json;
  readonly dataValue?: Json;
}

export interface SecuritySchemeObject extends ReferenceObject {
  readonly type?: string;
  readonly name?: string;
  readonly in?: string;
  readonly scheme?: string;
  readonly description?: string;
  readonly flows?: { readonly clientCredentials?: OAuthFlowObject };
  /** OpenAPI 2.0, for its OAuth flows. */
  readonly flow?: string;
  readonly tokenUrl?: string;
}

export interface OAuthFlowObject {
  readonly tokenUrl?: string;
}

export type SecurityRequirementObject = Readonly<Record<string, readonly string[]>>;

export interface DiscriminatorObject {
  readonly propertyName?: string;
  readonly mapping?: Readonly<Record<string, string>>;
  readonly defaultMapping?: Json;
}

type Schemas = Readonly<Record<string, SchemaObject | boolean>>;
type Schema = SchemaObject | boolean;

/** A Schema Object: JSON Schema 2020-12 with the keywords of OpenAPI. */
export interface SchemaObject extends ReferenceObject {
  readonly $dynamicRef?: string;
  readonly type?: string | readonly string[];
  readonly nullable?: boolean;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly not?: Schema;
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly properties?: Schemas;
  readonly patternProperties?: Schemas;
  readonly additionalProperties?: Schema;
  readonly unevaluatedProperties?: Schema;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Schemas;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly unevaluatedItems?: Schema;
  readonly contains?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly contentMediaType?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly discriminator?: DiscriminatorObject;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly default?: Json;
  readonly example?: Json;
  readonly examples?: readonly Json[];
  readonly 'x-enum-varnames'?: Json;
  readonly 'x-enum-descriptions'?: Json;
  readonly 'x-ms-discriminator-value'?: Json;
}

/** The type of each object of the specification that can be referenced or that contains references. */
export interface ObjectTypes {
  OpenAPI: OpenAPIDocument;
  PathItem: PathItemObject;
  Operation: OperationObject;
  Parameter: ParameterObject;
  Header: ParameterObject;
  RequestBody: RequestBodyObject;
  Response: ResponseObject;
  MediaType: MediaTypeObject;
  Example: ExampleObject;
  SecurityScheme: SecuritySchemeObject;
  Callback: CallbackObject;
  Schema: SchemaObject | boolean;
}
