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
    for (const { name, at } of undescribed(use.type)) {
      found.set(`required ${at}`, diagnostic('required-undescribed', { name }, placeOf(at)));
    }
  }
  return [...found.values()];
}

/** Required names without a description, in an object that describes others and allows no more of them. */
function undescribed(type: ObjectType): { readonly name: string; readonly at: TypeId }[] {
  const isBare = ({ at }: Type): boolean => /\/required\/\d+$/.test(at);
  const described = type.properties.filter((property) => !isBare(property.type));
  if (described.length === 0 || type.extends.length > 0 || typeof type.additional === 'object') {
    return [];
  }
  return type.properties.flatMap(({ name, type: member }) =>
    isBare(member) && !member.at.includes('/allOf/') && !/\/(any|one)Of\//.test(member.at)
      ? [{ name, at: member.at }]
      : [],
  );
}
