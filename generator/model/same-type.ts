/** Equality of types. */

import { isObject, jsonEqual } from '../base/json.js';
import type { Type } from './api.js';

/** Facts about the location of a type, not about its values. */
const positional: ReadonlySet<string> = new Set(['at', 'undeclared']);
/** Members that contain values of the document, whose own members are data. */
const data: ReadonlySet<string> = new Set(['value', 'default', 'examples']);

/** Members that are documentation of a use. */
const documentation: ReadonlySet<string> = new Set([
  ...positional,
  'title',
  'description',
  'deprecated',
  'default',
  'examples',
]);

/** Whether two types are equal, regardless of their locations. References are equal if their ids are. */
export const sameType = (a: Type, b: Type): boolean => sameNode(a, b, positional);

/** Whether two types describe the same values, whatever their documentation says. */
export const sameValues = (a: Type, b: Type): boolean => sameNode(a, b, documentation);

function sameNode(a: unknown, b: unknown, ignored: ReadonlySet<string>): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameNode(item, b[index], ignored));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return keys
    .filter((key) => !ignored.has(key))
    .every((key) =>
      data.has(key) ? jsonEqual(a[key], b[key]) : sameNode(a[key], b[key], ignored),
    );
}
