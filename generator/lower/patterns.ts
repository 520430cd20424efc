/**
 * Objects whose further members have types by the pattern of their names: for languages in which all of them have
 * one type, that is any value where these types differ.
 */

import type { Type } from '../model/api.js';
import { sameType } from '../model/same-type.js';
import { mapChildren } from '../model/walk.js';

/** A type whose objects have one type for all further members. */
export function joinPatterns(type: Type): Type {
  const mapped = mapChildren(type, joinPatterns);
  if (mapped.kind !== 'object' || typeof mapped.additional !== 'object') return mapped;
  const { additional, patterns, at } = mapped;
  if (patterns.every(({ use }) => sameType(use.type, additional.type))) return mapped;
  return { ...mapped, additional: { ...additional, type: { kind: 'unknown', at } } };
}
