/** Named types → interfaces, aliases and the namespaces of what is nested in them. */

import type { NamedType, ObjectType, Property } from '../../model/api.js';
import { compare } from '../../base/order.js';
import { code, comment, ident, identPath, join, key, num, str, type Code } from './code.js';
import { declarationDocs, prose, useDocs } from './docs.js';
import type { FileBuilder } from './sdk.js';
import type { Declaration, Member } from './structures.js';
import { indexCode, scopeOf, typeCode, type TypeScope } from './types.js';

/** A type with everything nested in it. */
export function declare(type: NamedType, file: FileBuilder, depth = 0): Declaration[] {
  const path = file.sdk.names.types.get(type.id)!;
  const name = ident(path.at(-1)!);
  const scope = scopeOf(type, file);
  const docs = declarationDocs(type.use, path.at(-1)!, depth);
  const own = declareOwn(type, name, docs, scope, depth);
  const nested = [
    ...(file.sdk.nested.get(type.id) ?? []).flatMap((inner) => declare(inner, file, depth + 1)),
    ...adopted(type, file),
  ];
  return nested.length > 0 ? [own, { kind: 'namespace', name, declarations: nested }] : [own];
}

function declareOwn(
  type: NamedType,
  name: Code,
  docs: Code | undefined,
  scope: TypeScope,
  depth: number,
): Declaration {
  const { type: shape } = type.use;
  if (shape.kind !== 'object') return { kind: 'alias', name, docs, type: typeCode(shape, scope) };
  const isMap = shape.properties.length === 0 && shape.extends.length === 0;
  if (type.role === 'errors') return declareErrors(shape, name, scope);
  if (isMap) return { kind: 'alias', name, docs, type: typeCode(shape, scope) };
  const index = indexCode(shape, scope);
  if (shape.properties.length === 0 && shape.extends.length === 1 && !index) {
    return { kind: 'alias', name, docs, type: typeCode(shape.extends[0]!, scope) };
  }
  return {
    kind: 'interface',
    name,
    docs,
    extends: shape.extends.map((ref) => typeCode(ref, scope)),
    members: sorted(shape.properties).map((property) => memberOf(property, scope, depth + 1)),
    index,
  };
}

/** Required first, then optional, alphabetical in each. */
export const sorted = (properties: readonly Property[]): Property[] =>
  properties.toSorted((a, b) => Number(b.required) - Number(a.required) || compare(a.name, b.name));

const memberOf = (property: Property, scope: TypeScope, depth: number): Member => ({
  name: key(property.name),
  docs: useDocs(property, depth),
  type: memberType(property, scope),
  optional: !property.required,
});

/** Names that every object has a member of already, which an optional member must leave room for. */
const inherited = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

function memberType({ name, type, required }: Property, scope: TypeScope): Code {
  const own = typeCode(type, scope);
  return !required && inherited.has(name) ? code`${own} | Object[${str(name)}]` : own;
}

/** Bodies by status: numbers are bare keys, ranges and `default` as the runtime's types know them. */
function declareErrors(shape: ObjectType, name: Code, scope: TypeScope): Declaration {
  return {
    kind: 'interface',
    name,
    docs: comment('What the service may answer beside success, by status: `error` on `safe()`.'),
    extends: [],
    members: shape.properties
      .toSorted((a, b) => compare(a.name, b.name))
      .map((property) => ({
        name: /^\d+$/.test(property.name) ? num(Number(property.name)) : key(property.name),
        docs: docsOfError(property),
        type: typeCode(property.type, scope),
        optional: false,
      })),
  };
}

const docsOfError = ({ description }: Property): Code | undefined =>
  description === undefined ? undefined : join(prose(description, 1), code`\n`);

/** Nested names of a type that this one stands for, so that its users find them here too. */
function adopted(type: NamedType, file: FileBuilder): Declaration[] {
  if (type.adopts === undefined) return [];
  const own = new Set(
    (file.sdk.nested.get(type.id) ?? []).map(({ id }) => file.sdk.names.types.get(id)!.at(-1)),
  );
  return (file.sdk.nested.get(type.adopts) ?? []).flatMap((inner): Declaration[] => {
    const path = file.sdk.names.types.get(inner.id)!;
    if (own.has(path.at(-1))) return [];
    file.refer(inner.id);
    return [{ kind: 'alias', name: ident(path.at(-1)!), type: identPath(path) }];
  });
}
