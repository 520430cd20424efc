/** Strings and numbers with what is asserted of them. */

import type { SchemaObject } from '../../spec/document.js';
import type { NumberType, Type, TypeId } from '../api.js';

export function buildString(schema: SchemaObject, here: TypeId): Type {
  const { format, pattern, minLength, maxLength } = schema;
  if (format === 'binary') return { kind: 'binary', at: here };
  return {
    kind: 'string',
    at: here,
    ...(format !== undefined && { format }),
    ...(pattern !== undefined && { pattern }),
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
}

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
