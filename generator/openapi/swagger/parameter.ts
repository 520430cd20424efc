/** Parameters and headers of OpenAPI 2.0, which have type and `collectionFormat` instead of schema and style. */

import { isObject, setOwn, type Json, type JsonObject } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import type { SwaggerContext } from './context.js';

/** Fields of a parameter that are not part of its type. */
const parameterFields = new Set([
  '$ref',
  'name',
  'in',
  'description',
  'required',
  'allowEmptyValue',
  'deprecated',
  'collectionFormat',
  'example',
  'x-example',
  'schema',
]);

/** `type`, `items`, `enum` … become the schema, `collectionFormat` becomes `style` and `explode`. @param at its pointer */
export function withSchema(value: JsonObject, at: string, context: SwaggerContext): JsonObject {
  if (value['$ref'] !== undefined || isObject(value['schema'])) return value;
  const parameter: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (parameterFields.has(key) && key !== 'collectionFormat') parameter[key] = member;
  }
  const example = value['x-example'];
  context.moved(append(at, 'schema'), at);
  return {
    ...parameter,
    ...(example !== undefined && { example }),
    schema: schemaOf(value, at, context),
    ...(value['type'] === 'array' && styleOf(value, at, context)),
  };
}

/** The schema of a parameter: its fields without those that describe how it is sent. @param at its pointer */
export function schemaOf(value: JsonObject, at: string, context: SwaggerContext): JsonObject {
  const schema: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === 'items' && isObject(member)) {
      const format = member['collectionFormat'];
      if (format !== undefined) {
        context.unsupported(`collectionFormat: ${String(format)}`, append(at, 'items'));
      }
      setOwn(schema, key, schemaOf(member, append(at, 'items'), context));
    } else if (!parameterFields.has(key)) setOwn(schema, key, member);
  }
  return schema;
}

/**
 * The style of an array parameter; `csv` by default. @param at its pointer
 *
 * @see https://spec.openapis.org/oas/v2.0#parameter-object
 */
export function styleOf(
  value: JsonObject,
  at: string,
  context: SwaggerContext,
): { readonly style?: string; readonly explode: boolean } {
  const inQuery = value['in'] === 'query' || value['in'] === 'formData';
  const format = value['collectionFormat'] ?? 'csv';
  switch (format) {
    case 'multi':
      if (inQuery) return { style: 'form', explode: true };
      break;
    case 'ssv':
      if (inQuery) return { style: 'spaceDelimited', explode: false };
      break;
    case 'pipes':
      if (inQuery) return { style: 'pipeDelimited', explode: false };
      break;
    case 'csv':
      return { style: inQuery ? 'form' : 'simple', explode: false };
  }
  context.unsupported(`collectionFormat: ${String(format)}`, append(at, 'collectionFormat'));
  return { style: inQuery ? 'form' : 'simple', explode: false };
}
