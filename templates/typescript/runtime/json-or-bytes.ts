/** Request bodies that are JSON or bytes. */

import { isA } from './env.js';
import { jsonText } from './json-text.js';
import { mediaTypeOf } from './media-type.js';
import type { FinalRequestOptions } from './request.js';
import { isIterator, streamed } from './stream.js';
import { isUploadable } from './uploads.js';

/** The media types of a body, if it is JSON, and if it is bytes. */
export interface BodyTypes {
  readonly json?: string;
  readonly bytes: string;
  /** Other media types, and ranges, that bytes may have by themselves. */
  readonly accepts?: readonly string[];
}

/** The body and its content type: bytes and streams are sent as they are, all other values as JSON. */
export function jsonOrBytes(
  body: unknown,
  { json = 'application/json', bytes, accepts = [] }: BodyTypes,
): Pick<FinalRequestOptions, 'body' | 'contentType'> {
  if (body === undefined) return {};
  if (isBytes(body)) {
    return { body: streamed(body), contentType: mediaTypeOf(body, accepts, bytes) };
  }
  return { body: jsonText(body), contentType: json };
}

const isBytes = (value: unknown): boolean =>
  isUploadable(value) || isA('ReadableStream', value) || isIterator(value);
