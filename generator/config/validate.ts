/** Validates a config against its schema, and reports every fault with its pointer. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isArray, isObject, type Json, type JsonObject } from '../base/json.js';
import { nearest } from '../base/nearest.js';
import type { Place } from '../base/place.js';
import { append } from '../base/pointer.js';
import type { ConfigSchema } from './schema.js';

export interface ValidationOptions {
  readonly schema: ConfigSchema;
  /** Name of the file in diagnostics. */
  readonly file: string;
  /** Name of the whole value in messages; `The config` by default. */
  readonly called?: string;
}

/** Reports each fault of a value as `config-invalid`. */
export function validateConfig(
  value: Json,
  { schema, file, called = 'The config' }: ValidationOptions,
): Diagnostic[] {
  return validateNode({ value, schema, place: { file, pointer: '' }, name: called });
}

/** A value of the config with the schema that it must match. */
interface ConfigNode {
  readonly value: Json;
  readonly schema: ConfigSchema;
  readonly place: Place;
  /** What messages call it. */
  readonly name: string;
}

function validateNode(node: ConfigNode): Diagnostic[] {
  const { value, schema, place, name } = node;
  if (schema.type !== undefined && !hasType(value, schema.type)) {
    return [invalid(place, `${name} must be ${article[schema.type]}.`)];
  }
  return [
    ...validateScalar(node),
    ...(isArray(value) ? validateItems(value, node) : []),
    ...(isObject(value) ? validateMembers(value, node) : []),
  ];
}

function validateScalar({ value, schema, place, name }: ConfigNode): Diagnostic[] {
  const { enum: values, pattern, minimum } = schema;
  const text = String(value);
  const found: Diagnostic[] = [];
  if (values && !values.includes(text)) {
    const what = `${name} must be one of ${values.join(', ')}.`;
    found.push(invalid(place, what, nearest(text, values)));
  }
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(text)) {
    found.push(invalid(place, `${name} must match ${pattern}.`));
  }
  if (minimum !== undefined && Number(value) < minimum) {
    found.push(invalid(place, `${name} must be at least ${minimum}.`));
  }
  return found;
}

function validateItems(items: readonly Json[], { schema, place, name }: ConfigNode): Diagnostic[] {
  const itemSchema = schema.items;
  if (!itemSchema) return [];
  return items.flatMap((value, index) =>
    validateNode({ value, schema: itemSchema, place: below(place, index), name }),
  );
}

function validateMembers(object: JsonObject, { schema, place, name }: ConfigNode): Diagnostic[] {
  const { required = [], properties = {}, additionalProperties } = schema;
  const missing = required
    .filter((key) => !Object.hasOwn(object, key))
    .map((key) => invalid(place, `${name} is missing "${key}".`));
  const members = Object.entries(object).flatMap(([key, value]): Diagnostic[] => {
    const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
    const memberSchema = known ?? (additionalProperties || undefined);
    const memberPlace = below(place, key);
    if (memberSchema) {
      return validateNode({ value, schema: memberSchema, place: memberPlace, name: `"${key}"` });
    }
    const what = `${name} has no option "${key}".`;
    return [invalid(memberPlace, what, nearest(key, Object.keys(properties)))];
  });
  return [...missing, ...members];
}

const below = ({ file, pointer }: Place, key: string | number): Place => ({
  file,
  pointer: append(pointer, key),
});

const invalid = (place: Place, what: string, suggestion?: string): Diagnostic =>
  diagnostic('config-invalid', { what, suggestion }, place);

const article = {
  object: 'an object',
  string: 'a string',
  integer: 'an integer',
  array: 'an array',
  boolean: 'true or false',
};

function hasType(value: Json, type: NonNullable<ConfigSchema['type']>): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
  }
}
