/**
 * Parameter Objects, those of the path joined with those of the operation.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#parameter-object
 */

import { sortedEntries } from '../../base/json.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { OperationObject, ParameterObject, PathItemObject } from '../../openapi/document.js';
import type { Located, Place } from '../../openapi/references.js';
import type { Location, Parameter, Serialization, Style, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { essence, formMediaType } from '../../model/media-types.js';
import { templateNames } from '../../model/path-template.js';
import { at, below, dereference, type BuildContext } from '../context.js';
import { exampleFrom } from '../schema/examples.js';
import { buildUse } from '../schema/uses.js';

/** Header parameters that the specification tells to ignore: the client sets them itself. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

const locations: readonly string[] = ['path', 'query', 'header', 'cookie'] satisfies Location[];

export function buildParameters(
  path: string,
  item: Located<PathItemObject>,
  operation: Located<OperationObject>,
  context: BuildContext,
): Parameter[] {
  const found = new Map<string, Parameter>();
  for (const owner of [item, operation]) {
    const listed = new Set<string>();
    (owner.value.parameters ?? []).forEach((parameter, index) => {
      const place = below(owner, 'parameters', index);
      const built = buildParameter(parameter, place, context);
      if (!built) return;
      const { name, in: location } = built;
      const key = `${location} ${name}`;
      if (listed.has(key)) {
        context.report(diagnostic('parameter-duplicate', { name, location }, place));
      }
      listed.add(key);
      found.set(key, built);
    });
  }
  const inPath = new Set(templateNames(path));
  for (const [key, parameter] of found) {
    if (parameter.in !== 'path' || inPath.has(parameter.name)) continue;
    context.report(diagnostic('parameter-unused', { name: parameter.name }, operation));
    found.delete(key);
  }
  for (const name of inPath) {
    if (found.has(`path ${name}`)) continue;
    context.report(diagnostic('parameter-undeclared', { name }, operation));
    found.set(`path ${name}`, {
      ...useOf({ kind: 'string', at: at(context, operation) }),
      name,
      in: 'path',
      required: true,
      serialization: serializationOf({}, 'path'),
      at: at(context, operation),
    });
  }
  return [...found.values()];
}

function buildParameter(
  value: ParameterObject,
  from: Place,
  context: BuildContext,
): Parameter | undefined {
  const found = dereference(value, from, 'Parameter', context);
  if (!found) return undefined;
  const parameter = found.value;
  for (const member of ['name', 'in'] as const) {
    if (parameter[member] !== undefined) continue;
    context.report(diagnostic('member-required', { object: 'parameter', member }, found));
    return undefined;
  }
  const name = parameter.name!;
  const location = isFormString(parameter) ? 'query' : parameter.in!;
  if (!locations.includes(location)) {
    context.report(diagnostic('keyword-unsupported', { keyword: `in: ${location}` }, found));
    return undefined;
  }
  if (location === 'header' && ignoredHeaders.has(name.toLowerCase())) {
    context.report(diagnostic('parameter-ignored', { name }, found));
    return undefined;
  }
  return {
    ...parameterUse(found, value, context),
    name,
    in: location as Location,
    required: parameter.required === true || location === 'path',
    serialization: serializationOf(parameter, location as Location),
    at: at(context, found),
  };
}

/**
 * Whether a parameter is the whole query as a form (3.2): then it is the same on the wire as an exploded
 * object.
 */
const isFormString = ({ in: location, content = {} }: ParameterObject): boolean =>
  location === 'querystring' && essence(Object.keys(content)[0] ?? '') === formMediaType;

/** Type and documentation of a parameter or header; siblings of its `$ref` speak last. */
export function parameterUse(
  { value: parameter, ...place }: Located<ParameterObject>,
  reference: ParameterObject,
  context: BuildContext,
): Use {
  const [mediaType, content] = sortedEntries(parameter.content ?? {})[0] ?? [];
  const schema = content ? content.schema : parameter.schema;
  const schemaPlace =
    content && mediaType !== undefined
      ? below(place, 'content', mediaType, 'schema')
      : below(place, 'schema');
  const use =
    schema === undefined
      ? useOf({ kind: 'unknown', at: at(context, place) })
      : buildUse(schema, schemaPlace, context);
  const description = reference.description ?? parameter.description ?? use.description;
  const example = exampleFrom(content ?? parameter, place, context);
  return {
    ...use,
    ...(description !== undefined && { description }),
    deprecated: parameter.deprecated === true || use.deprecated,
    examples: example === undefined ? use.examples : [example],
  };
}

const defaultStyles: Record<Location, Style> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  cookie: 'form',
};

/** The specification's defaults: style by location, `explode` for `form`. */
export function serializationOf(parameter: ParameterObject, location: Location): Serialization {
  const [mediaType] = sortedEntries(parameter.content ?? {})[0] ?? [];
  if (mediaType !== undefined && !isFormString(parameter)) return { mediaType };
  const style = (parameter.style as Style | undefined) ?? defaultStyles[location];
  return {
    style,
    explode: parameter.explode ?? style === 'form',
    allowReserved: parameter.allowReserved === true,
    stated:
      parameter.style !== undefined || parameter.explode !== undefined || mediaType !== undefined,
  };
}
