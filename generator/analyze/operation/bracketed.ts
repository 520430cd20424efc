/**
 * Bracketed query names, folded: `filter[name][contains]` and `filter[name][eq]` are one argument
 * `filter: { name: { contains, eq } }`. On the wire they stay what they are.
 */

import { addTo } from '../../base/groups.js';
import type { ObjectType, Parameter, Property, TypeId } from '../../model/api.js';
import { emptyObject, useOf } from '../../model/create.js';

export type QueryArgument = { readonly property: Property; readonly parameter: Parameter };

/** `filter[a][b]` → `['filter', 'a', 'b']`; undefined for names without brackets or with empty ones. */
function parts(name: string): string[] | undefined {
  const match = /^([^[\]]+)((?:\[[^[\]]+\])+)$/.exec(name);
  return match ? [match[1]!, ...match[2]!.slice(1, -1).split('][')] : undefined;
}

/** JSON:API's page parameters: pagination moves them on one by one, so they stay apart. */
const isPage = (path: readonly string[]): boolean =>
  path.length === 2 &&
  /^(page|pagination)$/.test(path[0]!) &&
  /^(number|size|limit|offset|cursor|after|before)$/.test(path[1]!);

export function foldQuery(parameters: readonly Parameter[]): QueryArgument[] {
  const names = new Set(parameters.map(({ name }) => name));
  const groups = new Map<string, { path: string[]; parameter: Parameter }[]>();
  const result: QueryArgument[] = [];
  for (const parameter of parameters) {
    const path = parts(parameter.name);
    const folds = path && !isPage(path) && !names.has(path[0]!) && isPlain(parameter);
    if (!folds) result.push({ property: propertyOf(parameter, parameter.name), parameter });
    else addTo(groups, path[0]!, { path: path.slice(1), parameter });
  }
  for (const [name, group] of groups) {
    const at = group[0]!.parameter.at;
    const type = nest(group, at);
    if (!type) {
      for (const { parameter } of group) {
        result.push({ property: propertyOf(parameter, parameter.name), parameter });
      }
      continue;
    }
    const required = group.some(({ parameter }) => parameter.required);
    const use = useOf(type);
    result.push({
      property: { ...use, name, required, readOnly: false, writeOnly: false },
      parameter: {
        ...use,
        name,
        in: 'query',
        required,
        serialization: { style: 'deepObject', explode: true, allowReserved: false, stated: false },
        at,
      },
    });
  }
  return result;
}

/** Only parameters without a style of their own can be written as part of a deep object. */
const isPlain = ({ serialization }: Parameter): boolean =>
  'style' in serialization && !serialization.stated && !serialization.allowReserved;

export function propertyOf(parameter: Parameter, name: string): Property {
  const { type, title, description, deprecated, examples, required } = parameter;
  return {
    type,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    deprecated,
    ...(parameter.default && { default: parameter.default }),
    examples,
    name,
    required,
    readOnly: false,
    writeOnly: false,
  };
}

/** The object that the paths describe; undefined if one path is the beginning of another. */
function nest(
  leaves: readonly { readonly path: readonly string[]; readonly parameter: Parameter }[],
  at: TypeId,
): ObjectType | undefined {
  const byName = new Map<string, { path: readonly string[]; parameter: Parameter }[]>();
  for (const { path, parameter } of leaves) {
    addTo(byName, path[0]!, { path: path.slice(1), parameter });
  }
  const properties: Property[] = [];
  for (const [name, group] of byName) {
    const leaf = group.find(({ path }) => path.length === 0);
    if (leaf && group.length > 1) return undefined;
    if (leaf) {
      properties.push(propertyOf(leaf.parameter, name));
      continue;
    }
    const type = nest(group, group[0]!.parameter.at);
    if (!type) return undefined;
    const required = group.some(({ parameter }) => parameter.required);
    const use = useOf(type);
    properties.push({ ...use, name, required, readOnly: false, writeOnly: false });
  }
  return { ...emptyObject(at), properties };
}
