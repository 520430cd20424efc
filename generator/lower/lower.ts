/** Stage `lower`: the model brought nearer to what a language can say, pass by pass. */

import type { Api } from '../model/api.js';
import { openEnums } from './enums.js';
import { splitForms, type Forms } from './forms.js';
import { mapTypes } from './map.js';
import { mergeIntersections } from './merge.js';
import { nestInline } from './nest.js';
import { paramsToObjects } from './params.js';
import { tuplesToArrays } from './tuples.js';
import { simplifyUnions } from './unions.js';

/** What a language can say of each matter, and what it gets instead. */
export interface Lowering {
  /** Where named inline types stand: in a namespace, beside their owner, or in their owner's file. */
  readonly inline: 'nest' | 'join' | 'file';
  /** `native`: as they are. Else each is a named type: a struct with a variant a member, and so on. */
  readonly unions: 'native' | 'tagged' | 'wrapper' | 'interface';
  /** `literal`: inline. `named`: each is a named type. `open`: inline, and in responses any value. */
  readonly enums: 'literal' | 'named' | 'open';
  readonly intersections: 'native' | 'merge';
  readonly tuples: 'native' | 'array';
  /** How a member that may be null is declared; tells only the pack's own type printer. */
  readonly nullable: 'union' | 'wrapper' | 'pointer';
  /** Whether a type that contains itself by value needs a pointer: marks such references. */
  readonly recursion: 'plain' | 'pointer';
  readonly forms: Forms;
}

export function lower(model: Api, lowering: Lowering): Api {
  let api = splitForms(model, lowering.forms);
  if (lowering.intersections === 'merge') api = mergeIntersections(paramsToObjects(api));
  if (lowering.tuples === 'array') api = mapTypes(api, tuplesToArrays);
  if (lowering.unions !== 'native') {
    const before = api;
    api = mapTypes(api, (type) => simplifyUnions(type, before));
  }
  if (lowering.enums === 'open') api = openEnums(api);
  return nestInline(api, {
    enums: lowering.enums === 'named',
    unions: lowering.unions !== 'native',
  });
}
