/** Streamed request bodies: iterators and async iterables become streams, a `Response` its body. */

import type { BodyHeaders, BodyStream } from './body.js';
import { isA, isBuffer } from './env.js';
import { lengthOf, sendsStreams } from './platform.js';
import { teeWithin } from './tee.js';

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
  if (isA('Response', value)) return streamed(value.body ?? '');
  if (isA('Blob', value)) return lazyBlob(value);
  if (isBuffer(value) && !isA('ArrayBuffer', value)) return new Uint8Array(value);
  if (typeof value !== 'object' || value === null || isBodyStream(value)) return value;
  if (Symbol.asyncIterator in value) {
    const iterator = (value as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    return bodyStream(iterator, { 'Content-Length': lengthOf(value) });
  }
  return isIterator(value) ? bodyStream(value) : value;
}

/** Whether a value is an iterator, such as a generator; arrays, maps and other iterables are not. */
export const isIterator = (value: unknown): value is Iterator<unknown> =>
  typeof value === 'object' &&
  value !== null &&
  Symbol.iterator in value &&
  'next' in value &&
  typeof value.next === 'function';

const isBodyStream = (value: object): boolean =>
  isA('ReadableStream', value) && Object.hasOwn(value, 'tee');

/** A stream of the bytes that an iterator gives. It is read no faster than it is sent. */
export function bodyStream(iterator: AnyIterator, headers: BodyHeaders = {}): BodyStream {
  const stream = new ReadableStream({
    async pull(controller) {
      const { done, value: chunk } = await iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(await bytesOf(chunk));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  // `fetch` of Node.js tees each body, and would hold all of it in the branch that it keeps for redirects.
  return Object.assign(stream, { headers, tee: () => teeWithin(stream, 2 ** 20) });
}

async function bytesOf(chunk: unknown): Promise<unknown> {
  if (typeof chunk === 'string') return new TextEncoder().encode(chunk);
  if (isA('Blob', chunk)) return new Uint8Array(await chunk.arrayBuffer());
  if (isBuffer(chunk)) return new Uint8Array(chunk);
  if (!ArrayBuffer.isView(chunk) || chunk instanceof Uint8Array) return chunk;
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

/** A copy of a blob whose branches read it anew, so that none of them holds what the other has read. */
export function lazyBlob(blob: Blob): Blob {
  if (!sendsStreams() || Object.hasOwn(blob, 'stream')) return blob;
  const copy = new Blob([blob], { type: blob.type });
  const stream = (): ReadableStream => {
    const own = Blob.prototype.stream.call(copy);
    return Object.assign(own, { tee: () => [stream(), own] });
  };
  return Object.assign(copy, { stream });
}
