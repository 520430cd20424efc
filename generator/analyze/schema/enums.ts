/** `const` and `enum`. @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import { isArray, isObject, jsonEqual, type Json } from '../../base/json.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { EnumMember, Type, TypeId } from '../../model/api.js';
import { at, below, type BuildContext } from '../context.js';
import { orNull } from './schema.js';

export const buildConst = (value: Json, here: TypeId): Type =>
  value === null ? { kind: 'null', at: here } : { kind: 'literal', at: here, value };

export function buildEnum(schema: SchemaObject, place: Place, context: BuildContext): Type {
  const here = at(context, place);
  const values = schema.enum ?? [];
  const isOfType = typeTest(schema);
  const someFit = values.some(isOfType);
  const names = textsOf(schema['x-enum-varnames'], values);
  const descriptions = textsOf(schema['x-enum-descriptions'], values);
  const seen = new Set<string>();
  const members: EnumMember[] = [];
  values.forEach((value, index) => {
    // `null` is often listed where only `nullable` allows it.
    if (value === null) return;
    if (someFit && !isOfType(value)) {
      const params = { value: JSON.stringify(value), type: [schema.type].flat().join(' or ') };
      context.report(diagnostic('enum-value-mismatch', params, below(place, 'enum', index)));
      return;
    }
    const key = `${typeof value} ${JSON.stringify(value)}`;
    if (seen.has(key)) return;
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

/** Whether a value is of the stated type; with no type, or no known one, every value is. */
function typeTest({ type }: SchemaObject): (value: Json) => boolean {
  const stated = type === undefined ? [] : [type].flat();
  const tests = stated.flatMap((name) =>
    Object.hasOwn(typeTests, name) ? [typeTests[name as keyof typeof typeTests]] : [],
  );
  return (value) => tests.length === 0 || tests.some((test) => test(value));
}

const typeTests = {
  null: (value: Json) => value === null,
  boolean: (value: Json) => typeof value === 'boolean',
  string: (value: Json) => typeof value === 'string',
  number: (value: Json) => typeof value === 'number',
  integer: (value: Json) => Number.isInteger(value),
  array: isArray,
  object: isObject,
} as const;

/** An extension that gives a text for each value, as a list beside `enum` or an object by value. */
function textsOf(extension: Json | undefined, values: readonly Json[]): (string | undefined)[] {
  const text = (value: Json | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  if (isArray(extension)) return extension.map(text);
  if (!isObject(extension)) return [];
  const entries = Object.entries(extension);
  return values.map((value) => text(entries.find(([key]) => jsonEqual(key, String(value)))?.[1]));
}
