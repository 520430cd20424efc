/** The warning about integers that lose digits. */

import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import type { Api } from '../../model/api.js';
import { placeOf } from '../../model/identity.js';
import { placesOfInt64 } from './integers.js';

/** One warning about all integers of 64 bits, at the first one. */
export function reportInt64(api: Api, documentName: string): Diagnostic[] {
  const places = placesOfInt64(api);
  const [first] = places;
  if (first === undefined) return [];
  return [diagnostic('integer-inexact', { count: places.length }, placeOf(first, documentName))];
}
