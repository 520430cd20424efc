/** Request bodies: encoded as JSON, unless `fetch` accepts the value itself. */

/** A body as `fetch` accepts it, and its content type if the caller has to set one. */
export interface EncodedBody {
  readonly body: BodyInit | undefined;
  readonly contentType?: string;
}

/** @param contentType of the operation or the caller; if there is one, strings are sent as they are */
export function encodeBody(value: unknown, contentType: string | null): EncodedBody {
  if (value === null || value === undefined) return { body: undefined };
  const isRaw =
    (typeof value === 'string' && contentType !== null) ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    [Blob, FormData, URLSearchParams, ReadableStream].some((Class) => value instanceof Class);
  if (isRaw) return { body: value as BodyInit };
  return { body: JSON.stringify(value), contentType: 'application/json' };
}
