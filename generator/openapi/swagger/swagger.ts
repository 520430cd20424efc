/**
 * OpenAPI 2.0 (Swagger) → 3.x, object by object: each rule takes an object of 2.0 and returns its
 * counterpart in 3.x. `definitions` and `responses` stay where they are, so that references and positions
 * remain valid.
 *
 * @see https://spec.openapis.org/oas/v2.0
 */

import { isArray, isObject, own, setOwn, type Json, type JsonObject } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import type { ObjectName } from '../grammar.js';
import { bodyOf, formOf } from './body.js';
import { omitted, type RawParameter, type SwaggerContext } from './context.js';
import { withSchema } from './parameter.js';
import { serversOf } from './servers.js';

/** Converts one object; its members are converted when they are visited. @param at its pointer */
export function fromSwagger(
  name: ObjectName,
  value: JsonObject,
  at: string,
  context: SwaggerContext,
): JsonObject {
  switch (name) {
    case 'OpenAPI':
      return root(value, context);
    case 'PathItem':
      return pathItem(value, at, context);
    case 'Response':
      return response({ value, at, produces: texts(context.root['produces']) }, context);
    case 'Parameter':
    case 'Header':
      return withSchema(value, at, context);
    case 'SecurityScheme':
      return value['type'] === 'basic' ? { ...value, type: 'http', scheme: 'basic' } : value;
    case 'Schema':
      return schema(value);
    default:
      return value;
  }
}

