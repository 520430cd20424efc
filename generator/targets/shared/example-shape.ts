/** The objects that describe one value together, and the members that it needs for them. */

import type { Api, ObjectType, Type, Use } from '../../model/api.js';
import { follow } from '../../model/walk.js';

/** Objects that all describe the same value. */
export type Shape = readonly ObjectType[];

/**
 * The ways in which a type describes an object: one for each choice of variants. Empty if its values are no objects.
 *
 * @param count the most ways that are looked for
 */
export function shapesOf(type: Type, api: Api, count: number): readonly Shape[] {
  const seen = new Set<string>();
  const visit = (node: Type): readonly Shape[] => {
    switch (node.kind) {
      case 'ref': {
        if (seen.has(node.to)) return [];
        seen.add(node.to);
        const target = follow(node, api);
        const found = target && target.kind !== 'ref' ? visit(target) : [];
        seen.delete(node.to);
        return found;
      }
      case 'object':
        return node.extends.reduce<readonly Shape[]>(
          (shapes, base) => combine(shapes, visit(base)),
          [[node]],
        );
      case 'intersection':
        return node.members
          .map((member) => (isCondition(member) ? [[]] : visit(member)))
          .reduce<readonly Shape[]>(combine, [[]]);
      case 'union':
        return node.variants.flatMap((variant) => visit(variant.type)).slice(0, count);
      default:
        return [];
    }
  };
  const combine = (left: readonly Shape[], right: readonly Shape[]): readonly Shape[] =>
    left.flatMap((one) => right.map((other) => [...one, ...other])).slice(0, count);
  return visit(type).filter((shape) => shape.length > 0);
}

/** Types that restrict values without describing them. */
const isCondition = ({ kind }: Type): boolean =>
  kind === 'unknown' || kind === 'not' || kind === 'conditional';

/** The names of the members that a value needs: required ones, those that they require, and as many as there must be. */
export function neededMembers(shape: Shape): readonly string[] {
  const properties = shape.flatMap((object) => object.properties);
  const needed = new Set(properties.filter(({ required }) => required).map(({ name }) => name));
  const dependent = shape.flatMap((object) => object.dependent);
  for (const name of needed) {
    const more = dependent.filter((entry) => entry.name === name);
    for (const { requires } of more) for (const other of requires) needed.add(other);
  }
  const least = Math.max(0, ...shape.map(({ minProperties = 0 }) => minProperties));
  for (const { name, deprecated } of properties) {
    if (needed.size < least && !deprecated) needed.add(name);
  }
  const others = shape.filter(({ additional }) => additional !== 'closed').length;
  for (const name of ['key', 'other']) {
    if (needed.size < least && others === shape.length) needed.add(name);
  }
  return [...needed];
}

/** What the objects say about a member: its declarations, or else the type of all members without one. */
export function memberUses(shape: Shape, name: string): readonly Use[] {
  const declared = shape.flatMap(({ properties }) =>
    properties.filter((property) => property.name === name),
  );
  const own = declared.filter(({ isRestated }) => isRestated !== true);
  if (own.length > 0) return own;
  const additional = shape.flatMap((object) =>
    typeof object.additional === 'object' ? [object.additional] : [],
  );
  return additional.length > 0 ? additional : declared;
}
