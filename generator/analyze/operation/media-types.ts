/** How a media type is written and read (RFC 6838, RFC 9110 section 8.3.1). */

import { essence, formMediaType, isAnyMediaType, isJson, isText } from '../../model/media-types.js';
import type { Content, WireBody, WirePlan } from '../../model/api.js';

/** How a request body of this media type is encoded. */
export function bodyEncoding({ mediaType, use }: Content): WireBody['encoding'] {
  const type = essence(mediaType);
  if (isJson(type)) return 'json';
  if (type.startsWith('multipart/')) return 'multipart';
  if (type === formMediaType) return 'form';
  if (isText(type)) return 'text';
  return isAnyMediaType(type) && use.type.kind !== 'binary' ? 'json' : 'binary';
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
  if (isAnyMediaType(mediaType)) return use.type.kind === 'binary' ? 'binary' : 'json';
  return isText(mediaType) && use.type.kind !== 'binary' ? 'text' : 'binary';
}

/** The content to use of several: JSON first, then in document order. */
export function preferred(contents: readonly Content[]): Content | undefined {
  return contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
}
