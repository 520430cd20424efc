/**
 * The fields of the objects of the OpenAPI Specification, with their types: one table that decides where
 * schemas and references can be, so that nothing in an example or a default is mistaken for one.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#schema-0
 */

/** The shape of a value that contains no objects of the specification. */
export type ScalarShape =
  /** A string. Numbers and booleans become strings. */
  | 'text'
  /** A boolean. */
  | 'flag'
  | 'number'
  /** A number, or a boolean in OpenAPI 3.0. */
  | 'bound'
  /** Any value. */
  | 'json'
  /** An array of any values. */
  | 'values'
  /** An array of strings. */
  | 'texts'
  /** Any value of a known keyword that has no effect on an SDK. */
  | 'inert'
  /** Any value of a known keyword that should have an effect, but is not supported: reported. */
  | 'unsupported';

/** The shape of a member: a scalar, or one, an array or a map of objects of the specification. */
export type Shape =
  | ScalarShape
  | { readonly one: ObjectName }
  | { readonly list: ObjectName }
  | { readonly map: ObjectName };

/** Name of an object of the specification, such as `PathItem`. */
export type ObjectName = keyof typeof tables;

/** An object with fixed fields, or a map of which every member has the same shape. */
export type Table = { readonly [member: string]: Shape } | { readonly every: Shape };

const docs = { title: 'text', summary: 'text', description: 'text' } as const;
const schema = { one: 'Schema' } as const;
const schemas = { list: 'Schema' } as const;
const schemaMap = { map: 'Schema' } as const;
const operation = { one: 'Operation' } as const;
const serialization = { style: 'text', explode: 'flag', allowReserved: 'flag' } as const;
const samples = { example: 'json', examples: { map: 'Example' } } as const;
const reference = { $ref: 'text' } as const;
const parameter = {
  ...docs,
  ...serialization,
  ...samples,
  name: 'text',
  in: 'text',
  required: 'flag',
  deprecated: 'flag',
  allowEmptyValue: 'unsupported',
  schema,
  content: { map: 'MediaType' },
  ...reference,
} as const;

