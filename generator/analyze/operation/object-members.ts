/** Queries about the members of object types: objects, and unions and intersections of them. */

import { limits } from '../../base/limits.js';
import type { Type } from '../../model/api.js';
import { propertiesOf, resolved, type TypeLookup } from '../combine/lookup.js';

/** The names of the properties that values may have; undefined for any other type. */
export function memberNames(
  type: Type,
  lookup: TypeLookup,
  depth = 0,
): ReadonlySet<string> | undefined {
  if (depth > limits.depth) return undefined;
  switch (type.kind) {
    case 'object': {
      const names = new Set(propertiesOf(type, lookup).keys());
      return names.size > 0 ? names : undefined;
    }
    case 'ref': {
      const referent = resolved(type, lookup);
      return referent && memberNames(referent, lookup, depth + 1);
    }
    case 'union':
    case 'intersection': {
      const parts =
        type.kind === 'union' ? type.variants.map((variant) => variant.type) : type.members;
      const names = parts.map((part) => memberNames(part, lookup, depth + 1));
      return names.every((each) => each !== undefined)
        ? new Set(names.flatMap((each) => [...each]))
        : undefined;
    }
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'array':
    case 'not':
    case 'conditional':
      return undefined;
  }
}

/** Whether a type restricts the properties that it does not name, so that no others can be added to it. */
export function restrictsOtherMembers(type: Type, lookup: TypeLookup, depth = 0): boolean {
  if (depth > limits.inheritance) return false;
  const inner = (part: Type): boolean => restrictsOtherMembers(part, lookup, depth + 1);
  switch (type.kind) {
    case 'object': {
      const { additional, patterns } = type;
      const stated = typeof additional === 'object' && additional.type.kind !== 'unknown';
      return stated || patterns.length > 0 || type.extends.some(inner);
    }
    case 'ref': {
      const referent = resolved(type, lookup);
      return referent !== undefined && inner(referent);
    }
    case 'union':
      return type.variants.some((variant) => inner(variant.type));
    case 'intersection':
      return type.members.some(inner);
    default:
      return false;
  }
}

/** Whether every value in a request has at least one member, or is not an object. */
export function hasRequiredMember(type: Type, lookup: TypeLookup): boolean {
  switch (type.kind) {
    case 'object':
      return [...propertiesOf(type, lookup).values()].some(
        ({ required, readOnly }) => required && !readOnly,
      );
    case 'ref': {
      const referent = resolved(type, lookup);
      return !referent || hasRequiredMember(referent, lookup);
    }
    case 'union':
      return type.variants.every((variant) => hasRequiredMember(variant.type, lookup));
    case 'intersection':
      return type.members.some((member) => hasRequiredMember(member, lookup));
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'array':
    case 'not':
    case 'conditional':
      return true;
  }
}
