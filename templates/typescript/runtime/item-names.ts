/** Names of the items of arrays in forms and in brackets. A name that ends in `[]` is that of each item. */

import { isObject, type ArrayFormat } from './query.js';

/** Returns the name of an item of an array. */
export type ItemName = (name: string, list: readonly unknown[], index: number) => string;

/** Writes all items of an array, with these names. */
export const named =
  (nameOf: ItemName): ArrayFormat =>
  (name, list) =>
    list.map((item, index) => [nameOf(name, list, index), item]);

/** `a=1&a=2`; arrays of objects have indices. */
export const repeated: ItemName = (name, list, index) =>
  list.some(isObject) ? indexed(name, list, index) : name;

/** `a[]=1&a[]=2`; arrays of arrays have indices. */
const bracketed: ItemName = (name, list, index) =>
  list.some(Array.isArray) ? indexed(name, list, index) : isEach(name) ? name : `${name}[]`;

/** `a[0]=1&a[1]=2`. */
export const indexed: ItemName = (name, _, index) => (isEach(name) ? name : `${name}[${index}]`);

export const itemNames: Readonly<Record<'repeat' | 'brackets' | 'indices', ItemName>> = {
  repeat: repeated,
  brackets: bracketed,
  indices: indexed,
};

/** The names below brackets. */
export const nested = (arrays: keyof typeof itemNames): ItemName =>
  arrays === 'brackets' ? bracketed : indexed;

const isEach = (name: string): boolean => name.endsWith('[]');
