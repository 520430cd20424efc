/** Names of schemas, from where the document has them. */

import { parsePointer } from '../../base/pointer.js';
import type { Place } from '../../base/place.js';

/**
 * Words that add nothing to a name, whether the part of the pointer is a keyword or a property of that
 * name: many documents wrap everything in a property called `properties`.
 */
const uninformative =
  /^(components|schemas|properties|definitions|\$defs|paths|content|schema|responses|requestBody)$/;

/** How many parts of a pointer a name has at most. */
const maxParts = 3;

/**
 * The name of a component; for a whole file, the name of the file; elsewhere the last parts of the pointer,
 * separated by spaces: `Foo items` for `#/components/schemas/Foo/items`.
 */
export function schemaName({ file, pointer }: Place): string {
  const parts = parsePointer(pointer);
  const last = parts.at(-1);
  if (last === undefined) return fileStem(file);
  if (parts.length <= 3) return last;
  const informative = parts.slice(0, -1).filter((part) => !uninformative.test(part));
  return [...informative, last].slice(-maxParts).join(' ');
}

const fileStem = (file: string): string =>
  file
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '');
