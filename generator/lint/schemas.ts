/** Members that are required where they cannot be, or that are required but described nowhere. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Place } from '../openapi/references.js';
import type { Api, ObjectType, Type, TypeId } from '../model/api.js';
import { children } from '../model/walk.js';

export function lintSchemas(api: Api, placeOf: (id: TypeId) => Place): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const seen = new Set<TypeId>();
  const pending: Type[] = [...api.types.values()].flatMap(({ role, use }) =>
    role === 'params' ? [use.type] : [],
  );
  // What requests reach: there a member that is read-only does not exist.
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (type.kind === 'ref' && !seen.has(type.to)) {
      seen.add(type.to);
      const target = api.types.get(type.to);
      if (target) pending.push(target.use.type);
    }
    if (type.kind === 'object') {
      for (const { name, required, readOnly, type: member } of type.properties) {
        if (!required || !readOnly) continue;
        found.set(
          `read-only ${member.at}`,
          diagnostic('read-only-required', { name }, placeOf(member.at)),
        );
      }
    }
    pending.push(...children(type));
  }
  for (const { use } of api.types.values()) {
    if (use.type.kind !== 'object') continue;
    for (const { name, at } of undeclared(use.type)) {
      found.set(`required ${at}`, diagnostic('required-undescribed', { name }, placeOf(at)));
    }
  }
  return [...found.values()];
}

/** Properties that are required but not declared, in an object that declares others and allows no more. */
function undeclared({
  properties,
  additional,
  extends: bases,
}: ObjectType): { readonly name: string; readonly at: TypeId }[] {
  if (bases.length > 0 || typeof additional === 'object') return [];
  if (!properties.some(({ type }) => !isUndeclared(type))) return [];
  return properties.flatMap(({ name, type }) =>
    isUndeclared(type) ? [{ name, at: type.at }] : [],
  );
}

const isUndeclared = (type: Type): boolean => type.kind === 'unknown' && type.undeclared === true;
