/** References to named types, and the kinds that they resolve to. */

import type { Api, ObjectType, Type, TypeId } from '../../model/api.js';
import { ident } from './code.js';
import { splitNull } from './nullability.js';
import type { NamedRef, RefKind } from './type-printers.js';
import type { ViewContext } from './view/context.js';

/** @throws {Error} if the model has no such type */
export function namedRef(id: TypeId, context: ViewContext): NamedRef {
  const { form, role } = context.api.types.get(id)!;
  const path = context.names.types.get(id)!.map(ident);
  const outermost = context.outermost(id);
  return {
    id,
    name: path.at(-1)!,
    path,
    declared: context.declared(id),
    form,
    role,
    outermost: { id: outermost, file: context.names.files.get(outermost)! },
  };
}

/** The kind of a named type, with aliases resolved and without null. */
export function resolvedKind(id: TypeId, api: Api): RefKind {
  const seen = new Set<TypeId>();
  let type: Type = { kind: 'ref', at: id, to: id };
  while (type.kind === 'ref') {
    const next: Type | undefined = api.types.get(type.to)?.use.type;
    if (!next || seen.has(type.to)) return 'unknown';
    seen.add(type.to);
    type = next.kind === 'ref' ? next : splitNull(next, api).inner;
  }
  return kindOf(type);
}

function kindOf(type: Exclude<Type, { kind: 'ref' }>): RefKind {
  switch (type.kind) {
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'array':
      return type.prefix ? 'tuple' : 'array';
    case 'object':
      return isMap(type) ? 'map' : 'object';
    case 'not':
    case 'conditional':
      return 'unknown';
    default:
      return type.kind;
  }
}

const isMap = ({ properties, extends: bases, patterns, additional }: ObjectType): boolean =>
  properties.length + bases.length + patterns.length === 0 && typeof additional === 'object';
