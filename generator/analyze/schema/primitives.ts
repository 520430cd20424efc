/** Strings and numbers with their constraints. */

import type { NumberType, Type } from '../../model/api.js';
import { isJson, isText } from '../../model/media-types.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { RuleInput } from './rule.js';

/** The type of a schema whose values are strings or bytes. */
export function analyzeString({ schema, at }: RuleInput): Type {
  const { contentEncoding, pattern, minLength, maxLength } = schema;
  if (isBinary(schema)) return { kind: 'binary', at };
  const format = schema.format ?? (contentEncoding === 'base64' ? 'byte' : undefined);
  return {
    kind: 'string',
    at,
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(minLength !== undefined && { minLength: Number(minLength) }),
    ...(maxLength !== undefined && { maxLength: Number(maxLength) }),
  };
}

/** OpenAPI 3.0 marks bytes by `format`, 3.1 by a media type that is not text, without an encoding. */
const isBinary = ({ format, contentMediaType, contentEncoding }: SchemaObject): boolean =>
  format === 'binary' ||
  (contentMediaType !== undefined &&
    contentEncoding === undefined &&
    !isJson(contentMediaType) &&
    !isText(contentMediaType));

/** The type of a schema whose values are numbers. */
export function analyzeNumber({ schema, at }: RuleInput, integer: boolean): NumberType {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return {
    kind: 'number',
    at,
    integer,
    ...(format !== undefined && { format }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
    ...(multipleOf !== undefined && { multipleOf }),
  };
}
