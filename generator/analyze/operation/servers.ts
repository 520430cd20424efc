/** Server Objects. @see https://spec.openapis.org/oas/v3.2.0#server-object */

import { compare } from '../../base/order.js';
import type { Located, Place } from '../../base/place.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { Server } from '../../model/api.js';
import { templateNames } from '../../model/path-template.js';
import type { ServerObject, ServerVariableObject } from '../../openapi/document.js';
import { below, type AnalyzeContext } from '../context.js';

/** An object that can have servers: the document, a path or an operation. */
type Owner = Located<{ readonly servers?: readonly ServerObject[] }>;

/** The servers of a document, path or operation; those without a URL are reported and omitted. */
export function serversOf({ value, ...owner }: Owner, context: AnalyzeContext): Server[] {
  return (value.servers ?? []).flatMap((server, index) =>
    serverOf({ ...below(owner, 'servers', index), value: server }, context),
  );
}

function serverOf({ value, ...place }: Located<ServerObject>, context: AnalyzeContext): Server[] {
  const { url, name, description, variables = {} } = value;
  if (url === undefined) {
    const params = { object: 'server', member: 'url' };
    context.report(diagnostic('member-required', params, place));
    return [];
  }
  const undeclared = new Set(templateNames(url).filter((each) => !Object.hasOwn(variables, each)));
  return [
    {
      url: withoutFragment(url, below(place, 'url'), context),
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      variables: [
        ...Object.entries(variables).map(([variable, object]) =>
          variableOf(variable, { ...below(place, 'variables', variable), value: object }, context),
        ),
        ...[...undeclared].map((variable) =>
          variableOf(variable, { ...below(place, 'url'), value: {} }, context),
        ),
      ].toSorted((a, b) => compare(a.name, b.name)),
    },
  ];
}

/** A URL without fragment, which is never sent. A query is sent with each request, but is reported. */
function withoutFragment(url: string, place: Place, context: AnalyzeContext): string {
  const [, rest = '', query = '', fragment = ''] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(url)!;
  for (const [part, text] of [
    ['query', query],
    ['fragment', fragment],
  ] as const) {
    if (text !== '') context.report(diagnostic('server-url-suffix', { part, text }, place));
  }
  return rest + query;
}

/** A variable. One without a default has its own template as the value, so that the URL stays a template. */
function variableOf(
  name: string,
  { value, ...place }: Located<ServerVariableObject>,
  context: AnalyzeContext,
): Server['variables'][number] {
  const { default: standard, enum: values = [] } = value;
  if (standard === undefined) {
    const [used] = values;
    context.report(diagnostic('server-variable-default', { name, used }, place));
    return { name, default: used ?? `{${name}}`, values };
  }
  if (values.length === 0 || values.includes(standard)) return { name, default: standard, values };
  const params = { name, value: standard };
  context.report(diagnostic('server-default-mismatch', params, below(place, 'default')));
  return { name, default: standard, values: [...values, standard] };
}
