/** Whether a schema accepts `null`, which can be told exactly: it is one value. */

import type { Located } from '../../base/place.js';
import type { SchemaObject } from '../../openapi/document.js';
import { below, idAt, type AnalyzeContext } from '../context.js';

/** Whether `null` is valid. Keywords for objects, arrays, strings and numbers have no effect on it. */
export const acceptsNull = (
  located: Located<SchemaObject | boolean>,
  context: AnalyzeContext,
): boolean => accepted(located, context, new Map());

/**
 * Whether `null` is valid.
 *
 * @param known the answers so far, by id, as many schemas may apply the same one. A schema that is still open
 *   accepts it: one that applies itself adds nothing.
 */
function accepted(
  { value, ...place }: Located<SchemaObject | boolean>,
  context: AnalyzeContext,
  known: Map<string, boolean>,
): boolean {
  if (typeof value === 'boolean') return value;
  const id = idAt(place, context);
  const before = known.get(id);
  if (before !== undefined) return before;
  known.set(id, true);
  const answer = value.nullable === true || judge({ ...place, value }, context, known);
  known.set(id, answer);
  return answer;
}

function judge(
  { value, ...place }: Located<SchemaObject>,
  context: AnalyzeContext,
  known: Map<string, boolean>,
): boolean {
  const accepts = (part: SchemaObject | boolean, ...path: readonly (string | number)[]): boolean =>
    accepted({ ...below(place, ...path), value: part }, context, known);
  const { $ref, type, enum: values, allOf = [], anyOf, oneOf, not, if: condition } = value;
  const accepting = (parts: readonly (SchemaObject | boolean)[], keyword: string): number =>
    parts.filter((part, index) => accepts(part, keyword, index)).length;
  if (type !== undefined && ![type].flat().includes('null')) return false;
  if (value.const !== undefined && value.const !== null) return false;
  if (values && !values.includes(null)) return false;
  const referent =
    $ref === undefined ? undefined : context.spec.resolve($ref, place.file, 'Schema');
  if (referent && !accepted(referent, context, known)) return false;
  if (accepting(allOf, 'allOf') < allOf.length) return false;
  if (anyOf && accepting(anyOf, 'anyOf') === 0) return false;
  if (oneOf && accepting(oneOf, 'oneOf') !== 1) return false;
  if (not !== undefined && accepts(not, 'not')) return false;
  if (condition === undefined) return true;
  const keyword = accepts(condition, 'if') ? 'then' : 'else';
  const branch = value[keyword];
  return branch === undefined || accepts(branch, keyword);
}
