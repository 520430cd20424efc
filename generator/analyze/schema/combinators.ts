/**
 * Keywords that apply other schemas to the same value: `$ref`, `$dynamicRef`, `allOf`, `oneOf`, `anyOf`,
 * `not`, `if` and `dependentSchemas`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.2
 */

import { sortedEntries } from '../../base/json.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { ObjectType, Type, TypeId } from '../../model/api.js';
import { emptyObject, propertyOf, useOf } from '../../model/create.js';
import { below, idAt, refer } from '../context.js';
import type { RuleInput } from './rule.js';
import { analyzeUnion } from './unions.js';

/** Returns the types that a value must all match because of one keyword, or none. */
type Combinator = (input: RuleInput) => Type[];

/** The types that the combinators of a schema state, in a fixed order. A value must match all of them. */
export const analyzeCombinators: Combinator = (input) =>
  combinators.flatMap((combinator) => combinator(input));

const combinators: readonly Combinator[] = [
  ({ schema: { $ref }, place, at, context }) =>
    $ref === undefined ? [] : [refer($ref, place, context) ?? { kind: 'unknown', at }],
  (input) => {
    const { $dynamicRef } = input.schema;
    return $dynamicRef === undefined ? [] : [dynamicType($dynamicRef, input)];
  },
  ({ schema: { allOf = [] }, example, analyzeType }) =>
    allOf.map((part, index) => analyzeType({ schema: part, path: ['allOf', index], example })),
  (input) => analyzeUnion(input, 'oneOf'),
  (input) => analyzeUnion(input, 'anyOf'),
  ({ schema: { not }, at, analyzeType }) =>
    not === undefined
      ? []
      : [{ kind: 'not', at, type: analyzeType({ schema: not, path: ['not'] }) }],
  analyzeConditional,
  analyzeDependentSchemas,
];

function analyzeConditional({ schema, at, analyzeType }: RuleInput): Type[] {
  const { if: condition, then: yes, else: no } = schema;
  if (condition === undefined) return [];
  if (typeof condition === 'boolean') {
    const branch = condition ? yes : no;
    const path = [condition ? 'then' : 'else'];
    return branch === undefined ? [] : [analyzeType({ schema: branch, path })];
  }
  return [
    {
      kind: 'conditional',
      keyword: 'if',
      at,
      if: analyzeType({ schema: condition, path: ['if'] }),
      ...(yes !== undefined && { then: analyzeType({ schema: yes, path: ['then'] }) }),
      ...(no !== undefined && { else: analyzeType({ schema: no, path: ['else'] }) }),
    },
  ];
}

function analyzeDependentSchemas({ schema, place, context, analyzeType }: RuleInput): Type[] {
  return sortedEntries(schema.dependentSchemas ?? {}).map(([name, dependent]) => {
    const path = ['dependentSchemas', name];
    const at = idAt(below(place, ...path), context);
    const then = analyzeType({ schema: dependent, path });
    return {
      kind: 'conditional',
      keyword: 'dependentSchemas',
      at,
      if: objectWith(name, at),
      then,
    };
  });
}

/** Objects that have a property with any value. */
const objectWith = (name: string, at: TypeId): ObjectType => {
  const use = useOf({ kind: 'unknown', at, undeclared: true });
  return { ...emptyObject(at), properties: [{ ...propertyOf(name, use), required: true }] };
};

/** The union of all anchors that a dynamic reference may resolve to: which one depends on the caller. */
function dynamicType(reference: string, { place, at, context }: RuleInput): Type {
  const [, name = ''] = reference.split('#', 2);
  const { dynamicTargets, root } = context.spec;
  const anchors = dynamicTargets(name).map((to) => [to, root] as const);
  const candidates = anchors.length > 0 ? anchors : [[reference, place.file] as const];
  const refs = candidates.flatMap(([to, file]) => refer(to, { ...place, file }, context) ?? []);
  if (refs.length === 0) {
    const source = below(place, '$dynamicRef');
    context.report(diagnostic('reference-unresolvable', { reference }, source));
  }
  if (refs.length <= 1) return refs[0] ?? { kind: 'unknown', at };
  return { kind: 'union', at, variants: refs.map(useOf) };
}
