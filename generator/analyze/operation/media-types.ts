/** How a media type is written and read (RFC 6838, RFC 9110 section 8.3.1). */

import type { Content, WireBody, WirePlan } from '../../model/api.js';

/** Type and subtype, lower case, without parameters. */
export const essence = (mediaType: string): string =>
  mediaType.split(';', 1)[0]!.trim().toLowerCase();

export const formMediaType = 'application/x-www-form-urlencoded';

/** JSON, or a structured syntax that is JSON (RFC 6839). */
export const isJson = (mediaType: string): boolean =>
  /^[\w.!#$&^*-]+\/(?:[\w.!#$&^-]+\+)?json$/.test(essence(mediaType));

/** A range that says nothing, such as `*`. */
const isAny = (mediaType: string): boolean =>
  /^(\*|\*\/\*|application\/\*)$/.test(essence(mediaType));

export const isText = (mediaType: string): boolean =>
  /^text\/|[/+](xml|yaml)$|\/javascript$/.test(essence(mediaType));

/** How a request body of this media type is encoded. */
export function bodyEncoding({ mediaType, use }: Content): WireBody['encoding'] {
  const type = essence(mediaType);
  if (isJson(type)) return 'json';
  if (type.startsWith('multipart/')) return 'multipart';
  if (type === formMediaType) return 'form';
  if (isText(type)) return 'text';
  return isAny(type) && use.type.kind !== 'binary' ? 'json' : 'binary';
}

/** The media type to send: ranges name none, so the encoding's own is taken. */
export const sentMediaType = (mediaType: string, encoding: WireBody['encoding']): string =>
  essence(mediaType).includes('*')
    ? encoding === 'json'
      ? 'application/json'
      : 'application/octet-stream'
    : mediaType;

/** How an answer of this media type is decoded. */
export function responseDecoding({ mediaType, use }: Content): WirePlan['response']['decode'] {
  if (isJson(mediaType)) return 'json';
  if (isAny(mediaType)) return use.type.kind === 'binary' ? 'binary' : 'json';
  return isText(mediaType) && use.type.kind !== 'binary' ? 'text' : 'binary';
}

/** The content to use of several: JSON first, then in document order. */
export function preferred(contents: readonly Content[]): Content | undefined {
  return contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
}
