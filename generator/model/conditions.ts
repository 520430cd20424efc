/** Which conditions of a schema types can express: as a union of two cases, or as members. */

import { isBareKind } from './bare-kind.js';
import type { ConditionalType, Property, Type } from './api.js';

/** The most members of `dependentRequired` that become unions, which multiply. */
export const maxDependencies = 3;

/** The most cases that the conditions of one type may multiply to. */
export const maxAlternatives = 256;

/** The single member that an object type requires or limits; undefined if it does more, or is no object. */
export function conditionOf(type: Type): Property | undefined {
  if (type.kind !== 'object' || type.additional !== 'unstated') return undefined;
  const { properties, patterns, dependent, extends: bases, names, minProperties } = type;
  const others = patterns.length + dependent.length + bases.length;
  const isPlain = others === 0 && names === undefined && minProperties === undefined;
  return isPlain && properties.length === 1 ? properties[0] : undefined;
}

/** Whether a type can tell the cases of a condition apart: by one member of an object, or by the JSON type. */
export const tellsApart = ({ if: condition }: ConditionalType): boolean =>
  conditionOf(condition) !== undefined || isJsonType(condition);

/** Whether a type is all values of a JSON type, or listed ones. */
function isJsonType(type: Type): boolean {
  switch (type.kind) {
    case 'null':
    case 'boolean':
    case 'literal':
    case 'enum':
      return true;
    case 'string':
      return type.pattern === undefined && (type.minLength ?? type.maxLength) === undefined;
    default:
      return (type.kind === 'array' || type.kind === 'object') && isBareKind(type);
  }
}

/** More names than this are a map. */
const maxNames = 50;

/** The names that a type for names lists; undefined if it allows others, or very many. */
export function listedNames(
  type: Type,
  resolve: (type: Type) => Type | undefined,
): string[] | undefined {
  const names = stringsOf(type, resolve);
  return names && names.length <= maxNames ? names : undefined;
}

function stringsOf(type: Type, resolve: (type: Type) => Type | undefined): string[] | undefined {
  const target = resolve(type);
  switch (target?.kind) {
    case 'literal':
      return typeof target.value === 'string' ? [target.value] : [];
    case 'enum':
      return target.members.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    case 'union': {
      const parts = target.variants.map((variant) => stringsOf(variant.type, resolve));
      return parts.every((part) => part !== undefined) ? [...new Set(parts.flat())] : undefined;
    }
    default:
      return undefined;
  }
}
