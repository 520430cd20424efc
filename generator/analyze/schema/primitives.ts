/** Strings and numbers with what is asserted of them. */

import type { SchemaObject } from '../../openapi/document.js';
import type { NumberType, Type, TypeId } from '../../model/api.js';
import { isJson, isText } from '../../model/media-types.js';

export function buildString(schema: SchemaObject, here: TypeId): Type {
  const { contentEncoding, pattern, minLength, maxLength } = schema;
  if (isBinary(schema)) return { kind: 'binary', at: here };
  const format = schema.format ?? (contentEncoding === 'base64' ? 'byte' : undefined);
  return {
    kind: 'string',
    at: here,
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

/** Bytes: 3.0 says so by format, 3.1 by a media type that is no text, without an encoding as text. */
const isBinary = ({ format, contentMediaType, contentEncoding }: SchemaObject): boolean =>
  format === 'binary' ||
  (contentMediaType !== undefined &&
    contentEncoding === undefined &&
    !isJson(contentMediaType) &&
    !isText(contentMediaType));

export function buildNumber(schema: SchemaObject, integer: boolean, here: TypeId): NumberType {
  const { format, minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  return {
    kind: 'number',
    at: here,
    integer,
    ...(format !== undefined && { format }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
    ...(multipleOf !== undefined && { multipleOf }),
  };
}
