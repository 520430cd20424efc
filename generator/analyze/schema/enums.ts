/** `const` and `enum`. @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import {
  isArray,
  isObject,
  own,
  type Json,
  jsonText,
  isNumber,
  isInteger,
} from '../../base/json.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { EnumMember, Type, TypeId } from '../../model/api.js';
import { below } from '../context.js';
import { orNull } from './nullable.js';
import type { RuleInput } from './rule.js';

/** The type of the one value that `const` allows. */
export const analyzeConst = (value: Json, at: TypeId): Type =>
  value === null ? { kind: 'null', at } : { kind: 'literal', at, value };

/** The type of the values that `enum` lists; those that `type` excludes are reported and omitted. */
export function analyzeEnum(input: RuleInput): Type {
  const { schema, at } = input;
  const values = schema.enum ?? [];
  const members = enumMembers(values, input);
  const nullable = values.includes(null) || [schema.type].flat().includes('null');
  if (members.length === 0) return { kind: nullable ? 'null' : 'never', at };
  const type: Type = { kind: 'enum', at, members };
  return nullable ? orNull(type, at) : type;
}

function enumMembers(values: readonly Json[], input: RuleInput): EnumMember[] {
  const { schema } = input;
  const names = textsOf(schema['x-enum-varnames'], values);
  const descriptions = textsOf(schema['x-enum-descriptions'], values);
  const members = new Map<string, EnumMember>();
  for (const index of validIndexes(values, input)) {
    const value = values[index]!;
    const key = `${typeof value} ${jsonText(value)}`;
    if (members.has(key)) continue;
    const [name, description] = [names[index], descriptions[index]];
    members.set(key, {
      value,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
    });
  }
  return [...members.values()];
}

/** Positions of the values, except `null` and, if `type` allows any of them, those that it does not. */
function validIndexes(
  values: readonly Json[],
  { schema, place, context }: RuleInput,
): readonly number[] {
  const isOfType = typeTest(schema);
  const isTypeRight = values.some(isOfType);
  // `null` is often listed although only `nullable` or `type` allows it.
  const indexes = [...values.keys()].filter((index) => values[index] !== null);
  return indexes.filter((index) => {
    const value = values[index]!;
    if (!isTypeRight || isOfType(value)) return true;
    const params = { value: jsonText(value), type: [schema.type].flat().join(' or ') };
    context.report(diagnostic('enum-value-mismatch', params, below(place, 'enum', index)));
    return false;
  });
}

/** Whether a value is of the stated type; every value is if no known type is stated. */
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
  number: (value: Json) => isNumber(value),
  integer: (value: Json) => isInteger(value),
  array: isArray,
  object: isObject,
} as const;

/** An extension with a text for each value: an array in the order of `enum`, or an object by value. */
function textsOf(extension: Json | undefined, values: readonly Json[]): (string | undefined)[] {
  const text = (value: Json | undefined): string | undefined =>
    typeof value === 'string' ? value : undefined;
  if (isArray(extension)) return extension.map(text);
  return values.map((value) => text(own(extension, String(value))));
}
