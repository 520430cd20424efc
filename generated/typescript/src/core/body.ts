/** Request bodies: encoded as JSON, unless `fetch` accepts the value itself. */

import { isA } from './env.js';

/** A body as `fetch` accepts it. Only the DOM library has a name for it. */
export type FetchBody = NonNullable<RequestInit['body']>;

/** The headers that describe a body. */
export type BodyHeaders = Readonly<
  Partial<Record<'Content-Type' | 'Content-Length', string | number | undefined>>
>;

/** A body as `fetch` accepts it, and the headers that it needs. */
export interface EncodedBody {
  readonly body: FetchBody | undefined;
  readonly headers?: BodyHeaders | undefined;
}

/** A stream for `fetch`, and what is known about it. */
export interface BodyStream extends ReadableStream {
  readonly headers?: BodyHeaders;
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
  if (isRaw) return { body: value as FetchBody, headers: (value as BodyStream).headers };
  return { body: JSON.stringify(value), headers: { 'Content-Type': 'application/json' } };
}
