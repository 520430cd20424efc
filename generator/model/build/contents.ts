/**
 * What bodies and responses hold, by media type.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#media-type-object
 */

import { diagnostic } from '../../diagnostics.js';
import { sortedEntries } from '../../json.js';
import type { MediaTypeObject, RequestBodyObject, ResponseObject } from '../../spec/document.js';
import type { Place } from '../../spec/spec.js';
import type { Body, Content, Response } from '../api.js';
import { at, below, dereference, type BuildContext } from './context.js';
import { exampleFrom } from './examples.js';
import { parameterUse } from './parameters.js';
import { bareUse, buildUse } from './uses.js';

export function buildBody(
  value: RequestBodyObject,
  from: Place,
  context: BuildContext,
): Body | undefined {
  const found = dereference(value, from, 'RequestBody', context);
  if (!found) return undefined;
  const description = value.description ?? found.value.description;
  return {
    ...(description !== undefined && { description }),
    required: found.value.required === true,
    contents: buildContents(found.value.content, found, context),
    at: at(context, found),
  };
}

export function buildResponse(
  status: string,
  value: ResponseObject,
  from: Place,
  context: BuildContext,
): Response | undefined {
  const found = dereference(value, from, 'Response', context);
  if (!found) return undefined;
  const description = value.description ?? found.value.description;
  return {
    status,
    ...(description !== undefined && { description }),
    contents: buildContents(found.value.content, found, context),
    headers: sortedEntries(found.value.headers ?? {}).flatMap(([name, header]) => {
      const place = below(found, 'headers', name);
      const target = dereference(header, place, 'Header', context);
      if (!target) return [];
      const use = parameterUse(target, header, context);
      return [{ ...use, name, required: target.value.required === true }];
    }),
    at: at(context, found),
  };
}

function buildContents(
  contents: Readonly<Record<string, MediaTypeObject>> = {},
  owner: Place,
  context: BuildContext,
): Content[] {
  return sortedEntries(contents).flatMap(([mediaType, value]) => {
    const found = dereference(value, below(owner, 'content', mediaType), 'MediaType', context);
    if (!found) return [];
    const { schema, itemSchema, encoding = {} } = found.value;
    if (itemSchema !== undefined) {
      const place = below(found, 'itemSchema');
      context.report(diagnostic('keyword-unsupported', { keyword: 'itemSchema' }, place));
    }
    const example = exampleFrom(found.value, found, context);
    return [
      {
        mediaType,
        use:
          schema === undefined
            ? bareUse({ kind: 'unknown', at: at(context, found) } as const)
            : buildUse(schema, below(found, 'schema'), context, example),
        ...(itemSchema !== undefined && {
          items: buildUse(itemSchema, below(found, 'itemSchema'), context, example),
        }),
        encoding: new Map(
          sortedEntries(encoding).map(([name, { contentType }]) => [
            name,
            contentType === undefined ? {} : { contentType },
          ]),
        ),
      },
    ];
  });
}
