/**
 * OpenAPI 2.0 (Swagger) → 3.x, object by object: each rule takes the raw object of its place and gives
 * what 3.x says in its stead. What lies elsewhere (`definitions`, `responses`) stays where it is, so that
 * references and positions hold.
 *
 * @see https://spec.openapis.org/oas/v2.0
 */

import { isArray, isObject, own, setOwn, type Json, type JsonObject } from '../../base/json.js';
import type { ObjectName } from '../grammar.js';
import { append } from '../../base/pointer.js';
import { bodyOf, formOf } from './body.js';
import { hoistSchema } from './parameter.js';

export interface SwaggerContext {
  /** The root of the file, for what holds where nothing else is said. */
  readonly root: JsonObject;
  /** What a reference leads to, unchanged. */
  readonly resolve: (reference: string) => Json | undefined;
  /** Something that has no counterpart. */
  readonly unsupported: (keyword: string, pointer: string) => void;
  /** Notes that what stands at `to` of the result comes from `from`. */
  readonly moved: (to: string, from: string) => void;
}

export function fromSwagger(
  name: ObjectName,
  value: JsonObject,
  at: string,
  context: SwaggerContext,
): JsonObject {
  switch (name) {
    case 'OpenAPI':
      return root(value);
    case 'PathItem':
      return pathItem(value, at, context);
    case 'Response':
      return response(value, at, texts(context.root['produces']), context);
    case 'Parameter':
    case 'Header':
      return hoistSchema(value, at, context);
    case 'SecurityScheme':
      return value['type'] === 'basic' ? { ...value, type: 'http', scheme: 'basic' } : value;
    case 'Schema':
      return schema(value);
    default:
      return value;
  }
}

function root(value: JsonObject): JsonObject {
  const { host, basePath, schemes, securityDefinitions, components: _, ...rest } = value;
  const path = typeof basePath === 'string' ? basePath.replace(/\/$/, '') : '';
  const protocols = texts(schemes).filter((scheme) => /^https?$/.test(scheme));
  // HTTPS first: of equal servers the client takes the first.
  const ordered = protocols.length > 0 ? protocols.toSorted().toReversed() : ['https'];
  const urls =
    typeof host === 'string' && host !== ''
      ? ordered.map((scheme) => `${scheme}://${host}${path}`)
      : path === ''
        ? []
        : [path];
  return {
    ...rest,
    ...(urls.length > 0 && { servers: urls.map((url) => ({ url })) }),
    ...(securityDefinitions !== undefined && {
      components: { securitySchemes: securityDefinitions },
    }),
  };
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

function pathItem(value: JsonObject, at: string, context: SwaggerContext): JsonObject {
  const shared = parametersOf(value, at, context);
  const result: Record<string, Json> = { ...value };
  if (shared.length > 0) result['parameters'] = shared.filter(isPlain).map(({ raw }) => raw);
  for (const method of methods) {
    const operation = value[method];
    if (!isObject(operation)) continue;
    result[method] = operationOf(operation, append(at, method), shared, context);
  }
  return result;
}

/** A parameter with what it stands for, if it is a reference, and where it stands. */
export interface RawParameter {
  readonly raw: Json;
  readonly target: JsonObject;
  readonly at: string;
}

function parametersOf(owner: JsonObject, at: string, context: SwaggerContext): RawParameter[] {
  const list = owner['parameters'];
  if (!isArray(list)) return [];
  return list.map((raw, index) => {
    const reference = own(raw, '$ref');
    const found = typeof reference === 'string' ? context.resolve(reference) : raw;
    return { raw, target: isObject(found) ? found : {}, at: append(at, 'parameters', index) };
  });
}

/** Whether a parameter is one in 3.x too: neither body nor form. */
const isPlain = ({ target }: RawParameter): boolean =>
  target['in'] !== 'body' && target['in'] !== 'formData';

function operationOf(
  value: JsonObject,
  at: string,
  shared: readonly RawParameter[],
  context: SwaggerContext,
): JsonObject {
  const { consumes, produces, schemes: _, ...rest } = value;
  const own_ = parametersOf(value, at, context);
  const key = ({ target }: RawParameter): string =>
    target['in'] === 'body' ? 'body' : JSON.stringify([target['in'], target['name']]);
  const overridden = new Set(own_.map(key));
  const all = [...shared.filter((parameter) => !overridden.has(key(parameter))), ...own_];
  const sent = texts(consumes ?? context.root['consumes']);
  const body = all.find(({ target }) => target['in'] === 'body');
  const form = all.filter(({ target }) => target['in'] === 'formData');
  const requestBody = body
    ? bodyOf(body, at, sent, context)
    : form.length > 0
      ? formOf(form, at, sent, context)
      : undefined;
  const received = produces === undefined ? undefined : texts(produces);
  const responses = value['responses'];
  return {
    ...rest,
    ...(own_.length > 0 && { parameters: own_.filter(isPlain).map(({ raw }) => raw) }),
    ...(requestBody && { requestBody }),
    ...(isObject(responses) && {
      responses: received ? responsesOf(responses, received, at, context) : responses,
    }),
  };
}

/** Responses of an operation with media types of its own: those that it refers to are taken over. */
function responsesOf(
  responses: JsonObject,
  produces: readonly string[],
  at: string,
  context: SwaggerContext,
): JsonObject {
  const result: Record<string, Json> = {};
  const common = texts(context.root['produces']);
  const isSame = common.join() === produces.join();
  for (const [status, raw] of Object.entries(responses)) {
    const reference = own(raw, '$ref');
    const found =
      typeof reference === 'string' && !isSame ? (context.resolve(reference) ?? raw) : raw;
    const isResponse = isObject(found) && own(found, '$ref') === undefined;
    setOwn(
      result,
      status,
      isResponse && !status.startsWith('x-')
        ? response(found, append(at, 'responses', status), produces, context)
        : raw,
    );
  }
  return result;
}

function response(
  value: JsonObject,
  at: string,
  produces: readonly string[],
  context: SwaggerContext,
): JsonObject {
  if (own(value, '$ref') !== undefined) return value;
  const { schema: body, examples, ...rest } = value;
  const byType = isObject(examples) ? examples : {};
  const named = Object.keys(byType).filter((name) => name.includes('/'));
  const isFile = own(body, 'type') === 'file';
  const fallback = isFile ? ['application/octet-stream'] : ['application/json'];
  const types = produces.length > 0 ? produces : named.length > 0 ? named : fallback;
  const content: Record<string, Json> = {};
  for (const type of body === undefined ? [] : types) {
    const example = own(byType, type);
    setOwn(content, type, { schema: body!, ...(example !== undefined && { example }) });
    context.moved(append(at, 'content', type, 'schema'), append(at, 'schema'));
  }
  return { ...rest, ...(body !== undefined && { content }) };
}

/** Schemas: `type: file` is bytes, `discriminator` names a member, `x-nullable` means what it says. */
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
