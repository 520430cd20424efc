/**
 * Schema Object → type. The order of the rules:
 *
 * 1. `true`, `false` and a schema without assertions are handled immediately.
 * 2. `nullable` applies to everything else in the schema, so it is removed first.
 * 3. `$ref`, `allOf`, `oneOf`, `anyOf`, `not` and `if` combine with their siblings as `allOf` would.
 * 4. `const` and `enum` list the values, so other assertions add nothing to the type.
 * 5. `type` decides; without it, the keywords that imply a type do.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */

import type { Json } from '../../base/json.js';
import type { Located } from '../../base/place.js';
import type { Type, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import type { SchemaObject } from '../../openapi/document.js';
import { below, idAt, type AnalyzeContext } from '../context.js';
import { acceptsNull } from './accepts-null.js';
import { analyzeAssertions, analyzeConstraints, hasAssertions } from './assertions.js';
import { analyzeCombinators } from './combinators.js';
import { examplesOf } from './examples.js';
import { orNull } from './nullable.js';
import type { RuleInput, Subschema } from './rule.js';

/** A schema to analyze. */
export interface SchemaInput {
  readonly schema: Located<SchemaObject | boolean>;
  readonly context: AnalyzeContext;
  /** An example from an enclosing object or media type, for schemas that have none of their own. */
  readonly example?: Json | undefined;
}

/** The type of a schema, with the documentation and examples that the schema has. */
export function analyzeUse({ schema, context, example: inherited }: SchemaInput): Use {
  const { value } = schema;
  const examples = typeof value === 'boolean' ? [] : examplesOf(value);
  const type = analyzeType({ schema, context, example: examples[0] ?? inherited });
  if (typeof value === 'boolean') return useOf(type);
  return {
    type,
    ...(value.title !== undefined && { title: value.title }),
    ...(value.description !== undefined && { description: value.description }),
    deprecated: value.deprecated === true,
    ...(value.default !== undefined && { default: { value: value.default } }),
    examples: examples.length === 0 && inherited !== undefined ? [inherited] : examples,
  };
}

/** The type of a schema, without documentation. */
function analyzeType({ schema: { value, ...place }, context, example }: SchemaInput): Type {
  const at = idAt(place, context);
  if (typeof value === 'boolean') return { kind: value ? 'unknown' : 'never', at };
  const { nullable, ...schema } = value;
  const type = applyRules(ruleInput({ schema, place, at, context, example }));
  return nullable === true ? orNull(type, at) : type;
}

function applyRules(input: RuleInput): Type {
  const combined = analyzeCombinators(input);
  if (combined.length === 0) return analyzeAssertions(input);
  const rest = besidesNull(input);
  if (rest) return orNull(applyRules(rest), input.at);
  const own = hasAssertions(input.schema) ? analyzeConstraints(input) : [];
  const members = [...own, ...combined];
  return members.length === 1 ? members[0]! : { kind: 'intersection', at: input.at, members };
}

/**
 * A schema whose `type` lists `null` among others, without it; undefined unless the schemas that it combines
 * accept `null`, too. What they say of objects would exclude it in a type, although it does not in JSON Schema.
 */
function besidesNull(input: RuleInput): RuleInput | undefined {
  const { schema, place, context } = input;
  const types = [schema.type ?? []].flat();
  const others = types.filter((type) => type !== 'null');
  if (others.length === 0 || others.length === types.length) return undefined;
  if (schema.enum !== undefined || schema.const !== undefined) return undefined;
  if (!acceptsNull({ ...place, value: schema }, context)) return undefined;
  return { ...input, schema: { ...schema, type: others } };
}

/** The input of the rules for one schema, with the recursion for its subschemas. */
function ruleInput(schema: Omit<RuleInput, 'analyzeType' | 'analyzeUse'>): RuleInput {
  const { place, context } = schema;
  const locate = ({ schema: value, path, example }: Subschema): SchemaInput => ({
    schema: { ...below(place, ...path), value },
    context,
    example,
  });
  return {
    ...schema,
    analyzeType: (subschema) => analyzeType(locate(subschema)),
    analyzeUse: (subschema) => analyzeUse(locate(subschema)),
  };
}
