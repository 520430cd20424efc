/**
 * What a schema asserts itself, apart from its combinators: `const`, `enum`, `type`, and the keywords that
 * imply a type where none is stated.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation#section-6
 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { Type } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import type { SchemaObject } from '../../openapi/document.js';
import { below } from '../context.js';
import { analyzeArray } from './arrays.js';
import { analyzeConst, analyzeEnum } from './enums.js';
import { analyzeObject } from './objects.js';
import { analyzeNumber, analyzeString } from './primitives.js';
import type { RuleInput } from './rule.js';

type Keyword = keyof SchemaObject;

/** Keywords by the JSON type that they constrain. */
const keywordsOf = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'propertyNames',
    'unevaluatedProperties',
    'dependentRequired',
    'minProperties',
    'maxProperties',
  ],
  array: [
    'items',
    'prefixItems',
    'unevaluatedItems',
    'contains',
    'minItems',
    'maxItems',
    'uniqueItems',
  ],
  string: ['pattern', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
} as const satisfies Record<string, readonly Keyword[]>;

type ConstrainedType = keyof typeof keywordsOf;

const assertionKeywords = [
  'type',
  'const',
  'enum',
  'format',
  ...Object.values(keywordsOf).flat(),
] as const satisfies readonly Keyword[];

/** Keywords that limit values of one JSON type and allow values of every other. */
const constraintKeywords: ReadonlySet<Keyword> = new Set([
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  ...keywordsOf.string,
  ...keywordsOf.number,
] satisfies Keyword[]);

/** Keywords that describe the content of a value, not only its size. */
const contentKeywords = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'unevaluatedProperties',
  ],
  array: ['items', 'prefixItems', 'unevaluatedItems'],
  string: [],
  number: [],
} as const satisfies Record<ConstrainedType, readonly Keyword[]>;

/** Whether a schema asserts anything besides its combinators. */
export const hasAssertions = (schema: SchemaObject): boolean =>
  assertionKeywords.some((keyword) => schema[keyword] !== undefined);

/** The type that a schema asserts besides its combinators. */
export function analyzeAssertions(input: RuleInput): Type {
  const { schema, at } = input;
  if (schema.const !== undefined) return analyzeConst(schema.const, at);
  if (schema.enum) return analyzeEnum(input);
  const types = jsonTypesOf(input).map((name) => analyzeJsonType(name, input));
  if (types.length === 0) return { kind: 'unknown', at };
  if (types.length === 1) return types[0]!;
  return { kind: 'union', at, variants: types.map(useOf) };
}

/**
 * The assertions next to combinators, as members of an intersection: a schema that only limits values of some
 * JSON types allows all others, so its types are marked as constraints.
 */
export function analyzeConstraints(input: RuleInput): Type[] {
  const own = analyzeAssertions(input);
  return onlyConstrains(input.schema) ? markConstraints(own) : [own];
}

function onlyConstrains(schema: SchemaObject): boolean {
  const stated = assertionKeywords.filter((keyword) => schema[keyword] !== undefined);
  return stated.length > 0 && stated.every((keyword) => constraintKeywords.has(keyword));
}

function markConstraints(type: Type): Type[] {
  if (type.kind === 'union') {
    return type.variants.flatMap((variant) => markConstraints(variant.type));
  }
  return type.kind === 'string' || type.kind === 'number' || type.kind === 'array'
    ? [{ ...type, constraintOnly: true }]
    : [type];
}

const jsonTypes = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;
type JsonType = (typeof jsonTypes)[number];

function analyzeJsonType(name: JsonType, input: RuleInput): Type {
  switch (name) {
    case 'null':
    case 'boolean':
      return { kind: name, at: input.at };
    case 'string':
      return analyzeString(input);
    case 'number':
    case 'integer':
      return analyzeNumber(input, name === 'integer');
    case 'array':
      return analyzeArray(input);
    case 'object':
      return analyzeObject(input);
  }
}

/** The JSON types that a schema declares, or else those that its keywords imply. */
function jsonTypesOf({ schema, place, context }: RuleInput): JsonType[] {
  const stated = schema.type === undefined ? [] : [schema.type].flat();
  const known = new Set<JsonType>();
  for (const type of stated) {
    const found = jsonTypes.find((name) => name === type);
    if (found) known.add(found);
    else {
      const source = below(place, 'type');
      context.report(diagnostic('schema-type-unknown', { type: String(type) }, source));
    }
  }
  if (known.has('number')) known.delete('integer');
  return known.size > 0 ? [...known] : impliedTypes(schema);
}

/** Keywords about content imply a type; constraints imply one only in the absence of such keywords. */
function impliedTypes(schema: SchemaObject): JsonType[] {
  const implied = (keywords: Record<ConstrainedType, readonly Keyword[]>): ConstrainedType[] =>
    (Object.keys(keywordsOf) as ConstrainedType[]).filter((type) =>
      keywords[type].some((keyword) => isStated(schema, keyword)),
    );
  const byContent = implied(contentKeywords);
  if (byContent.length > 0) return byContent;
  const byConstraint = implied(keywordsOf);
  if (byConstraint.length > 0 || schema.format === undefined) return byConstraint;
  if (/^u?int\d*$/.test(schema.format)) return ['integer'];
  return /^(float|double|number)$/.test(schema.format) ? ['number'] : ['string'];
}

const isStated = (schema: SchemaObject, keyword: Keyword): boolean =>
  schema[keyword] !== undefined && !(keyword === 'uniqueItems' && schema.uniqueItems === false);
