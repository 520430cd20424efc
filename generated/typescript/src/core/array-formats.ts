/** How a query writes arrays without a documented style. */

import { isObject, queryScalar, type ArrayFormat, type QueryText } from './query.js';

/** `a=1&a=2`; objects in arrays have indices. */
export const repeat: ArrayFormat = (name, list) =>
  list.map((item, index) => [isObject(item) ? `${name}[${index}]` : name, item]);

/** `a[]=1&a[]=2` */
export const brackets: ArrayFormat = (name, list) =>
  list.map((item) => [name.endsWith('[]') ? name : `${name}[]`, item]);

/** `a=1,2`, whose comma is not encoded, as in the style `form`; arrays of objects are repeated. */
export function comma(name: string, list: readonly unknown[]): ReturnType<ArrayFormat> {
  if (list.some(isObject)) return repeat(name, list);
  const items = list.filter((item) => item !== undefined).map(queryScalar);
  if (items.length === 0) return [];
  const text = items.map(encodeURIComponent).join(',');
  const value: QueryText = { queryText: (key) => `${encodeURIComponent(key)}=${text}` };
  return [[name, value]];
}
