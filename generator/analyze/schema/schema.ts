/**
 * Schema Object → type. One ordered table of rules: each takes its keywords out of the schema and
 * combines their type with that of what is left. The order:
 *
 * 1. `true`, `false` and a schema without assertions are whole answers.
 * 2. `nullable` speaks last of all, so it is taken off first.
 * 3. `$ref`, `allOf`, `oneOf`, `anyOf`, `not` and `if` combine with their siblings as `allOf` would.
 * 4. `const` and `enum` name the values; what else is said of them adds nothing to the type.
 * 5. `type` decides; where it is absent, the keywords that imply one do.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core
 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import { sortedEntries, type Json } from '../../base/json.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { Type, TypeId } from '../../model/api.js';
import { emptyObject, propertyOf, useOf } from '../../model/create.js';
import { buildArray } from './arrays.js';
import { at, below, refer, type BuildContext } from '../context.js';
import { buildConst, buildEnum } from './enums.js';
import { buildObject } from './objects.js';
import { buildNumber, buildString } from './primitives.js';
import { buildUnion } from './unions.js';

interface Scope {
  readonly place: Place;
  readonly context: BuildContext;
  /** The object's example, for its members. */
  readonly example: Json | undefined;
}

export function buildType(
  schema: SchemaObject | boolean,
  place: Place,
  context: BuildContext,
  example?: Json,
): Type {
  const here = at(context, place);
  if (typeof schema === 'boolean') return { kind: schema ? 'unknown' : 'never', at: here };
  const scope = { place, context, example };

  if (schema.nullable === true) {
    const { nullable: _, ...rest } = schema;
    return orNull(buildType(rest, place, context, example), here);
  }
  const parts = combinators.flatMap((rule) => rule(schema, scope));
  if (parts.length === 0) return buildAssertions(schema, scope);
  if (assertionKeywords.some((keyword) => schema[keyword] !== undefined)) {
    const own = buildAssertions(schema, scope);
    parts.unshift(...(onlyBounds(schema) ? boundsOf(own) : [own]));
  }
  return parts.length === 1 ? parts[0]! : { kind: 'intersection', at: here, members: parts };
}

type Rule = (schema: SchemaObject, scope: Scope) => Type[];

const combinators: readonly Rule[] = [
  ({ $ref }, { place, context }) => {
    if ($ref === undefined) return [];
    const ref = refer($ref, place, context);
    return [ref ?? { kind: 'unknown', at: at(context, place) }];
  },
  ({ $dynamicRef }, scope) => ($dynamicRef === undefined ? [] : [dynamicType($dynamicRef, scope)]),
  ({ allOf = [] }, { place, context, example }) =>
    allOf.map((part, index) => buildType(part, below(place, 'allOf', index), context, example)),
  (schema, { place, context }) => buildUnion(schema, 'oneOf', place, context),
  (schema, { place, context }) => buildUnion(schema, 'anyOf', place, context),
  ({ not }, { place, context }) =>
    not === undefined
      ? []
      : [
          {
            kind: 'not',
            at: at(context, place),
            type: buildType(not, below(place, 'not'), context),
          },
        ],
  ({ if: condition, then: yes, else: no }, { place, context }) =>
    condition === undefined || (yes === undefined && no === undefined)
      ? []
      : [
          {
            kind: 'conditional',
            keyword: 'if',
            at: at(context, place),
            if: buildType(condition, below(place, 'if'), context),
            ...(yes !== undefined && { then: buildType(yes, below(place, 'then'), context) }),
            ...(no !== undefined && { else: buildType(no, below(place, 'else'), context) }),
          },
        ],
  ({ dependentSchemas = {} }, { place, context }) =>
    sortedEntries(dependentSchemas).map(([name, schema]): Type => {
      const inner = below(place, 'dependentSchemas', name);
      const here = at(context, inner);
      const then = buildType(schema, inner, context);
      return {
        kind: 'conditional',
        keyword: 'dependentSchemas',
        at: here,
        if: having(name, here),
        then,
      };
    }),
];

/** The assertion that an object has a member. */
const having = (name: string, here: TypeId): Type => ({
  ...emptyObject(here),
  properties: [
    {
      ...propertyOf(name, useOf({ kind: 'unknown', at: here, undeclared: true })),
      required: true,
    },
  ],
});

/** Whichever of its anchors a dynamic reference leads to, it is one of them. */
function dynamicType(reference: string, { place, context }: Scope): Type {
  const here = at(context, place);
  const [, name = ''] = reference.split('#', 2);
  const { dynamicTargets, root } = context.spec;
  const moving = dynamicTargets(name).map((to) => [to, root] as const);
  const targets = moving.length > 0 ? moving : [[reference, place.file] as const];
  const refs = targets.flatMap(([to, file]) => refer(to, { ...place, file }, context) ?? []);
  if (refs.length === 0) {
    context.report(
      diagnostic('reference-unresolvable', { reference }, below(place, '$dynamicRef')),
    );
  }
  if (refs.length <= 1) return refs[0] ?? { kind: 'unknown', at: here };
  return { kind: 'union', at: here, variants: refs.map(useOf) };
}

