/** Files to upload. */

import { isA, isBuffer } from './env.js';

/** A file stream of `node:fs`, as `createReadStream(path)` returns it. */
export interface FileStream extends AsyncIterable<string | Uint8Array> {
  readonly path: string | { toString(): string };
}

/** A `Blob` of another realm or library. */
export interface BlobLike {
  readonly type: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
  text(): Promise<string>;
  slice(start?: number, end?: number): unknown;
}

/** A `Response` of another realm or library. */
export interface ResponseLike {
  readonly url: string;
  blob(): Promise<BlobLike>;
}

/** A file to upload: a `File`, `Blob`, `Response` or file stream, or the result of `toFile`. */
export type Uploadable = Blob | BlobLike | Response | ResponseLike | FileStream;

/** What `toFile` sets on a file. */
export interface FileOptions {
  /** The media type. */
  readonly type?: string;
  /** In milliseconds since the epoch. */
  readonly lastModified?: number;
}

/** Anything that `toFile` can convert to a file. */
export type ToFileInput =
  | Uploadable
  | ArrayBuffer
  | ArrayBufferView
  | AsyncIterable<ArrayBuffer | ArrayBufferView | Blob | string>
  | Iterable<ArrayBuffer | ArrayBufferView | Blob>;

/**
 * Creates a file from bytes, a stream, or another file. A `File` is returned as it is, unless its name or options
 * change. Strings are content too, not paths.
 *
 * A stream is read into memory. To send a large one, pass the stream itself.
 *
 * @param name of the file; defaults to the last segment of the value's name, URL or path, or else `unknown_file`
 * @throws {Error} if the data is of another kind, or if there is no global `File`
 */
export async function toFile(
  value: ToFileInput | PromiseLike<ToFileInput>,
  name?: string | null,
  options?: FileOptions,
): Promise<File> {
  if (typeof File === 'undefined') {
    throw new Error(
      'There is no global `File`; on Node older than 20: `globalThis.File = require("node:buffer").File`.',
    );
  }
  const source: unknown = await value;
  const fileName = name ?? nameOf(source) ?? 'unknown_file';
  const isFile = isA('File', source);
  if (isFile && fileName === source.name && !Object.keys(options ?? {}).length) return source;
  const parts = await partsOf(source);
  const typed = parts.find((part) => isA('Blob', part) && part.type !== '') as Blob | undefined;
  const { lastModified } = Object(source) as { readonly lastModified?: unknown };
  return new File(parts, fileName, {
    ...(typeof lastModified === 'number' && { lastModified }),
    ...options,
    ...(typed && !options?.type && { type: typed.type }),
  });
}

/** Whether a value is a file, as opposed to data. */
export const isUploadable = (value: unknown): value is Uploadable =>
  typeof value === 'object' &&
  value !== null &&
  (isBlobLike(value) ||
    isResponseLike(value) ||
    Symbol.asyncIterator in value ||
    isBuffer(value) ||
    ArrayBuffer.isView(value));

async function partsOf(source: unknown): Promise<BlobPart[]> {
  const isPart =
    typeof source === 'string' ||
    isA('Blob', source) ||
    isBuffer(source) ||
    ArrayBuffer.isView(source);
  if (isPart) return [source as BlobPart];
  if (typeof source === 'object' && source !== null) {
    if (isResponseLike(source)) return partsOf(await source.blob());
    if (isBlobLike(source)) return [new Blob([await source.arrayBuffer()], { type: source.type })];
    if (Symbol.asyncIterator in source || Symbol.iterator in source) {
      const parts: BlobPart[] = [];
      for await (const part of source as AsyncIterable<unknown>) {
        parts.push(...(await partsOf(part)));
      }
      return parts;
    }
  }
  throw new Error(`Unexpected data type: ${describe(source)}`);
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null)
    return String(value === null ? null : typeof value);
  const { constructor } = value;
  const names = Object.getOwnPropertyNames(value).map((name) => JSON.stringify(name));
  return `object; constructor: ${constructor?.name}; props: [${names.join(', ')}]`;
}

const isBlobLike = (value: object): value is BlobLike =>
  isA('Blob', value) ||
  ('arrayBuffer' in value &&
    'slice' in value &&
    'size' in value &&
    'type' in value &&
    !ArrayBuffer.isView(value));

const isResponseLike = (value: object): value is ResponseLike =>
  isA('Response', value) || ('blob' in value && 'url' in value && typeof value.blob === 'function');

/** The name of a file: its own, or that of its URL or path. */
export function nameOf(source: unknown): string | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const { name, url, filename, path } = source as { [key: string]: unknown };
  for (const text of [name, url, filename, path]) {
    const whole = text === undefined || text === null ? '' : String(text as string);
    const last = (text === url ? whole.split(/[?#]/, 1)[0]! : whole).split(/[\\/]/).at(-1);
    if (last) return last;
  }
  return undefined;
}
