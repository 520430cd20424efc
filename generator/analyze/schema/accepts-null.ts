/** Whether a schema accepts `null`, which can be told exactly: it is one value. */

import type { Located } from '../../base/place.js';
import type { SchemaObject } from '../../openapi/document.js';
import { below, idAt, type AnalyzeContext } from '../context.js';

/**
 * Whether `null` is valid. Keywords for objects, arrays, strings and numbers have no effect on it.
 *
 * @param open ids of the schemas that this one is applied by; a schema that applies itself adds nothing
 */
export function acceptsNull(
  located: Located<SchemaObject | boolean>,
  context: AnalyzeContext,
  open: ReadonlySet<string> = new Set(),
): boolean {
  const { value, ...place } = located;
  const id = idAt(place, context);
  if (typeof value === 'boolean') return value;
  if (open.has(id) || value.nullable === true) return true;
  const inside = new Set([...open, id]);
  const accepts = (part: SchemaObject | boolean, ...path: readonly (string | number)[]): boolean =>
    acceptsNull({ ...below(place, ...path), value: part }, context, inside);
  const { $ref, type, enum: values, allOf = [], anyOf, oneOf, not, if: condition } = value;
  const accepting = (parts: readonly (SchemaObject | boolean)[], keyword: string): number =>
    parts.filter((part, index) => accepts(part, keyword, index)).length;
  if (type !== undefined && ![type].flat().includes('null')) return false;
  if (value.const !== undefined && value.const !== null) return false;
  if (values && !values.includes(null)) return false;
  const referent =
    $ref === undefined ? undefined : context.spec.resolve($ref, place.file, 'Schema');
  if (referent && !acceptsNull(referent, context, inside)) return false;
  if (accepting(allOf, 'allOf') < allOf.length) return false;
  if (anyOf && accepting(anyOf, 'anyOf') === 0) return false;
  if (oneOf && accepting(oneOf, 'oneOf') !== 1) return false;
  if (not !== undefined && accepts(not, 'not')) return false;
  if (condition === undefined) return true;
  const keyword = accepts(condition, 'if') ? 'then' : 'else';
  const branch = value[keyword];
  return branch === undefined || accepts(branch, keyword);
}