/** Keywords that each kind of value answers to: any of them implies the type where none is stated. */
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
} as const satisfies Record<string, readonly (keyof SchemaObject)[]>;

const assertionKeywords = [
  'type',
  'const',
  'enum',
  'format',
  ...Object.values(keywordsOf).flat(),
] as const satisfies readonly (keyof SchemaObject)[];

/** Whether a schema bounds values of a kind without saying that there are no others. */
const onlyBounds = (schema: SchemaObject): boolean =>
  boundKeywords.some((keyword) => schema[keyword] !== undefined) &&
  assertionKeywords.every(
    (keyword) => schema[keyword] === undefined || boundKeywords.some((bound) => bound === keyword),
  );

const boundsOf = (type: Type): Type[] => {
  if (type.kind === 'union') return type.variants.flatMap((variant) => boundsOf(variant.type));
  return type.kind === 'string' || type.kind === 'number' || type.kind === 'array'
    ? [{ ...type, isBound: true }]
    : [type];
};

const boundKeywords = [
  'format',
  'minItems',
  'maxItems',
  'uniqueItems',
  ...keywordsOf.string,
  ...keywordsOf.number,
] as const satisfies readonly (keyof SchemaObject)[];

/** What a schema says itself, its combinators apart. */
function buildAssertions(schema: SchemaObject, { place, context, example }: Scope): Type {
  const here = at(context, place);
  if (schema.const !== undefined) return buildConst(schema.const, here);
  if (schema.enum) return buildEnum(schema, place, context);
  const types = typesOf(schema, place, context);
  const built = types.map((type): Type => {
    switch (type) {
      case 'null':
      case 'boolean':
        return { kind: type, at: here };
      case 'string':
        return buildString(schema, here);
      case 'number':
      case 'integer':
        return buildNumber(schema, type === 'integer', here);
      case 'array':
        return buildArray(schema, place, context);
      case 'object':
        return buildObject(schema, place, context, example);
    }
  });
  if (built.length === 0) return { kind: 'unknown', at: here };
  if (built.length === 1) return built[0]!;
  return { kind: 'union', at: here, variants: built.map(useOf) };
}

const jsonTypes = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;
type JsonType = (typeof jsonTypes)[number];

function typesOf(schema: SchemaObject, place: Place, context: BuildContext): JsonType[] {
  const stated = schema.type === undefined ? [] : [schema.type].flat();
  const known: JsonType[] = [];
  for (const type of stated) {
    const found = jsonTypes.find((name) => name === type);
    if (found) {
      if (!known.includes(found)) known.push(found);
      continue;
    }
    const source = below(place, 'type');
    context.report(diagnostic('schema-type-unknown', { type: String(type) }, source));
  }
  if (known.includes('number')) return known.filter((type) => type !== 'integer');
  return known.length > 0 ? known : impliedTypes(schema);
}

/** What has members or items is that; bounds imply a type only where nothing else does. */
function impliedTypes(schema: SchemaObject): JsonType[] {
  const kinds = Object.keys(keywordsOf) as (keyof typeof keywordsOf)[];
  const implied = (keywords: (kind: keyof typeof keywordsOf) => readonly (keyof SchemaObject)[]) =>
    kinds.filter((kind) => keywords(kind).some((keyword) => says(schema, keyword)));
  const strong = implied((kind) => (kind === 'object' || kind === 'array' ? shapes[kind] : []));
  if (strong.length > 0) return strong;
  const weak = implied((kind) => keywordsOf[kind]);
  if (weak.length > 0 || schema.format === undefined) return weak;
  if (/^u?int\d*$/.test(schema.format)) return ['integer'];
  return /^(float|double|number)$/.test(schema.format) ? ['number'] : ['string'];
}

/** Keywords that describe what is in a value, not only how much. */
const shapes = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'patternProperties',
    'unevaluatedProperties',
  ],
  array: ['items', 'prefixItems', 'unevaluatedItems'],
} as const satisfies Record<string, readonly (keyof SchemaObject)[]>;

const says = (schema: SchemaObject, keyword: keyof SchemaObject): boolean =>
  schema[keyword] !== undefined && !(keyword === 'uniqueItems' && schema.uniqueItems === false);

/** A type or null, said once. */
export function orNull(type: Type, here: string): Type {
  const nothing = useOf({ kind: 'null', at: here });
  if (type.kind === 'unknown' || type.kind === 'null') return type;
  if (type.kind !== 'union') {
    return { kind: 'union', at: here, variants: [useOf(type), nothing] };
  }
  const has = type.variants.some((variant) => variant.type.kind === 'null');
  return has ? type : { ...type, variants: [...type.variants, nothing] };
}
