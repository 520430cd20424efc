/** Request bodies: JSON, save for what `fetch` takes as it is. */

export interface EncodedBody {
  readonly body: BodyInit | undefined;
  readonly contentType?: string;
}

/** @param contentType what the caller says it is; then a string is sent as it is */
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
