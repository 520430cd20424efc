/** Request bodies: encoded as JSON, unless `fetch` accepts the value itself. */

import { isA } from './env.js';

/** A body as `fetch` accepts it. Only the DOM library has a name for it. */
export type FetchBody = NonNullable<RequestInit['body']>;

/** A body as `fetch` accepts it, and its content type if the caller has to set one. */
export interface EncodedBody {
  readonly body: FetchBody | undefined;
  readonly contentType?: string;
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
  if (isRaw) return { body: value as FetchBody };
  return { body: JSON.stringify(value), contentType: 'application/json' };
}
