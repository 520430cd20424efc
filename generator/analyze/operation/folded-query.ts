/**
 * Query parameters with brackets in their names, folded into objects: `filter[name][contains]` and
 * `filter[name][eq]` become one argument `filter: { name: { contains, eq } }`. On the wire their names
 * stay the same.
 */

import { addTo } from '../../base/groups.js';
import type { ObjectType, Parameter, Property, TypeId } from '../../model/api.js';
import { emptyObject, propertyOf, useOf } from '../../model/create.js';

/** A member of the arguments, and the parameter as which it is sent. */
export interface ArgumentMember {
  readonly property: Property;
  readonly parameter: Parameter;
}

/** A parameter inside a folded object. */
interface Leaf {
  /** Path of property names to it. */
  readonly path: readonly string[];
  readonly parameter: Parameter;
}

/** `['filter', 'a', 'b']` of `filter[a][b]`; undefined without brackets, or where some are empty. */
function bracketPath(name: string): readonly string[] | undefined {
  const match = /^([^[\]]+)((?:\[[^[\]]+\])+)$/.exec(name);
  return match ? [match[1]!, ...match[2]!.slice(1, -1).split('][')] : undefined;
}

/** Whether a path is a page parameter of JSON:API. Pagination changes these one by one, so they stay separate. */
const isPageParameter = (path: readonly string[]): boolean =>
  path.length === 2 &&
  /^(page|pagination)$/.test(path[0]!) &&
  /^(number|size|limit|offset|cursor|after|before)$/.test(path[1]!);

/** Whether a parameter can be part of a deep object: it does not declare a style. */
const hasDefaultStyle = ({ serialization }: Parameter): boolean =>
  'style' in serialization && !serialization.stated && !serialization.allowReserved;

/** The arguments for the query parameters of an operation: separate ones first. */
export function foldQuery(parameters: readonly Parameter[]): ArgumentMember[] {
  const names = new Set(parameters.map(({ name }) => name));
  const plain: ArgumentMember[] = [];
  const groups = new Map<string, Leaf[]>();
  for (const parameter of parameters) {
    const path = bracketPath(parameter.name);
    const folds =
      path && !isPageParameter(path) && !names.has(path[0]!) && hasDefaultStyle(parameter);
    if (folds) addTo(groups, path[0]!, { path: path.slice(1), parameter });
    else plain.push(argumentOf(parameter));
  }
  return [...plain, ...[...groups].flatMap(([name, leaves]) => foldGroup(name, leaves))];
}

function foldGroup(name: string, leaves: readonly Leaf[]): ArgumentMember[] {
  const { at } = leaves[0]!.parameter;
  const type = nestLeaves(leaves, at);
  if (!type) return leaves.map(({ parameter }) => argumentOf(parameter));
  const required = leaves.some(({ parameter }) => parameter.required);
  const use = useOf(type);
  return [
    {
      property: { ...propertyOf(name, use), required },
      parameter: {
        ...use,
        name,
        in: 'query',
        required,
        serialization: { style: 'deepObject', explode: true, allowReserved: false, stated: false },
        at,
      },
    },
  ];
}

/** The argument for a parameter by itself. */
export const argumentOf = (parameter: Parameter): ArgumentMember => ({
  property: parameterProperty(parameter, parameter.name),
  parameter,
});

function parameterProperty(parameter: Parameter, name: string): Property {
  const { type, title, description, deprecated, examples, required } = parameter;
  const use = {
    type,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    deprecated,
    ...(parameter.default && { default: parameter.default }),
    examples,
  };
  return { ...propertyOf(name, use), required };
}

/** The object that the paths describe; undefined if one path is the beginning of another. */
function nestLeaves(leaves: readonly Leaf[], at: TypeId): ObjectType | undefined {
  const byName = new Map<string, Leaf[]>();
  for (const { path, parameter } of leaves) {
    addTo(byName, path[0]!, { path: path.slice(1), parameter });
  }
  const properties: Property[] = [];
  for (const [name, group] of byName) {
    const property = nestedProperty(name, group);
    if (!property) return undefined;
    properties.push(property);
  }
  return { ...emptyObject(at), properties };
}

function nestedProperty(name: string, leaves: readonly Leaf[]): Property | undefined {
  const leaf = leaves.find(({ path }) => path.length === 0);
  if (leaf) return leaves.length > 1 ? undefined : parameterProperty(leaf.parameter, name);
  const type = nestLeaves(leaves, leaves[0]!.parameter.at);
  if (!type) return undefined;
  const required = leaves.some(({ parameter }) => parameter.required);
  return { ...propertyOf(name, useOf(type)), required };
}
