/** Constraints that types of most languages cannot express, as sentences for the documentation. */

import type { Type } from '../../model/api.js';

/** Formats, bounds and the descriptions of enum values, a sentence each. */
export function sentencesOf(type: Type): string[] {
  switch (type.kind) {
    case 'string':
      return [
        ...(type.format === undefined ? [] : [`Format: \`${type.format}\`.`]),
        ...range(type.minLength, type.maxLength, 'character'),
        ...(type.pattern === undefined ? [] : [`Pattern: \`${type.pattern}\`.`]),
      ];
    case 'number':
      return [
        ...(type.format === undefined ? [] : [`Format: \`${type.format}\`.`]),
        ...range(type.minimum, type.maximum),
        ...(type.exclusiveMinimum === undefined ? [] : [`Greater than ${type.exclusiveMinimum}.`]),
        ...(type.exclusiveMaximum === undefined ? [] : [`Less than ${type.exclusiveMaximum}.`]),
        ...(type.multipleOf === undefined ? [] : [`A multiple of ${type.multipleOf}.`]),
      ];
    case 'array':
      return [
        ...range(type.minItems, type.maxItems, 'item'),
        ...(type.unique ? ['Items are unique.'] : []),
      ];
    case 'union':
      return [...new Set(type.variants.flatMap((variant) => sentencesOf(variant.type)))];
    case 'object':
      return [
        ...range(type.minProperties, type.maxProperties, 'member'),
        ...type.dependent.map(
          ({ name, requires }) =>
            `\`${name}\` requires ${requires.map((other) => `\`${other}\``).join(' and ')}.`,
        ),
      ];
    case 'enum':
      return type.members
        .filter(({ description }) => description !== undefined)
        .map(({ value, description }) =>
          `\`${String(value)}\`: ${description}.`.replace(/\.\.$/, '.'),
        );
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'binary':
    case 'literal':
    case 'intersection':
    case 'not':
    case 'conditional':
    case 'ref':
      return [];
  }
}

function range(
  low: number | bigint | undefined,
  high: number | bigint | undefined,
  unit?: string,
): string[] {
  const units = (count: number | bigint): string =>
    unit === undefined ? String(count) : `${count} ${unit}${count === 1 ? '' : 's'}`;
  if (low !== undefined && low === high) return [`Exactly ${units(low)}.`];
  if (low !== undefined && high !== undefined) return [`From ${low} to ${units(high)}.`];
  if (low !== undefined) return [`At least ${units(low)}.`];
  return high === undefined ? [] : [`At most ${units(high)}.`];
}
