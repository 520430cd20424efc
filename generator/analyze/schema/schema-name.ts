/** Names of schemas, from where the document has them. */

import { parsePointer } from '../../base/pointer.js';
import type { Place } from '../../base/place.js';

/** Keywords whose value is a map: the next part of a pointer is a name that the document chose. */
const maps = /^(schemas|properties|definitions|\$defs|paths|content|responses)$/;
/** Keywords that add nothing to a name. */
const structural = /^(components|schema|requestBody)$/;
/** How many parts of a pointer a name has at most. */
const longest = 3;

/**
 * The name of a component; for a whole file, the name of the file; elsewhere the last parts of the pointer,
 * separated by spaces: `Foo items` for `#/components/schemas/Foo/items`.
 */
export function schemaName({ file, pointer }: Place): string {
  const parts = parsePointer(pointer);
  if (parts.length === 0) return fileStem(file);
  if (parts.length <= 3) return parts.at(-1)!;
  return significantParts(parts).slice(-longest).join(' ');
}

const fileStem = (file: string): string =>
  file
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '');

/** Names, and keywords that tell one schema from another, such as `items`. The last part always counts. */
function significantParts(parts: readonly string[]): string[] {
  const found: string[] = [];
  let isName = false;
  for (const [index, part] of parts.entries()) {
    const isKeyword = !isName && (maps.test(part) || structural.test(part));
    if (!isKeyword || index === parts.length - 1) found.push(part);
    isName = !isName && maps.test(part);
  }
  return found;
}
