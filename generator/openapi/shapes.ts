/** Checks single values against the shapes of the grammar. */

import { isArray, type Json, isNumber, jsonText } from '../base/json.js';
import { grammar, type ObjectName, type ScalarShape, type Shape } from './grammar.js';

/** The shape of a member of an object; undefined for unknown keywords and extensions. */
export function shapeOf(object: ObjectName, key: string): Shape | undefined {
  const table = grammar[object];
  if ('every' in table) return key === '$ref' || key.startsWith('x-') ? 'inert' : table.every;
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/**
 * The object of the specification at a pointer into an OpenAPI document. Other files may contain anything, except for
 * members of `components`.
 *
 * @returns `collection` for an array or map of objects; undefined where anything may be, as in extensions
 */
export function objectAt(
  parts: readonly string[],
  isDocument: boolean,
): ObjectName | 'collection' | undefined {
  if (!isDocument && (parts[0] !== 'components' || parts.length !== 3)) return undefined;
  let shape: Shape | undefined = { one: 'OpenAPI' };
  for (const part of parts) {
    if (typeof shape === 'string' || shape === undefined) return undefined;
    if ('one' in shape) shape = shapeOf(shape.one, part);
    else if ('list' in shape) shape = { one: shape.list };
    else if (isExtension(part, shape.map)) return undefined;
    else shape = { one: shape.map };
  }
  if (typeof shape === 'string' || shape === undefined) return undefined;
  return 'one' in shape ? shape.one : 'collection';
}

/** Whether a member of a map is an extension. Names of schemas and headers are free, so those with x- are not. */
export const isExtension = (key: string, object: ObjectName): boolean =>
  key.startsWith('x-') && object !== 'Schema' && object !== 'Header';

/** The type that a value must have, for a message; undefined if it has it. The items of `texts` are not checked. */
export function expectedType(value: Json, shape: ScalarShape): string | undefined {
  switch (shape) {
    case 'json':
    case 'inert':
    case 'unsupported':
      return undefined;
    case 'text':
      // YAML reads `version: 1.0` as a number, but the intended value is clear.
      return ['string', 'number', 'bigint', 'boolean'].includes(typeof value)
        ? undefined
        : 'a string';
    case 'flag':
      return typeof value === 'boolean' ? undefined : 'a boolean';
    case 'number':
      return isNumber(value) ? undefined : 'a number';
    case 'bound':
      return isNumber(value) || typeof value === 'boolean' ? undefined : 'a number';
    case 'values':
      return isArray(value) ? undefined : 'an array';
    case 'texts':
      return isArray(value) ? undefined : 'an array of strings';
  }
}

/** A description of a value, for messages: `null`, `an array`, `an object` or `the string "x"`. */
export function describeValue(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  const kind = isNumber(value) ? 'number' : typeof value;
  return `the ${kind} ${jsonText(value).slice(0, 40)}`;
}
