/**
 * Request bodies and responses, and their contents by media type.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#media-type-object
 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import { sortedEntries } from '../../base/json.js';
import type { Located, Place } from '../../base/place.js';
import type {
  EncodingObject,
  MediaTypeObject,
  RequestBodyObject,
  ResponseObject,
} from '../../openapi/document.js';
import type { Body, Content, Encoding, Response, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { below, dereference, idAt, type AnalyzeContext } from '../context.js';
import { exampleFrom } from '../schema/examples.js';
import { analyzeUse } from '../schema/schema.js';
import { parameterUse, reportUnknownStyle, serializationOf } from './parameters.js';

/** A request body; undefined if its reference cannot be resolved. */
export function analyzeBody(
  given: Located<RequestBodyObject>,
  context: AnalyzeContext,
): Body | undefined {
  const found = dereference('RequestBody', given, context);
  if (!found) return undefined;
  // In 3.1 and later, the description next to a `$ref` replaces that of the component.
  const description = given.value.description ?? found.value.description;
  return {
    ...(description !== undefined && { description }),
    required: found.value.required === true,
    contents: contentsOf(found, context),
    at: idAt(found, context),
  };
}

/** A response; undefined if its reference cannot be resolved. @param status in the form of the model */
export function analyzeResponse(
  status: string,
  given: Located<ResponseObject>,
  context: AnalyzeContext,
): Response | undefined {
  const found = dereference('Response', given, context);
  if (!found) return undefined;
  const description = given.value.description ?? found.value.description;
  return {
    status,
    ...(description !== undefined && { description }),
    contents: contentsOf(found, context),
    headers: headersOf(found, context),
    at: idAt(found, context),
  };
}

function headersOf(
  { value, ...place }: Located<ResponseObject>,
  context: AnalyzeContext,
): Response['headers'] {
  return sortedEntries(value.headers ?? {}).flatMap(([name, header]) => {
    const found = dereference(
      'Header',
      { ...below(place, 'headers', name), value: header },
      context,
    );
    if (!found) return [];
    const use = parameterUse(found, header, context);
    return [{ ...use, name, required: found.value.required === true }];
  });
}

function contentsOf(
  { value, ...place }: Located<RequestBodyObject | ResponseObject>,
  context: AnalyzeContext,
): Content[] {
  return sortedEntries(value.content ?? {}).flatMap(([mediaType, content]) => {
    const from = { ...below(place, 'content', mediaType), value: content };
    const found = dereference('MediaType', from, context);
    return found ? [contentOf(mediaType, found, context)] : [];
  });
}

function contentOf(
  mediaType: string,
  found: Located<MediaTypeObject>,
  context: AnalyzeContext,
): Content {
  const { schema, itemSchema, encoding = {} } = found.value;
  const example = exampleFrom(found, context);
  const use: Use =
    schema === undefined
      ? useOf({ kind: 'unknown', at: idAt(found, context) })
      : analyzeUse({ schema: { ...below(found, 'schema'), value: schema }, context, example });
  const items = itemSchema !== undefined && { ...below(found, 'itemSchema'), value: itemSchema };
  if (items) {
    context.report(
      diagnostic('keyword-unsupported', { keyword: 'itemSchema' }, below(found, 'itemSchema')),
    );
  }
  return {
    mediaType,
    use,
    ...(items && { items: analyzeUse({ schema: items, context, example }) }),
    encoding: new Map(
      sortedEntries(encoding).map(([name, value]) => {
        const place = below(found, 'encoding', name);
        reportEncodingHeaders(value, place, context);
        reportUnknownStyle(value, place, context);
        return [name, encodingOf(value)];
      }),
    ),
  };
}

/** `contentType` has no effect where `style`, `explode` or `allowReserved` is stated. */
function encodingOf(value: EncodingObject): Encoding {
  const { contentType, style, explode, allowReserved } = value;
  const isStyled = style !== undefined || explode !== undefined || allowReserved !== undefined;
  return {
    ...(contentType !== undefined && { contentType }),
    ...(isStyled && { serialization: serializationOf(value, 'query') }),
  };
}

function reportEncodingHeaders(
  { headers }: EncodingObject,
  place: Place,
  context: AnalyzeContext,
): void {
  if (headers === undefined || Object.keys(headers).length === 0) return;
  const source = below(place, 'headers');
  context.report(diagnostic('keyword-unsupported', { keyword: 'headers' }, source));
}
