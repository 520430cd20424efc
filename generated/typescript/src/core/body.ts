/** Request bodies: encoded as JSON, unless `fetch` accepts the value itself. */

import { isA } from './env.js';

/** A body as `fetch` accepts it. Only the DOM library has a name for it. */
export type FetchBody = NonNullable<RequestInit['body']>;

/** A body as `fetch` accepts it, and its content type if the caller has to set one. */
export interface EncodedBody {
  readonly body: FetchBody | undefined;
  readonly contentType?: string | undefined;
  /** The number of bytes of a stream, if it is known. */
  readonly contentLength?: number | undefined;
}

/** A stream for `fetch`, and what is known about it. */
export interface BodyStream extends ReadableStream {
  readonly contentType?: string | undefined;
  readonly contentLength?: number | undefined;
}

/** @param contentType of the operation or the caller; if there is one, strings are sent as they are */
export function encodeBody(value: unknown, contentType: string | null): EncodedBody {
  if (value === null || value === undefined) return { body: undefined };
  const isRaw =
    (typeof value === 'string' && contentType !== null) ||
    ArrayBuffer.isView(value) ||
    (['ArrayBuffer', 'Blob', 'FormData', 'URLSearchParams', 'ReadableStream'] as const).some(
      (name) => isA(name, value),
    );
  if (isRaw) {
    const { contentType: type, contentLength } = value as BodyStream;
    return { body: value as FetchBody, contentType: type, contentLength };
  }
  return { body: JSON.stringify(value), contentType: 'application/json' };
}
