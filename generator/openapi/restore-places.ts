/** Places of the upgraded document → places of the document as written. */

import type { Place } from '../base/place.js';
import type { Diagnostic } from '../diagnostics/diagnostics.js';

/**
 * Diagnostics with pointers of the upgraded document → with pointers of the document as written. What is in several
 * places of the upgraded document, but in one of the document as written, is reported once.
 */
export function restorePlaces(
  diagnostics: readonly Diagnostic[],
  originOf: (place: Place) => Place,
): Diagnostic[] {
  const moved = new Set<string>();
  return diagnostics.flatMap((found) => {
    const { file, pointer } = found.source;
    if (pointer === undefined) return [found];
    const origin = originOf({ file, pointer });
    if (origin.pointer === pointer) return [found];
    const key = JSON.stringify([found.code, found.message, origin]);
    if (moved.has(key)) return [];
    moved.add(key);
    return [{ ...found, source: { ...found.source, ...origin } }];
  });
}
