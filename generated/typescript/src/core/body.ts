/** Request bodies: JSON, save for what `fetch` takes as it is. */

export interface EncodedBody {
  readonly body: BodyInit | undefined;
  readonly contentType?: string;
  /** A stream can be sent once. */
  readonly once?: boolean;
}

/** @param contentType what the caller says it is; then a string is sent as it is */
export function encodeBody(value: unknown, contentType: string | null): EncodedBody {
  if (value === null || value === undefined) return { body: undefined };
  if (typeof value === 'string' && contentType !== null) return { body: value };
  if (
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value) ||
    value instanceof Blob ||
    value instanceof FormData ||
    value instanceof URLSearchParams
  ) {
    return { body: value as BodyInit };
  }
  if (value instanceof ReadableStream) return { body: value, once: true };
  if (isIterator(value)) return { body: streamOf(value), once: true };
  return { body: JSON.stringify(value), contentType: 'application/json' };
}

type AnyIterator = AsyncIterator<unknown> | Iterator<unknown>;

/** Iterators and async iterables are streams; arrays, maps and other iterables are data. */
function isIterator(value: unknown): value is AnyIterator | AsyncIterable<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  if (Symbol.asyncIterator in value) return true;
  return Symbol.iterator in value && 'next' in value && typeof value.next === 'function';
}

function streamOf(value: AnyIterator | AsyncIterable<unknown>): ReadableStream {
  const iterator = Symbol.asyncIterator in value ? value[Symbol.asyncIterator]() : value;
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value: chunk } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(typeof chunk === 'string' ? encoder.encode(chunk) : chunk);
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
