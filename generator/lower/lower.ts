/** Stage `lower`: rewrites the model to what a language can express, in several passes. */

import type { Api } from '../model/api.js';
import { excludeOtherVariants } from './closed-unions.js';
import { conditionsToUnions } from './conditions.js';
import { bytesToText } from './bytes.js';
import { openEnums } from './enums.js';
import { splitForms, type Forms } from './forms.js';
import { nameInlineTypes } from './inline.js';
import { mergeIntersections, withoutAlternatives } from './intersections.js';
import { mapTypes } from '../model/map.js';
import { paramsToObjects } from './params.js';
import { joinPatterns } from './patterns.js';
import { nameResults } from './results.js';
import { tuplesToArrays } from './tuples.js';
import { simplifyUnions } from './unions.js';

/** What a language can express, and what replaces everything else. */
export interface Lowering {
  /** Where named inline types are declared: in a namespace, next to their owner, or in their owner's file. */
  readonly inline: 'nest' | 'join' | 'file';
  /** `native`: unchanged. Otherwise, each is a named type with one variant at a time. */
  readonly unions: 'native' | 'tagged' | 'wrapper' | 'interface';
  /** `literal`: inline. `named`: each is a named type. `open`: inline, and responses accept any value. */
  readonly enums: 'literal' | 'named' | 'open';
  readonly intersections: 'native' | 'merge';
  readonly tuples: 'native' | 'array';
  /** Whether a type that contains itself by value needs a pointer, so that such references are marked. */
  readonly recursion: 'plain' | 'pointer';
  readonly forms: Forms;
  /** `unions`: each condition is a union of two cases. Default: the type has the values of both. */
  readonly conditions?: 'unions';
  /** `exclusive`: in requests, closed variants exclude the members of the others. Default: they do not say so. */
  readonly closedUnions?: 'exclusive';
}

/** Lowers a model for a language. */
export function lower(model: Api, lowering: Lowering): Api {
  const given = lowering.conditions === 'unions' ? conditionsToUnions(model) : model;
  let api = splitForms(bytesToText(given), lowering.forms);
  if (lowering.closedUnions === 'exclusive') api = excludeOtherVariants(api);
  if (lowering.intersections === 'merge') {
    api = mapTypes(api, joinPatterns);
    api = mergeIntersections(paramsToObjects(withoutAlternatives(api)));
  }
  if (lowering.tuples === 'array') api = mapTypes(api, tuplesToArrays);
  if (lowering.unions !== 'native') {
    const before = api;
    api = mapTypes(api, (type) => simplifyUnions(type, before));
  }
  if (lowering.enums === 'open') api = openEnums(api);
  const named = nameInlineTypes(api, {
    enums: lowering.enums === 'named',
    unions: lowering.unions !== 'native',
  });
  return nameResults(named);
}
