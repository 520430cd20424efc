/** Warnings for keywords that are part of the model but that no target expresses in a type. */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { NamedType, Type, TypeId } from '../../model/api.js';
import { placeOf } from '../../model/identity.js';
import { listedNames, maxDependencies, tellsApart } from '../../model/conditions.js';
import { children, resolveReferences } from '../../model/walk.js';
import type { AnalyzeContext } from '../context.js';

/** Reports each unsupported keyword once for each schema that has it. */
export function reportUnsupportedKeywords(
  types: ReadonlyMap<TypeId, NamedType>,
  context: AnalyzeContext,
): void {
  const resolve = (type: Type): Type | undefined =>
    resolveReferences(type, (id) => types.get(id)?.use.type);
  const reported = new Set<string>();
  const pending: Type[] = [...types.values()].map(({ use }) => use.type).toReversed();
  for (let type = pending.pop(); type; type = pending.pop()) {
    for (const keyword of unsupportedKeywords(type, resolve)) {
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

function unsupportedKeywords(type: Type, resolve: (type: Type) => Type | undefined): string[] {
  switch (type.kind) {
    case 'not':
      return ['not'];
    case 'conditional':
      return (type.then || type.else) && !tellsApart(type) ? [type.keyword] : [];
    case 'array':
      return type.contains ? ['contains'] : [];
    case 'object':
      return [
        ...(type.names && !listedNames(type.names, resolve) ? ['propertyNames'] : []),
        ...(type.dependent.length > maxDependencies ? ['dependentRequired'] : []),
      ];
    default:
      return [];
  }
}
