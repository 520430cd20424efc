/** How the content of bodies and responses is written and read, from its media type. */

import type { Content, WireBody } from '../../model/api.js';
import {
  essence,
  formMediaType,
  isAnyMediaType,
  isJson,
  isMultipartForm,
  isRange,
  isText,
} from '../../model/media-types.js';

/** How a request body with this content is encoded. */
export function bodyEncoding({ mediaType, use }: Content): WireBody['encoding'] {
  const type = essence(mediaType);
  if (isJson(type)) return 'json';
  if (isMultipartForm(type)) return 'multipart';
  if (type === formMediaType) return 'form';
  const isBytes = use.type.kind === 'binary';
  if (isText(type)) return isBytes ? 'binary' : 'text';
  // Without a schema, any bytes are meant.
  return isAnyMediaType(type) && !isBytes && use.type.kind !== 'unknown' ? 'json' : 'binary';
}

/** The media type to send. A range cannot be sent, so the usual type of the encoding replaces it. */
export function sentMediaType(mediaType: string, encoding: WireBody['encoding']): string {
  if (!isRange(mediaType)) return mediaType;
  return encoding === 'json' ? 'application/json' : 'application/octet-stream';
}
