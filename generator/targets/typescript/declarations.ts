/** Named types → interfaces, type aliases, and namespaces for the types nested in them. */

import type { NamedType, ObjectType, Property, Type } from '../../model/api.js';
import { compare } from '../../base/order.js';
import { inMemberOrder } from '../shared/member-order.js';
import {
  code,
  comment,
  ident,
  importedPath,
  join,
  key,
  num,
  str,
  unknownType,
  type Code,
} from './code.js';
import { declarationDocs, prose, useDocs } from './docs.js';
import type { FileScope } from './file.js';
import type { AliasDeclaration, Declaration, InterfaceDeclaration, Member } from './structures.js';
import { indexesOf, scopeOf, typeCode, type TypeScope } from './types.js';

/** A type with everything nested in it. @param depth of the enclosing namespace */
export function declare(type: NamedType, file: FileScope, depth = 0): Declaration[] {
  const own = declareOwn(type, file, depth);
  const nested = [
    ...(file.sdk.nested.get(type.id) ?? []).flatMap((inner) => declare(inner, file, depth + 1)),
    ...adopted(type, file),
  ];
  return nested.length > 0
    ? [own, { kind: 'namespace', name: own.name, declarations: nested }]
    : [own];
}

function declareOwn(
  type: NamedType,
  file: FileScope,
  depth: number,
): InterfaceDeclaration | AliasDeclaration {
  const name = file.sdk.names.types.get(type.id)!.at(-1)!;
  const shape = type.use.type;
  const scope = scopeOf(type, file);
  if (shape.kind === 'object' && type.role === 'errors') {
    return declareErrors(shape, ident(name), scope);
  }
  const declared = { name: ident(name), docs: declarationDocs(type.use, name, depth) };
  const aliased = aliasedType(shape, scope);
  if (aliased) return { ...declared, kind: 'alias', type: typeCode(aliased, scope) };
  const { properties, extends: bases } = shape as ObjectType;
  return {
    ...declared,
    kind: 'interface',
    extends: bases.map((base) => typeCode(base, scope)),
    members: inMemberOrder(properties).map((property) => memberOf(property, scope, depth + 1)),
    indexes: onlyForbids(shape as ObjectType)
      ? [{ key: code`string`, value: unknownType(shape.at) }]
      : indexesOf(shape as ObjectType, scope),
  };
}

/** Whether an object only says which members are absent: it would not accept others without an index signature. */
const onlyForbids = ({ properties, additional, extends: bases }: ObjectType): boolean =>
  properties.length > 0 &&
  bases.length === 0 &&
  additional === 'unstated' &&
  properties.every(({ type, required }) => type.kind === 'never' && !required);

/** The type to alias if an interface is impossible or unnecessary; undefined otherwise. */
function aliasedType(shape: Type, scope: TypeScope): Type | undefined {
  if (shape.kind !== 'object') return shape;
  const { properties, extends: bases } = shape;
  if (properties.length > 0 || bases.length > 1) return undefined;
  if (bases.length === 0) return shape;
  return indexesOf(shape, scope).length > 0 ? undefined : bases[0];
}

const memberOf = (property: Property, scope: TypeScope, depth: number): Member => ({
  name: key(property.name),
  docs: useDocs(property, depth),
  type: memberType(property, scope),
  optional: !property.required,
});

/** Members of `Object.prototype`: an optional member of the same name must allow the inherited one. */
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

/** Error bodies by status; the types of the runtime know the keys `4XX`, `5XX` and `default`. */
function declareErrors(shape: ObjectType, name: Code, scope: TypeScope): InterfaceDeclaration {
  return {
    kind: 'interface',
    name,
    docs: comment('Bodies of the declared error responses, by status.'),
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

/** Aliases of the types nested in the aliased type, so that users find them here too. */
function adopted(type: NamedType, { sdk, module }: FileScope): AliasDeclaration[] {
  if (type.adopts === undefined) return [];
  const lastName = ({ id }: NamedType): string => sdk.names.types.get(id)!.at(-1)!;
  const own = new Set((sdk.nested.get(type.id) ?? []).map(lastName));
  return (sdk.nested.get(type.adopts) ?? [])
    .filter((inner) => !own.has(lastName(inner)))
    .map((inner) => ({
      kind: 'alias',
      name: ident(lastName(inner)),
      type: importedPath(sdk.names.modules.get(inner.id) ?? module, sdk.names.types.get(inner.id)!),
    }));
}
