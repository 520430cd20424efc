/**
 * Lowering `enums: open`: in responses an enum accepts values that the document does not list, so that a
 * service can add one without breaking its users. Requests keep the list.
 */

import { isInteger } from '../base/json.js';
import type { Api, Type, Use } from '../model/api.js';
import { useOf } from '../model/create.js';
import { follow, mapChildren } from '../model/walk.js';
import { mapOperationTypes } from '../model/map.js';

/** Adds to each enum of a response the scalar types of its members. */
export function openEnums(api: Api): Api {
  const open = (type: Type): Type => {
    const target = follow(type, api);
    if (target?.kind !== 'enum') return withTags(type, mapChildren(type, open));
    const bases = new Map(
      target.members.flatMap(({ value }) => {
        const base = baseOf(value, type.at);
        return base ? [[base.kind, base] as const] : [];
      }),
    );
    return { kind: 'union', at: type.at, variants: [type, ...bases.values()].map(useOf) };
  };
  const openUse = <U extends Use>(use: U): U => ({ ...use, type: open(use.type) });
  const types = [...api.types].map(([id, type]) => {
    const isEnum = type.use.type.kind === 'enum';
    return [
      id,
      type.form === 'response' && !isEnum ? { ...type, use: openUse(type.use) } : type,
    ] as const;
  });
  return {
    ...api,
    types: new Map(types),
    ...mapOperationTypes(api, (type, direction) => (direction === 'response' ? open(type) : type)),
  };
}

/** The tags of an object stay closed: with other values they would not tell the variants of a union apart. */
function withTags(type: Type, opened: Type): Type {
  if (type.kind !== 'object' || opened.kind !== 'object') return opened;
  const tags = new Map(type.properties.filter(({ isTag }) => isTag).map((tag) => [tag.name, tag]));
  return {
    ...opened,
    properties: opened.properties.map((property) => tags.get(property.name) ?? property),
  };
}

function baseOf(value: unknown, at: string): Type | undefined {
  switch (typeof value) {
    case 'string':
      return { kind: 'string', at };
    case 'number':
    case 'bigint':
      return { kind: 'number', at, integer: isInteger(value) };
    case 'boolean':
      return { kind: 'boolean', at };
    default:
      return undefined;
  }
}
