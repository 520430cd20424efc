/** `in: body` and `in: formData` of OpenAPI 2.0 → Request Body Objects. */

import { setOwn, type Json, type JsonObject } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import type { RawParameter, SwaggerContext } from './swagger.js';
import { schemaOf, styleOf } from './parameter.js';

/** @param at the operation @param consumes its media types */
export function bodyOf(
  { target, at: from }: RawParameter,
  at: string,
  consumes: readonly string[],
  context: SwaggerContext,
): JsonObject {
  const content: Record<string, Json> = {};
  const { schema = {}, description, required } = target;
  const place = append(at, 'requestBody');
  context.moved(place, from);
  for (const type of consumes.length > 0 ? consumes : ['application/json']) {
    setOwn(content, type, { schema });
    context.moved(append(place, 'content', type, 'schema'), append(from, 'schema'));
  }
  return {
    content,
    ...(description !== undefined && { description }),
    ...(required !== undefined && { required }),
  };
}

/** Fields of a form are members of one object. */
export function formOf(
  fields: readonly RawParameter[],
  at: string,
  consumes: readonly string[],
  context: SwaggerContext,
): JsonObject {
  const hasFile = fields.some(({ target }) => target['type'] === 'file');
  const forms = consumes.filter((type) => /^(multipart\/|application\/x-www-form)/.test(type));
  const fallback = hasFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  // Bytes can only be sent as multipart, whatever else is offered.
  const usable = hasFile ? forms.filter((type) => type.startsWith('multipart/')) : forms;
  const types = usable.length > 0 ? usable : [fallback];
  const place = append(at, 'requestBody');
  context.moved(place, fields[0]!.at);

  const properties: Record<string, Json> = {};
  const encoding: Record<string, Json> = {};
  const required: string[] = [];
  for (const { target, at: from } of fields) {
    const name = String(target['name']);
    const { description, example, 'x-example': sample = example } = target;
    setOwn(properties, name, {
      ...schemaOf(target, from, context),
      ...(description !== undefined && { description }),
      ...(sample !== undefined && { example: sample }),
    });
    if (target['required'] === true) required.push(name);
    if (target['type'] === 'array') setOwn(encoding, name, { ...styleOf(target, from, context) });
    for (const type of types) {
      context.moved(append(place, 'content', type, 'schema', 'properties', name), from);
    }
  }
  const schema = { type: 'object', properties, ...(required.length > 0 && { required }) };
  const content: Record<string, Json> = {};
  for (const type of types) setOwn(content, type, { schema, encoding });
  return { content, required: required.length > 0 };
}
