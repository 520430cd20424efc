/** `in: body` and `in: formData` of OpenAPI 2.0 → Request Body Objects. */

import { setOwn, type Json, type JsonObject } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import type { RawParameter, SwaggerContext } from './context.js';
import { schemaOf, styleOf } from './parameter.js';

/** The request body of a body parameter. @param at pointer of the operation @param consumes its media types */
export function bodyOf(
  { resolved, pointer: from }: RawParameter,
  at: string,
  consumes: readonly string[],
  context: SwaggerContext,
): JsonObject {
  const content: Record<string, Json> = {};
  const { schema = {}, description, required } = resolved;
  const to = append(at, 'requestBody');
  context.moved(to, from);
  for (const type of consumes.length > 0 ? consumes : ['application/json']) {
    setOwn(content, type, { schema });
    context.moved(append(to, 'content', type, 'schema'), append(from, 'schema'));
  }
  return {
    content,
    ...(description !== undefined && { description }),
    ...(required !== undefined && { required }),
  };
}

/**
 * The request body of form parameters: an object with a property for each.
 *
 * @param at pointer of the operation
 * @param consumes its media types
 */
export function formOf(
  fields: readonly RawParameter[],
  at: string,
  consumes: readonly string[],
  context: SwaggerContext,
): JsonObject {
  const types = formTypes(fields, consumes);
  const to = append(at, 'requestBody');
  context.moved(to, fields[0]!.pointer);
  for (const { resolved, pointer } of fields) {
    for (const type of types) {
      const property = ['content', type, 'schema', 'properties', String(resolved['name'])];
      context.moved(append(to, ...property), pointer);
    }
  }
  const mediaType = formContent(fields, context);
  const content: Record<string, Json> = {};
  for (const type of types) setOwn(content, type, mediaType);
  return { content, required: fields.some(isRequired) };
}

const isRequired = ({ resolved }: RawParameter): boolean => resolved['required'] === true;

/** The media types of a form: those of the operation that are form types. */
function formTypes(fields: readonly RawParameter[], consumes: readonly string[]): string[] {
  const hasFile = fields.some(({ resolved }) => resolved['type'] === 'file');
  // Files can only be sent as multipart, regardless of `consumes`.
  const usable = hasFile ? /^multipart\// : /^(multipart\/|application\/x-www-form)/;
  const types = consumes.filter((type) => usable.test(type));
  const fallback = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  return types.length > 0 ? types : [fallback];
}

/** The Media Type Object of a form. */
function formContent(fields: readonly RawParameter[], context: SwaggerContext): JsonObject {
  const properties: Record<string, Json> = {};
  const encoding: Record<string, Json> = {};
  for (const { resolved, pointer } of fields) {
    const name = String(resolved['name']);
    const { description, example, 'x-example': sample = example } = resolved;
    setOwn(properties, name, {
      ...schemaOf(resolved, pointer, context),
      ...(description !== undefined && { description }),
      ...(sample !== undefined && { example: sample }),
    });
    if (resolved['type'] === 'array') {
      setOwn(encoding, name, { ...styleOf(resolved, pointer, context) });
    }
  }
  const required = fields.filter(isRequired).map(({ resolved }) => String(resolved['name']));
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) };
  return { schema, encoding };
}
