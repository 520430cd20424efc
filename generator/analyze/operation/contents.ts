/**
 * What bodies and responses hold, by media type.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#media-type-object
 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import { sortedEntries } from '../../base/json.js';
import type {
  EncodingObject,
  MediaTypeObject,
  RequestBodyObject,
  ResponseObject,
} from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { Body, Content, Encoding, Response } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { at, below, dereference, type BuildContext } from '../context.js';
import { exampleFrom } from '../schema/examples.js';
import { parameterUse, serializationOf } from './parameters.js';
import { buildUse } from '../schema/uses.js';

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
            ? useOf({ kind: 'unknown', at: at(context, found) } as const)
            : buildUse(schema, below(found, 'schema'), context, example),
        ...(itemSchema !== undefined && {
          items: buildUse(itemSchema, below(found, 'itemSchema'), context, example),
        }),
        encoding: new Map(
          sortedEntries(encoding).map(([name, value]) => {
            reportUnsaid(value, below(found, 'encoding', name), context);
            return [name, encodingOf(value)];
          }),
        ),
      },
    ];
  });
}

/** `style`, `explode` and `allowReserved` count if one of them is stated; else `contentType` does. */
function encodingOf(value: EncodingObject): Encoding {
  const { contentType, style, explode, allowReserved } = value;
  const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  return {
    ...(contentType !== undefined && { contentType }),
    ...(isStyled && { serialization: serializationOf(value, 'query') }),
  };
}

function reportUnsaid({ headers }: EncodingObject, place: Place, context: BuildContext): void {
  if (headers === undefined || Object.keys(headers).length === 0) return;
  const at = below(place, 'headers');
  context.report(diagnostic('keyword-unsupported', { keyword: 'headers' }, at));
}
