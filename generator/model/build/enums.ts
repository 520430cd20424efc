/** `const` and `enum`. @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2 */

import { isArray, isObject, jsonEqual, type Json } from '../../json.js';
import type { SchemaObject } from '../../spec/document.js';
import type { EnumMember, Type, TypeId } from '../api.js';
import { orNull } from './schemas.js';

export const buildConst = (value: Json, here: TypeId): Type =>
  value === null ? { kind: 'null', at: here } : { kind: 'literal', at: here, value };

export function buildEnum(schema: SchemaObject, here: TypeId): Type {
  const values = schema.enum ?? [];
  const names = textsOf(schema['x-enum-varnames'], values);
  const descriptions = textsOf(schema['x-enum-descriptions'], values);
  const seen = new Set<string>();
  const members: EnumMember[] = [];
  values.forEach((value, index) => {
    const key = `${typeof value} ${JSON.stringify(value)}`;
    if (value === null || seen.has(key)) return;
    seen.add(key);
    const [name, description] = [names[index], descriptions[index]];
    members.push({
      value,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
    });
  });
  const nullable = values.includes(null) || [schema.type].flat().includes('null');
  if (members.length === 0) return { kind: nullable ? 'null' : 'never', at: here };
  const type: Type = { kind: 'enum', at: here, members };
  return nullable ? orNull(type, here) : type;
}

/** An extension that gives a text for each value, as a list beside `enum` or an object by value. */
function textsOf(extension: Json | undefined, values: readonly Json[]): (string | undefined)[] {
  const text = (value: Json | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  if (isArray(extension)) return extension.map(text);
  if (!isObject(extension)) return [];
  const entries = Object.entries(extension);
  return values.map((value) => text(entries.find(([key]) => jsonEqual(key, String(value)))?.[1]));
}
