/**
 * Parameter Objects of an operation and of its path.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#parameter-object
 */

import { nearest } from '../../base/nearest.js';
import type { Place } from '../../base/place.js';
import { sortedEntries } from '../../base/json.js';
import type { Located } from '../../base/place.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { OperationObject, ParameterObject } from '../../openapi/document.js';
import type { Location, Parameter, Serialization, Style, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { essence, formMediaType } from '../../model/media-types.js';
import { templateNames } from '../../model/path-template.js';
import { below, dereference, idAt, type AnalyzeContext } from '../context.js';
import { exampleFrom } from '../schema/examples.js';
import { analyzeUse } from '../schema/schema.js';
import { ownerOf, type PathItemChain } from './path-items.js';

/** An operation in the document, with the Path Items that apply to it. */
export interface OperationSite {
  /** The path template: `/users/{id}`. */
  readonly path: string;
  /** In upper case. */
  readonly method: string;
  /** The Path Item that declares the operation. */
  readonly item: Place;
  /** The Path Item at the path, and those that its references lead to. */
  readonly items: PathItemChain;
  readonly operation: Located<OperationObject>;
}

/** Parameters by location and name. */
type ParameterTable = ReadonlyMap<string, Parameter>;

const keyOf = (location: string, name: string): string => `${location} ${name}`;

/** Header parameters that the specification ignores: other parts of the document define these headers. */
const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

const locations: readonly string[] = ['path', 'query', 'header', 'cookie'] satisfies Location[];

/**
 * The parameters of an operation. Those of its path come first; an operation's own parameter of the same
 * name and location replaces one. Path parameters agree with the template: others are left out, and
 * missing ones are strings; both are reported.
 */
export function analyzeParameters(site: OperationSite, context: AnalyzeContext): Parameter[] {
  const check: TemplateCheck = {
    declared: declaredParameters(site, context),
    names: [...new Set(templateNames(site.path))],
    operation: site.operation,
  };
  return [...withoutUnused(check, context), ...undeclaredParameters(check, context)];
}

/** The declared parameters and the names in the path template, which should agree. */
interface TemplateCheck {
  readonly declared: ParameterTable;
  readonly names: readonly string[];
  readonly operation: Located<OperationObject>;
}

function declaredParameters(
  { items, operation }: OperationSite,
  context: AnalyzeContext,
): ParameterTable {
  const found = new Map<string, Parameter>();
  const shared = ownerOf(items, 'parameters');
  for (const { value, ...owner } of [...(shared ? [shared] : []), operation]) {
    const listed = new Set<string>();
    (value.parameters ?? []).forEach((parameter, index) => {
      const place = below(owner, 'parameters', index);
      const analyzed = analyzeParameter({ ...place, value: parameter }, context);
      if (!analyzed) return;
      const { name, in: location } = analyzed;
      const key = keyOf(location, name);
      if (listed.has(key)) {
        context.report(diagnostic('parameter-duplicate', { name, location }, place));
      }
      listed.add(key);
      found.set(key, analyzed);
    });
  }
  return found;
}

/** The declared parameters without path parameters that the template does not name. */
function withoutUnused(
  { declared, names, operation }: TemplateCheck,
  context: AnalyzeContext,
): Parameter[] {
  return [...declared.values()].filter((parameter) => {
    if (parameter.in !== 'path' || names.includes(parameter.name)) return true;
    context.report(diagnostic('parameter-unused', { name: parameter.name }, operation));
    return false;
  });
}

/** Strings for the names in the template that no parameter declares. */
function undeclaredParameters(
  { declared, names, operation }: TemplateCheck,
  context: AnalyzeContext,
): Parameter[] {
  const at = idAt(operation, context);
  const missing = names.filter((name) => !declared.has(keyOf('path', name)));
  return missing.map((name) => {
    context.report(diagnostic('parameter-undeclared', { name }, operation));
    return {
      ...useOf({ kind: 'string', at }),
      name,
      in: 'path',
      required: true,
      serialization: serializationOf({}, 'path'),
      at,
    };
  });
}

function analyzeParameter(
  given: Located<ParameterObject>,
  context: AnalyzeContext,
): Parameter | undefined {
  const found = dereference('Parameter', given, context);
  if (!found) return undefined;
  const parameter = found.value;
  for (const member of ['name', 'in'] as const) {
    if (parameter[member] !== undefined && parameter[member] !== '') continue;
    context.report(diagnostic('member-required', { object: 'parameter', member }, found));
    return undefined;
  }
  const name = parameter.name!;
  const location = isFormString(parameter) ? 'query' : parameter.in!;
  if (location === 'querystring') {
    context.report(diagnostic('keyword-unsupported', { keyword: `in: ${location}` }, found));
    return undefined;
  }
  if (!locations.includes(location)) {
    const suggestion = nearest(location, locations);
    const params = { name, location, suggestion };
    context.report(diagnostic('parameter-location-unknown', params, found));
    return undefined;
  }
  if (location === 'header' && ignoredHeaders.has(name.toLowerCase())) {
    context.report(diagnostic('parameter-ignored', { name }, found));
    return undefined;
  }
  reportUnknownStyle(parameter, found, context);
  return {
    ...parameterUse(found, given.value, context),
    name,
    in: location as Location,
    required: parameter.required === true || location === 'path',
    serialization: serializationOf(parameter, location as Location),
    at: idAt(found, context),
  };
}

/**
 * Whether a parameter is the whole query string as a form (OpenAPI 3.2): on the wire it equals an exploded
 * object.
 */
const isFormString = ({ in: location, content = {} }: ParameterObject): boolean =>
  location === 'querystring' && essence(Object.keys(content)[0] ?? '') === formMediaType;

/**
 * Type and documentation of a parameter or header.
 *
 * @param reference the object that refers to it, whose description wins
 */
export function parameterUse(
  found: Located<ParameterObject>,
  reference: ParameterObject,
  context: AnalyzeContext,
): Use {
  const { value: parameter, ...place } = found;
  const [mediaType, content] = sortedEntries(parameter.content ?? {})[0] ?? [];
  const owner = content && mediaType !== undefined ? below(place, 'content', mediaType) : place;
  const { schema } = content ?? parameter;
  const use: Use =
    schema === undefined
      ? useOf({ kind: 'unknown', at: idAt(place, context) })
      : analyzeUse({ schema: { ...below(owner, 'schema'), value: schema }, context });
  const description = reference.description ?? parameter.description ?? use.description;
  const example = exampleFrom({ ...place, value: content ?? parameter }, context);
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

/** All styles, as an object, so that the compiler checks that none is missing. */
const styles: Readonly<Record<Style, true>> = {
  simple: true,
  label: true,
  matrix: true,
  form: true,
  spaceDelimited: true,
  pipeDelimited: true,
  deepObject: true,
};

const isStyle = (style: string | undefined): style is Style =>
  style !== undefined && Object.hasOwn(styles, style);

/** Reports a style that no version of OpenAPI has. @param value a Parameter or Encoding Object */
export function reportUnknownStyle(
  { style }: { readonly style?: string },
  place: Place,
  context: AnalyzeContext,
): void {
  if (style === undefined || isStyle(style)) return;
  context.report(diagnostic('style-unknown', { style }, below(place, 'style')));
}

/** How a parameter is written, with the specification's defaults for `style` and `explode`. */
export function serializationOf(parameter: ParameterObject, location: Location): Serialization {
  const [mediaType] = sortedEntries(parameter.content ?? {})[0] ?? [];
  if (mediaType !== undefined && !isFormString(parameter)) return { mediaType };
  // An unknown style is treated like an absent one.
  const style = isStyle(parameter.style) ? parameter.style : defaultStyles[location];
  return {
    style,
    explode: parameter.explode ?? style === 'form',
    allowReserved: parameter.allowReserved === true,
    stated:
      parameter.style !== undefined || parameter.explode !== undefined || mediaType !== undefined,
  };
}