function root(value: JsonObject, context: SwaggerContext): JsonObject {
  const {
    host: _host,
    basePath: _basePath,
    schemes: _schemes,
    components: _components,
    securityDefinitions,
    ...rest
  } = value;
  const servers = serversOf(value, context);
  return {
    ...rest,
    ...(servers.length > 0 && { servers }),
    ...(securityDefinitions !== undefined && {
      components: { securitySchemes: securityDefinitions },
    }),
  };
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

function pathItem(value: JsonObject, at: string, context: SwaggerContext): JsonObject {
  const shared = parametersOf(value, at, context);
  const result: Record<string, Json> = { ...value };
  if (shared.length > 0) result['parameters'] = shared.map(plain);
  for (const method of methods) {
    const operation = value[method];
    if (!isObject(operation)) continue;
    result[method] = operationOf(operation, append(at, method), shared, context);
  }
  return result;
}

/** The parameters of a path or an operation, with references resolved. */
function parametersOf(owner: JsonObject, at: string, context: SwaggerContext): RawParameter[] {
  const list = owner['parameters'];
  if (!isArray(list)) return [];
  return list.map((raw, index) => {
    const reference = own(raw, '$ref');
    const found = typeof reference === 'string' ? context.resolve(reference) : raw;
    const pointer = append(at, 'parameters', index);
    return { raw, resolved: isObject(found) ? found : {}, pointer };
  });
}

/** Whether a parameter is a parameter in 3.x too, and not a request body. */
const isPlain = ({ resolved }: RawParameter): boolean =>
  resolved['in'] !== 'body' && resolved['in'] !== 'formData';

const plain = (parameter: RawParameter): Json => (isPlain(parameter) ? parameter.raw : omitted);

/** @param shared the parameters of the path */
function operationOf(
  value: JsonObject,
  at: string,
  shared: readonly RawParameter[],
  context: SwaggerContext,
): JsonObject {
  const { consumes, produces, schemes: _, ...rest } = value;
  const { responses } = rest;
  const parameters = parametersOf(value, at, context);
  const all = withShared(parameters, shared);
  const body = { parameters: all, at, consumes: texts(consumes ?? context.root['consumes']) };
  const requestBody = requestBodyOf(body, context);
  return {
    ...rest,
    ...(parameters.length > 0 && { parameters: parameters.map(plain) }),
    ...(requestBody && { requestBody }),
    ...(isObject(responses) &&
      produces !== undefined && {
        responses: responsesOf({ responses, produces: texts(produces), at }, context),
      }),
  };
}

/** The parameters of an operation with those of its path that it does not override. */
function withShared(
  parameters: readonly RawParameter[],
  shared: readonly RawParameter[],
): RawParameter[] {
  const key = ({ resolved }: RawParameter): string =>
    resolved['in'] === 'body' ? 'body' : JSON.stringify([resolved['in'], resolved['name']]);
  const overridden = new Set(parameters.map(key));
  return [...shared.filter((parameter) => !overridden.has(key(parameter))), ...parameters];
}

interface BodyInput {
  readonly parameters: readonly RawParameter[];
  /** Pointer of the operation. */
  readonly at: string;
  readonly consumes: readonly string[];
}

/** The request body of an operation: its body parameter, or else its form parameters. */
function requestBodyOf(
  { parameters, at, consumes }: BodyInput,
  context: SwaggerContext,
): JsonObject | undefined {
  const body = parameters.find(({ resolved }) => resolved['in'] === 'body');
  if (body) {
    for (const { resolved, pointer } of parameters.filter((other) => !isPlain(other))) {
      if (resolved !== body.resolved) context.unusedBody(String(resolved['name']), pointer);
    }
    return bodyOf(body, at, consumes, context);
  }
  const form = parameters.filter(({ resolved }) => resolved['in'] === 'formData');
  return form.length > 0 ? formOf(form, at, consumes, context) : undefined;
}

interface ResponsesInput {
  readonly responses: JsonObject;
  /** Media types of the operation. */
  readonly produces: readonly string[];
  /** Pointer of the operation. */
  readonly at: string;
}

/**
 * The responses of an operation that declares media types. Shared responses are copied into it, unless
 * they have the same media types.
 */
function responsesOf(
  { responses, produces, at }: ResponsesInput,
  context: SwaggerContext,
): JsonObject {
  const result: Record<string, Json> = {};
  const isSame = texts(context.root['produces']).join() === produces.join();
  for (const [status, raw] of Object.entries(responses)) {
    const reference = own(raw, '$ref');
    const found =
      typeof reference === 'string' && !isSame ? (context.resolve(reference) ?? raw) : raw;
    const isResponse = isObject(found) && own(found, '$ref') === undefined;
    const converted =
      isResponse && !status.startsWith('x-')
        ? response({ value: found, at: append(at, 'responses', status), produces }, context)
        : raw;
    setOwn(result, status, converted);
  }
  return result;
}

interface ResponseInput {
  readonly value: JsonObject;
  /** Pointer of the response. */
  readonly at: string;
  readonly produces: readonly string[];
}

/** The schema of a response becomes the content of each of its media types. */
function response({ value, at, produces }: ResponseInput, context: SwaggerContext): JsonObject {
  if (own(value, '$ref') !== undefined) return value;
  const { schema: body, examples, ...rest } = value;
  if (body === undefined) return rest;
  const byType = isObject(examples) ? examples : {};
  const named = Object.keys(byType).filter((name) => name.includes('/'));
  const fallback = own(body, 'type') === 'file' ? 'application/octet-stream' : 'application/json';
  const types = [produces, named].find(({ length }) => length > 0) ?? [fallback];
  const content: Record<string, Json> = {};
  for (const type of types) {
    const example = own(byType, type);
    setOwn(content, type, { schema: body, ...(example !== undefined && { example }) });
    context.moved(append(at, 'content', type, 'schema'), append(at, 'schema'));
  }
  return { ...rest, content };
}

/** `type: file` becomes a binary string, `discriminator` an object, `x-nullable` becomes `nullable`. */
function schema(value: JsonObject): JsonObject {
  const { discriminator, type, 'x-nullable': nullable } = value;
  if (typeof discriminator !== 'string' && type !== 'file' && typeof nullable !== 'boolean') {
    return value;
  }
  return {
    ...value,
    ...(typeof discriminator === 'string' && { discriminator: { propertyName: discriminator } }),
    ...(type === 'file' && { type: 'string', format: 'binary' }),
    ...(nullable === true && { nullable }),
  };
}

const texts = (value: Json | undefined): string[] =>
  isArray(value) ? value.filter((item) => typeof item === 'string') : [];
