/** Keywords that apply another schema to the same value. */

import type { SchemaObject } from '../../openapi/document.js';

/**
 * Whether a schema applies others to the same value, whose results `unevaluatedProperties` and
 * `unevaluatedItems` see. Those of `not` are dropped.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-11
 */
export const appliesInPlace = (schema: SchemaObject): boolean =>
  inPlace.some((keyword) => schema[keyword] !== undefined);

const inPlace = [
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'if',
  'dependentSchemas',
] as const satisfies readonly (keyof SchemaObject)[];