const tables = {
  OpenAPI: {
    openapi: 'text',
    info: { one: 'Info' },
    servers: { list: 'Server' },
    paths: { map: 'PathItem' },
    webhooks: { map: 'PathItem' },
    components: { one: 'Components' },
    security: { list: 'SecurityRequirement' },
    tags: { list: 'Tag' },
    $self: 'text',
    jsonSchemaDialect: 'inert',
    externalDocs: 'inert',
    // OpenAPI 2.0
    swagger: 'text',
    parameters: 'inert',
    consumes: 'inert',
    produces: 'inert',
    definitions: { map: 'Schema' },
    responses: { map: 'Response' },
  },
  Info: {
    ...docs,
    version: 'text',
    termsOfService: 'inert',
    contact: { one: 'Contact' },
    license: { one: 'License' },
  },
  Contact: { name: 'text', url: 'text', email: 'text' },
  License: { name: 'text', identifier: 'text', url: 'text' },
  Server: { ...docs, url: 'text', name: 'text', variables: { map: 'ServerVariable' } },
  ServerVariable: { ...docs, default: 'text', enum: 'texts' },
  Tag: { ...docs, name: 'text', parent: 'text', kind: 'text', externalDocs: 'inert' },
  ExternalDocs: { ...docs, url: 'text' },
  Components: {
    schemas: schemaMap,
    responses: { map: 'Response' },
    parameters: { map: 'Parameter' },
    examples: { map: 'Example' },
    requestBodies: { map: 'RequestBody' },
    headers: { map: 'Header' },
    securitySchemes: { map: 'SecurityScheme' },
    callbacks: { map: 'Callback' },
    pathItems: { map: 'PathItem' },
    mediaTypes: { map: 'MediaType' },
    links: 'unsupported',
  },
  PathItem: {
    ...docs,
    ...reference,
    get: operation,
    put: operation,
    post: operation,
    delete: operation,
    options: operation,
    head: operation,
    patch: operation,
    trace: operation,
    query: operation,
    additionalOperations: { map: 'Operation' },
    servers: { list: 'Server' },
    parameters: { list: 'Parameter' },
  },
  Operation: {
    ...docs,
    ...reference,
    operationId: 'text',
    tags: 'texts',
    externalDocs: { one: 'ExternalDocs' },
    parameters: { list: 'Parameter' },
    requestBody: { one: 'RequestBody' },
    responses: { map: 'Response' },
    callbacks: { map: 'Callback' },
    deprecated: 'flag',
    security: { list: 'SecurityRequirement' },
    servers: { list: 'Server' },
  },
  Parameter: parameter,
  Header: parameter,
  RequestBody: { ...docs, ...reference, required: 'flag', content: { map: 'MediaType' } },
  Response: {
    ...docs,
    ...reference,
    headers: { map: 'Header' },
    content: { map: 'MediaType' },
    links: 'unsupported',
  },
  MediaType: {
    ...reference,
    ...samples,
    schema,
    itemSchema: schema,
    encoding: { map: 'Encoding' },
    prefixEncoding: 'unsupported',
    itemEncoding: 'unsupported',
  },
  Encoding: {
    ...serialization,
    contentType: 'text',
    headers: { map: 'Header' },
    encoding: 'unsupported',
    prefixEncoding: 'unsupported',
    itemEncoding: 'unsupported',
  },
  Example: {
    ...docs,
    ...reference,
    value: 'json',
    dataValue: 'json',
    serializedValue: 'inert',
    externalValue: 'inert',
  },
  SecurityScheme: {
    ...docs,
    ...reference,
    type: 'text',
    name: 'text',
    in: 'text',
    scheme: 'text',
    deprecated: 'flag',
    bearerFormat: 'inert',
    flows: { one: 'OAuthFlows' },
    openIdConnectUrl: 'inert',
    oauth2MetadataUrl: 'inert',
    // OpenAPI 2.0
    flow: 'text',
    authorizationUrl: 'inert',
    tokenUrl: 'text',
    scopes: 'inert',
  },
  OAuthFlows: {
    clientCredentials: { one: 'OAuthFlow' },
    implicit: 'inert',
    password: 'inert',
    authorizationCode: 'inert',
    deviceAuthorization: 'inert',
  },
  OAuthFlow: {
    tokenUrl: 'text',
    authorizationUrl: 'inert',
    deviceAuthorizationUrl: 'inert',
    refreshUrl: 'inert',
    scopes: 'inert',
  },
  SecurityRequirement: { every: 'texts' },
  Callback: { every: { one: 'PathItem' } },
  Discriminator: {
    propertyName: 'text',
    mapping: { one: 'Mapping' },
    defaultMapping: 'unsupported',
  },
  Mapping: { every: 'text' },
  DependentRequired: { every: 'texts' },
  Schema: {
    ...docs,
    ...reference,
    $id: 'text',
    $anchor: 'text',
    $dynamicAnchor: 'text',
    $schema: 'inert',
    $vocabulary: 'inert',
    $comment: 'inert',
    externalDocs: 'inert',
    xml: 'unsupported',
    type: 'json',
    const: 'json',
    default: 'json',
    example: 'json',
    nullable: 'flag',
    enum: 'values',
    allOf: schemas,
    oneOf: schemas,
    anyOf: schemas,
    not: schema,
    if: schema,
    then: schema,
    else: schema,
    properties: schemaMap,
    patternProperties: schemaMap,
    additionalProperties: schema,
    unevaluatedProperties: schema,
    propertyNames: schema,
    required: 'texts',
    dependentRequired: { one: 'DependentRequired' },
    dependentSchemas: schemaMap,
    minProperties: 'number',
    maxProperties: 'number',
    items: schema,
    prefixItems: schemas,
    unevaluatedItems: schema,
    contains: schema,
    minContains: 'unsupported',
    maxContains: 'unsupported',
    minItems: 'number',
    maxItems: 'number',
    uniqueItems: 'flag',
    format: 'text',
    contentEncoding: 'text',
    contentMediaType: 'text',
    contentSchema: schema,
    pattern: 'text',
    minLength: 'number',
    maxLength: 'number',
    minimum: 'number',
    maximum: 'number',
    exclusiveMinimum: 'bound',
    exclusiveMaximum: 'bound',
    multipleOf: 'number',
    discriminator: { one: 'Discriminator' },
    readOnly: 'flag',
    writeOnly: 'flag',
    deprecated: 'flag',
    examples: 'values',
    $defs: schemaMap,
    definitions: schemaMap,
    dependencies: 'unsupported',
    additionalItems: 'unsupported',
    $dynamicRef: 'text',
  },
} as const;

/** The fields of every object. */
export const grammar: Readonly<Record<ObjectName, Table>> = tables;

/** Objects that the specification allows to be replaced by a Reference Object, and those with a `$ref` of their own. */
export const referable: ReadonlySet<ObjectName> = new Set<ObjectName>([
  'Schema',
  'Response',
  'Parameter',
  'Example',
  'RequestBody',
  'Header',
  'SecurityScheme',
  'Callback',
  'PathItem',
  'MediaType',
  // Not allowed, but usual in documents of several files.
  'Operation',
]);
