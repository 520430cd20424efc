/** Streamed request bodies: iterators and async iterables become streams, a `Response` its body. */

import { isA } from './env.js';

/** A body of bytes: in memory, a file, a stream, or text in UTF-8. */
export type BinaryBody =
  | string
  | ArrayBuffer
  | ArrayBufferView
  | Blob
  | Response
  | ReadableStream<Uint8Array>
  | AsyncIterable<string | Uint8Array>
  | Iterator<string | Uint8Array>;

type AnyIterator = AsyncIterator<unknown> | Iterator<unknown>;

/** Converts a value for `fetch`. Arrays, maps and other iterables are data and remain unchanged. */
export function streamed(value: unknown): unknown {
  if (isA('Response', value)) return value.body ?? '';
  if (typeof value !== 'object' || value === null || isA('ReadableStream', value)) return value;
  if (Symbol.asyncIterator in value)
    return streamOf((value as AsyncIterable<unknown>)[Symbol.asyncIterator]());
  const iterates = Symbol.iterator in value && 'next' in value && typeof value.next === 'function';
  return iterates ? streamOf(value as unknown as Iterator<unknown>) : value;
}

function streamOf(iterator: AnyIterator): ReadableStream {
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
