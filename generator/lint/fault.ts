/**
 * Where a value is none of a type: for examples and defaults. Patterns and formats are not tried: a
 * pattern of a hostile document may take for ever.
 */

import { isArray, isObject, jsonEqual, own, type Json } from '../base/json.js';
import { append } from '../base/pointer.js';
import type { Api, ObjectType, Property, Type, TypeOf } from '../model/api.js';
import { follow } from '../model/walk.js';

/** Beyond this many steps for one value it is taken for right. */
const patience = 20_000;

/**
 * @param shallow whether the members of an object are left to their own examples
 * @returns the pointer within the value to what does not fit, the deepest of them; undefined if all fits
 */
export function faultOf(api: Api, type: Type, value: Json, shallow = false): string | undefined {
  let steps = 0;
  let deepest = '';

  function visit(current: Type, json: Json, members: boolean, at: string): boolean {
    if (++steps > patience) return true;
    const fits = test(current, json, members, at);
    if (!fits && at.length > deepest.length) deepest = at;
    return fits;
  }

  function test(current: Type, json: Json, members: boolean, at: string): boolean {
    switch (current.kind) {
      case 'unknown':
      case 'not':
      case 'conditional':
        return true;
      case 'never':
        return false;
      case 'null':
        return json === null;
      case 'boolean':
        return typeof json === 'boolean';
      case 'number':
        return typeof json === 'number' && inBounds(json, current);
      case 'string':
        return (
          typeof json === 'string' && within(json.length, current.minLength, current.maxLength)
        );
      case 'binary':
        return typeof json === 'string';
      case 'literal':
        return jsonEqual(current.value, json);
      case 'enum':
        return current.members.some((member) => jsonEqual(member.value, json));
      case 'array':
        return isArray(json) && acceptsItems(current, json, at);
      case 'object':
        return isObject(json) && acceptsMembers(current, json, members, at);
      case 'union':
        return current.variants.some((variant) => visit(variant.type, json, members, at));
      case 'intersection':
        return current.members.every((member) => visit(member, json, members, at));
      case 'ref': {
        const target = follow(current, api);
        return target === undefined || target.kind === 'ref' || visit(target, json, true, at);
      }
    }
  }

  function acceptsItems(array: TypeOf<'array'>, items: readonly Json[], at: string): boolean {
    const { prefix = [], minItems, maxItems } = array;
    return (
      within(items.length, minItems, maxItems) &&
      items.every((item, index) => {
        const { type: itemType } = prefix[index] ?? array.items;
        return visit(itemType, item, true, append(at, index));
      })
    );
  }

  function acceptsMembers(object: ObjectType, json: Json, members: boolean, at: string): boolean {
    if (!object.extends.every((base) => visit(base, json, true, at))) return false;
    const missing = object.properties.find(
      (property) => isNeeded(property) && own(json, property.name) === undefined,
    );
    if (missing) {
      const place = append(at, missing.name);
      if (place.length > deepest.length) deepest = place;
      return false;
    }
    return (
      !members ||
      object.properties.every(({ name, type: member }) => {
        const given = own(json, name);
        return given === undefined || visit(member, given, true, append(at, name));
      })
    );
  }

  return visit(type, value, !shallow, '') ? undefined : deepest;
}

/** A member that exists in one direction only may be missing from the other's example. */
const isNeeded = ({ required, readOnly, writeOnly }: Property): boolean =>
  required && !readOnly && !writeOnly;

const within = (count: number, low = 0, high = Infinity): boolean => count >= low && count <= high;

function inBounds(value: number, type: TypeOf<'number'>): boolean {
  const { minimum = -Infinity, maximum = Infinity, integer } = type;
  const { exclusiveMinimum = -Infinity, exclusiveMaximum = Infinity } = type;
  return (
    (!integer || Number.isInteger(value)) &&
    value >= minimum &&
    value <= maximum &&
    (value > exclusiveMinimum || exclusiveMinimum === -Infinity) &&
    (value < exclusiveMaximum || exclusiveMaximum === Infinity)
  );
}
