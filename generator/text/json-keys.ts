/** Keys that an object of a JSON text has twice. `JSON.parse` reads the last one, and does not tell. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { scanJson } from './json-positions.js';
import { createLineIndex } from './lines.js';

/**
 * Reports the keys that an object has twice: names should be unique (RFC 8259, section 4).
 *
 * @param file name in diagnostics
 * @param members how many members the objects of the value have
 */
export function repeatedKeys(text: string, file: string, members: number): Diagnostic[] {
  // Only a text with more keys than the value needs to be scanned.
  if (countKeys(text) <= members) return [];
  const scan = scanJson(text);
  if (!('root' in scan)) return [];
  const positionOf = createLineIndex(text);
  return scan.repeated.map(({ name, offset, earlier }) => {
    const first = { message: 'The entry before it:', source: { file, ...positionOf(earlier) } };
    return diagnostic('key-repeated', { key: name }, { file, ...positionOf(offset) }, [first]);
  });
}

const [quote, backslash] = ['"', '\\'].map((character) => character.charCodeAt(0));

/** How many keys a valid text has, or more: a text within a string can look like one. */
function countKeys(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    let before = at - 1;
    while (text.charCodeAt(before) <= 0x20) before--;
    if (text.charCodeAt(before) !== quote) continue;
    let slashes = 0;
    while (text.charCodeAt(before - 1 - slashes) === backslash) slashes++;
    // An escaped quote is within a string.
    if (slashes % 2 === 0) count++;
  }
  return count;
}
