/**
 * Media types: the only module that looks into their text.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6838 and RFC 9110, section 8.3.1
 */

/** The media type of URL-encoded forms. */
export const formMediaType = 'application/x-www-form-urlencoded';

/** Type and subtype in lower case, without parameters: `text/html` of `Text/HTML; charset=utf-8`. */
export const essence = (mediaType: string): string =>
  mediaType.split(';', 1)[0]!.trim().toLowerCase();

/** The media types of a list such as `image/png, image/*`, in its order. */
export const listedMediaTypes = (list: string): string[] =>
  (list.match(/(?:"[^"]*"|[^,"])+/g) ?? [])
    .map((mediaType) => mediaType.trim())
    .filter((mediaType) => /^[\w.!#$&^*+-]+\/[\w.!#$&^*+-]+ *(;[ -~]*)?$/.test(mediaType));

/** Whether values are written as JSON: `application/json`, or a type with the suffix `+json` (RFC 6839). */
export const isJson = (mediaType: string): boolean =>
  /^[\w.!#$&^*-]+\/(?:[\w.!#$&^-]+\+)?json$/.test(essence(mediaType));

/** Whether it is a form of several parts (RFC 7578), or may be one. */
export const isMultipartForm = (mediaType: string): boolean =>
  /^multipart\/(form-data|\*)$/.test(essence(mediaType));

/** Whether it is a body of several parts. */
export const isMultipart = (mediaType: string): boolean =>
  essence(mediaType).startsWith('multipart/');

/** Whether values are text: `text/*`, XML, YAML or JavaScript. */
export const isText = (mediaType: string): boolean =>
  /^text\/|[/+](xml|yaml)$|\/javascript$/.test(essence(mediaType));

/** Whether it is a range, such as `image/*`. */
export const isRange = (mediaType: string): boolean => essence(mediaType).includes('*');

/** Whether it is a range that leaves the type open, such as `*` or `application/*`. */
export const isAnyMediaType = (mediaType: string): boolean =>
  /^(\*|\*\/\*|application\/\*)$/.test(essence(mediaType));

/** Whether it is a media type or a range that can be sent in a header (RFC 9110, sections 5.6.2 and 12.5.1). */
export const isMediaType = (mediaType: string): boolean =>
  /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;[\t\x20-\x2b\x2d-\x7e]*)?$/.test(mediaType);

/** Whether it is a sequence of events or of lines, which may never end. */
export const isSequence = (mediaType: string): boolean =>
  /^(?:text\/event-stream|application\/(?:jsonl|x-ndjson|ndjson|x-jsonlines|json-seq|stream\+json))$/.test(
    essence(mediaType),
  );
