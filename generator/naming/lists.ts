/** Which answers are lists, so that a GET is called `list`. */

import { limits } from '../base/limits.js';
import { wordList } from '../base/word-list.js';
import { singular, words } from '../base/words.js';
import type { Api, ObjectType, Type } from '../model/api.js';
import { follow } from '../model/walk.js';

/** Whether the last word is a plural. */
export const isPlural = (parts: readonly string[]): boolean =>
  singular(parts.at(-1)!) !== parts.at(-1);

/**
 * Whether a type is an array, or an object with exactly one array, which the path or a usual name says is the
 * list; each of its variants, if it is a union.
 */
export function isList(type: Type, segment: readonly string[], api: Api, depth = 0): boolean {
  if (depth > limits.classification) return false;
  const target = follow(type, api);
  if (target?.kind === 'array') return true;
  if (target?.kind === 'union') {
    const values = target.variants.filter(({ type }) => follow(type, api)?.kind !== 'null');
    return values.length > 0 && values.every((use) => isList(use.type, segment, api, depth + 1));
  }
  if (target?.kind === 'unknown') return isPlural(segment);
  if (target?.kind !== 'object') return false;
  const arrays = arraysOf(target, api, 0);
  const only = arrays[0]?.name;
  if (arrays.length === 0) return isPlural(segment) && hasPage(target, api);
  if (arrays.length > 1 || only === undefined) return false;
  const isNamed = listNames.has(only) || sharesWord(words(only), segment);
  // A list of plain values may be a setting among others.
  return isNamed || (isPlural(segment) && arrays[0]?.hasObjects === true);
}

/** Whether the only object in an object has exactly one array: a page of the list. */
function hasPage(type: ObjectType, api: Api): boolean {
  const objects = type.properties.flatMap((property) => {
    const inner = follow(property.type, api);
    return inner?.kind === 'object' ? [inner] : [];
  });
  const [page] = objects;
  return objects.length === 1 && page !== undefined && arraysOf(page, api, 0).length === 1;
}

function sharesWord(one: readonly string[], other: readonly string[]): boolean {
  const said = new Set(other.map((word) => singular(word.toLowerCase())));
  return one.some((word) => said.has(singular(word.toLowerCase())));
}

/** Members that hold the items of a list. */
const listNames: ReadonlySet<string> = new Set(
  wordList(`
    content data elements entries items list names objects records resources result results rows value values`),
);

const scalars: ReadonlySet<string> = new Set(['boolean', 'enum', 'literal', 'number', 'string']);

interface ArrayMember {
  readonly name: string;
  /** Whether its items are more than texts and numbers. */
  readonly hasObjects: boolean;
}

/** The members that are arrays. */
function arraysOf(type: ObjectType, api: Api, depth: number): ArrayMember[] {
  const own = type.properties.flatMap((property): ArrayMember[] => {
    const array = follow(property.type, api);
    if (array?.kind !== 'array') return [];
    const item = follow(array.items.type, api);
    return [{ name: property.name, hasObjects: !scalars.has(item?.kind ?? 'unknown') }];
  });
  if (depth > limits.classification) return own;
  const inherited = type.extends.flatMap((ref) => {
    const base = follow(ref, api);
    return base?.kind === 'object' ? arraysOf(base, api, depth + 1) : [];
  });
  return [...own, ...inherited];
}
