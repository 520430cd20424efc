/** Keywords that stay in the model but that no target says in a type: each is told where it stands. */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { NamedType, Type, TypeId } from '../../model/api.js';
import { children } from '../../model/walk.js';
import { placeOf } from '../../model/identity.js';
import type { BuildContext } from '../context.js';

export function reportUnsaid(types: Iterable<NamedType>, context: BuildContext): void {
  const seen = new Set<string>();
  const report = (keyword: string, at: TypeId): void => {
    const key = `${keyword} ${at}`;
    if (seen.has(key)) return;
    seen.add(key);
    context.report(diagnostic('keyword-unsupported', { keyword }, placeOf(at, context.spec.root)));
  };
  const visit = (type: Type): void => {
    for (const keyword of unsaid(type)) report(keyword, type.at);
    if (type.kind === 'not' || type.kind === 'conditional') return;
    for (const child of children(type)) visit(child);
  };
  for (const { use } of types) visit(use.type);
}

function unsaid(type: Type): string[] {
  switch (type.kind) {
    case 'not':
      return ['not'];
    case 'conditional':
      return [type.keyword];
    case 'array':
      return type.contains ? ['contains'] : [];
    case 'object':
      return [
        ...(type.names ? ['propertyNames'] : []),
        ...(type.dependent.length > 0 ? ['dependentRequired'] : []),
      ];
    default:
      return [];
  }
}
