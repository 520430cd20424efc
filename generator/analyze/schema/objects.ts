/** Objects and maps. @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2 */

import { sortedEntries } from '../../base/json.js';
import type { ObjectType, Property, Type } from '../../model/api.js';
import { propertyOf, useOf } from '../../model/create.js';
import { below, idAt } from '../context.js';
import type { SchemaObject } from '../../openapi/document.js';
import { exampleOf } from './examples.js';
import { appliesInPlace } from './in-place.js';
import type { RuleInput, Subschema } from './rule.js';

/** The type of a schema whose values are objects. */
export function analyzeObject(input: RuleInput): ObjectType {
  const { schema, at, analyzeType, analyzeUse } = input;
  const { minProperties, maxProperties, propertyNames } = schema;
  return {
    kind: 'object',
    at,
    properties: [...declaredProperties(input), ...undeclaredProperties(input)],
    additional: additionalOf(input),
    ...(isUnevaluated(schema) && { unevaluated: true }),
    patterns: patternsOf(schema).map(([pattern, value]) => ({
      pattern,
      use: analyzeUse({ schema: value, path: ['patternProperties', pattern] }),
    })),
    ...(propertyNames !== undefined && {
      names: analyzeType({ schema: propertyNames, path: ['propertyNames'] }),
    }),
    dependent: sortedEntries(schema.dependentRequired ?? {}).map(([name, requires]) => ({
      name,
      requires,
    })),
    ...(minProperties !== undefined && { minProperties: Number(minProperties) }),
    ...(maxProperties !== undefined && { maxProperties: Number(maxProperties) }),
    extends: [],
  };
}

function declaredProperties({ schema, example, analyzeUse }: RuleInput): Property[] {
  const required = new Set(schema.required);
  return sortedEntries(schema.properties ?? {}).map(([name, value]) => ({
    ...analyzeUse({
      schema: value,
      path: ['properties', name],
      example: exampleOf(example, name),
    }),
    name,
    required: required.has(name),
    readOnly: typeof value === 'object' && value.readOnly === true,
    writeOnly: typeof value === 'object' && value.writeOnly === true,
  }));
}

/**
 * Properties that `required` lists although `properties` does not. They are additional properties, unless a
 * pattern matches them: patterns are not evaluated, as some take exponential time.
 */
function undeclaredProperties({ schema, place, context, analyzeType }: RuleInput): Property[] {
  const { required = [], properties = {} } = schema;
  const further = furtherSchema(schema);
  const isTyped =
    typeof further?.schema === 'object' &&
    patternsOf(schema).length === 0 &&
    !isUnevaluated(schema);
  return [...new Set(required)]
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => {
      const at = idAt(below(place, 'required', required.indexOf(name)), context);
      const type: Type = isTyped ? analyzeType(further) : { kind: 'unknown', at, undeclared: true };
      return { ...propertyOf(name, useOf(type)), required: true };
    });
}

function additionalOf({ schema, analyzeUse }: RuleInput): ObjectType['additional'] {
  const further = furtherSchema(schema);
  if (further?.schema === false || schema.propertyNames === false) return 'closed';
  return further ? analyzeUse(further) : 'unstated';
}

/** The schema of the members that neither `properties` nor a pattern describes. */
function furtherSchema(schema: SchemaObject): Subschema | undefined {
  const general = generalPattern(schema);
  if (general !== undefined) {
    return {
      schema: schema.patternProperties![general]!,
      path: ['patternProperties', general],
    };
  }
  const keyword =
    schema.additionalProperties !== undefined ? 'additionalProperties' : 'unevaluatedProperties';
  const value = schema[keyword];
  return value === undefined ? undefined : { schema: value, path: [keyword] };
}

/** The patterns that some names match. */
const patternsOf = (schema: SchemaObject): [string, SchemaObject | boolean][] =>
  generalPattern(schema) === undefined ? sortedEntries(schema.patternProperties ?? {}) : [];

/** The only pattern, if all names match it, so that no name is left for other keywords. */
function generalPattern({ patternProperties = {} }: SchemaObject): string | undefined {
  const [pattern, ...others] = Object.keys(patternProperties);
  return pattern !== undefined && others.length === 0 && /^(\^?\.\*\$?|\^|\$|)$/.test(pattern)
    ? pattern
    : undefined;
}

/** Whether `unevaluatedProperties` has an effect, and depends on the schemas beside it. */
const isUnevaluated = (schema: SchemaObject): boolean =>
  schema.additionalProperties === undefined &&
  schema.unevaluatedProperties !== undefined &&
  generalPattern(schema) === undefined &&
  appliesInPlace(schema);
