/**
 * Whether a value matches a type, for examples and defaults. Patterns and formats are not evaluated: a
 * pattern from a hostile document may take exponential time.
 */

import { isArray, isObject, jsonEqual, own, type Json, isInteger, isNumber } from '../base/json.js';
import { append } from '../base/pointer.js';
import type { Api, ObjectType, Property, Type, TypeOf } from '../model/api.js';
import { follow } from '../model/walk.js';

/** After this many steps, a value is assumed to match. */
const maxSteps = 20_000;

/** A value to check. */
export interface MismatchInput {
  readonly value: Json;
  readonly type: Type;
  readonly api: Api;
  /** Whether only the presence of an object's own properties is checked, not their values. */
  readonly shallow?: boolean;
}

/** One check. */
interface Check {
  readonly api: Api;
  steps: number;
  /** The longest pointer to a part that does not match. */
  deepest: string;
}

/** A part of the value, and the type with which it is compared. */
interface Part {
  readonly type: Type;
  readonly value: Json;
  /** Pointer to it within the whole value. */
  readonly pointer: string;
  readonly shallow: boolean;
}

/**
 * Finds where a value does not match a type.
 *
 * @returns the pointer within the value to the deepest part that does not match; undefined if all match
 */
export function findMismatch({
  value,
  type,
  api,
  shallow = false,
}: MismatchInput): string | undefined {
  const check: Check = { api, steps: 0, deepest: '' };
  return matches({ type, value, pointer: '', shallow }, check) ? undefined : check.deepest;
}

function matches(part: Part, check: Check): boolean {
  if (++check.steps > maxSteps) return true;
  const isMatch = matchesKind(part, check);
  if (!isMatch) noteMismatch(part.pointer, check);
  return isMatch;
}

function noteMismatch(pointer: string, check: Check): void {
  if (pointer.length > check.deepest.length) check.deepest = pointer;
}

function matchesKind(part: Part, check: Check): boolean {
  const { type, value } = part;
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      return true;
    case 'never':
      return false;
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return isNumber(value) && isInBounds(value, type);
    case 'string':
      return typeof value === 'string' && isBetween(value.length, type.minLength, type.maxLength);
    case 'binary':
      return typeof value === 'string';
    case 'literal':
      return jsonEqual(type.value, value);
    case 'enum':
      return type.members.some((member) => jsonEqual(member.value, value));
    case 'array':
      return matchesArray(type, part, check);
    case 'object':
      return matchesObject(type, part, check);
    case 'union':
      return type.variants.some((variant) => matches({ ...part, type: variant.type }, check));
    case 'intersection':
      return type.members.every((member) => matches({ ...part, type: member }, check));
    case 'ref': {
      const referent = follow(type, check.api);
      return (
        referent === undefined ||
        referent.kind === 'ref' ||
        matches({ ...part, type: referent, shallow: false }, check)
      );
    }
  }
}

function matchesArray(
  { prefix = [], items, minItems, maxItems }: TypeOf<'array'>,
  { value, pointer }: Part,
  check: Check,
): boolean {
  if (!isArray(value) || !isBetween(value.length, minItems, maxItems)) return false;
  return value.every((item, index) => {
    const { type } = prefix[index] ?? items;
    return matches({ type, value: item, pointer: append(pointer, index), shallow: false }, check);
  });
}

function matchesObject(
  { properties, extends: bases }: ObjectType,
  part: Part,
  check: Check,
): boolean {
  const { value, pointer } = part;
  if (!isObject(value)) return false;
  if (!bases.every((type) => matches({ ...part, type, shallow: false }, check))) return false;
  const missing = properties.find(
    (property) => isAlwaysRequired(property) && own(value, property.name) === undefined,
  );
  if (missing) {
    noteMismatch(append(pointer, missing.name), check);
    return false;
  }
  if (part.shallow) return true;
  return properties.every(({ name, type }) => {
    const member = own(value, name);
    if (member === undefined) return true;
    return matches({ type, value: member, pointer: append(pointer, name), shallow: false }, check);
  });
}

/** An example for one direction may omit a property that exists only in the other. */
const isAlwaysRequired = ({ required, readOnly, writeOnly }: Property): boolean =>
  required && !readOnly && !writeOnly;

const isBetween = (count: number, low = 0, high = Infinity): boolean =>
  count >= low && count <= high;

function isInBounds(value: number | bigint, type: TypeOf<'number'>): boolean {
  const { minimum = -Infinity, maximum = Infinity, integer } = type;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = type;
  return (
    (!integer || isInteger(value)) &&
    value >= minimum &&
    value <= maximum &&
    (value > exclusiveMinimum || exclusiveMinimum === -Infinity) &&
    (value < exclusiveMaximum || exclusiveMaximum === Infinity)
  );
}
