/** Warnings for keywords that are part of the model but that no target expresses in a type. */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { NamedType, Type } from '../../model/api.js';
import { placeOf } from '../../model/identity.js';
import { maxDependencies, tellsApart } from '../../model/conditions.js';
import { children } from '../../model/walk.js';
import type { AnalyzeContext } from '../context.js';

/** Reports each unsupported keyword once for each schema that has it. */
export function reportUnsupportedKeywords(
  types: Iterable<NamedType>,
  context: AnalyzeContext,
): void {
  const reported = new Set<string>();
  const pending: Type[] = [...types].map(({ use }) => use.type).toReversed();
  for (let type = pending.pop(); type; type = pending.pop()) {
    for (const keyword of unsupportedKeywords(type)) {
      const key = `${keyword} ${type.at}`;
      if (reported.has(key)) continue;
      reported.add(key);
      const source = placeOf(type.at, context.spec.root);
      context.report(diagnostic('keyword-unsupported', { keyword }, source));
    }
    // The keyword itself is reported; its content has no effect.
    if (type.kind !== 'not' && type.kind !== 'conditional') {
      pending.push(...children(type).toReversed());
    }
  }
}

function unsupportedKeywords(type: Type): string[] {
  switch (type.kind) {
    case 'not':
      return ['not'];
    case 'conditional':
      return (type.then || type.else) && !tellsApart(type) ? [type.keyword] : [];
    case 'array':
      return type.contains ? ['contains'] : [];
    case 'object':
      return [
        ...(type.names ? ['propertyNames'] : []),
        ...(type.dependent.length > maxDependencies ? ['dependentRequired'] : []),
      ];
    default:
      return [];
  }
}
