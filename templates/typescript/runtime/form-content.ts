/** The bytes of a form in `multipart/form-data` (RFC 7578), where a `FormData` does not do. */

import type { BodyStream } from './body.js';
import { isA } from './env.js';
import { lengthOf, sendsStreams } from './platform.js';
import { bodyStream, lazyBlob } from './stream.js';
import { nameOf } from './uploads.js';

/** A stream that is sent as a file, without reading it into memory. */
export interface StreamedFile {
  readonly name: string;
  readonly type: string;
  /** Undefined if it is not known. */
  readonly size: number | undefined;
  readonly chunks: AsyncIterable<unknown>;
}

/** A part of a form; `type` is the media type of a text. */
export interface FormPart {
  readonly name: string;
  readonly value: string | File | StreamedFile;
  readonly type?: string;
}

/** A stream as a file that is read while it is sent; undefined for other values, and on web pages. */
export function streamedFile(value: unknown): StreamedFile | undefined {
  const isResponse = isA('Response', value);
  const chunks = isResponse ? value.body : value;
  if (!sendsStreams() || typeof chunks !== 'object' || chunks === null) return undefined;
  if (!(Symbol.asyncIterator in chunks)) return undefined;
  return {
    name: nameOf(value) ?? 'unknown_file',
    type: (isResponse && value.headers.get('content-type')) || '',
    size: lengthOf(chunks),
    chunks: chunks as AsyncIterable<unknown>,
  };
}

/** The bytes of a form, which read its files while they are sent. They can be sent again unless a part is a stream. */
export function formContent(parts: readonly FormPart[]): Blob | BodyStream {
  // The type of a blob is in lower case.
  const random = (): string => Math.random().toString(36).slice(2);
  const boundary = `form-${random()}${random()}${random()}`;
  const contentType = `multipart/form-data; boundary=${boundary}`;
  const pieces = [
    ...parts.flatMap((part) => [`--${boundary}\r\n${headOf(part)}\r\n\r\n`, part.value, '\r\n']),
    `--${boundary}--\r\n`,
  ];
  if (!pieces.some(isStreamed)) {
    return lazyBlob(new Blob(pieces as BlobPart[], { type: contentType }));
  }
  const sizes = pieces.map((piece) => (isStreamed(piece) ? piece.size : new Blob([piece]).size));
  const contentLength = sizes.reduce(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  );
  return bodyStream(chunksOf(pieces), {
    'Content-Type': contentType,
    'Content-Length': contentLength,
  });
}

function headOf({ name, value, type }: FormPart): string {
  const isText = typeof value === 'string';
  const fileName = isText ? '' : `; filename="${escaped(value.name)}"`;
  const mediaType = isText ? type : value.type || 'application/octet-stream';
  const disposition = `Content-Disposition: form-data; name="${escaped(name)}"${fileName}`;
  return mediaType === undefined ? disposition : `${disposition}\r\nContent-Type: ${mediaType}`;
}

/** As WHATWG HTML escapes names and file names. */
const escaped = (text: string): string =>
  text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

type Piece = FormPart['value'];

const isStreamed = (piece: Piece): piece is StreamedFile =>
  typeof piece === 'object' && 'chunks' in piece;

async function* chunksOf(pieces: readonly Piece[]): AsyncGenerator<unknown, void, undefined> {
  for (const piece of pieces) {
    if (typeof piece === 'string') yield piece;
    else if (isStreamed(piece)) yield* piece.chunks;
    else yield* piece.stream() as unknown as AsyncIterable<unknown>;
  }
}
