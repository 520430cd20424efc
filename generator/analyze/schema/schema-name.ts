/** What a schema is called where it stands. */

import { parsePointer } from '../../base/pointer.js';
import type { TypeId } from '../../model/api.js';
import { splitId } from '../../model/identity.js';

/** Parts of a pointer that only say what kind of thing follows. */
const structural =
  /^(components|schemas|properties|definitions|\$defs|paths|content|schema|responses|requestBody)$/;

/** A component's name; of other places the file's name and the telling parts of the pointer. */
export function schemaName(id: TypeId): string {
  const { file, pointer } = splitId(id);
  const parts = parsePointer(pointer);
  const telling = parts.filter(
    (part, index) => index === parts.length - 1 || !structural.test(part),
  );
  if (parts.length > 0 && parts.length <= 3) return parts.at(-1)!;
  const stem = file
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '');
  return [...(parts.length === 0 ? [stem] : []), ...telling.slice(-3)].join(' ');
}
