/** Files to send. */

/** What can be sent as a file: a `File` or `Blob`, an answer of `fetch`, or what `toFile` makes. */
export type Uploadable = Blob | Response;

export type ToFileInput =
  | Uploadable
  | ArrayBuffer
  | ArrayBufferView
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array>;

/**
 * A file of bytes, of a stream, or of another file.
 *
 * @param name its name; by default what the value calls itself, else `unknown_file`
 * @throws {Error} for data of another kind
 */
export async function toFile(
  value: ToFileInput | PromiseLike<ToFileInput>,
  name?: string | null,
  options?: FilePropertyBag,
): Promise<File> {
  const source = await value;
  if (source instanceof File && name === undefined && options === undefined) return source;
  const fileName = name ?? nameOf(source) ?? 'unknown_file';
  const type = options?.type ?? typeOf(source);
  return new File(await partsOf(source), fileName, { ...options, ...(type && { type }) });
}

async function partsOf(source: ToFileInput): Promise<BlobPart[]> {
  if (source instanceof Response) return [await source.blob()];
  if (source instanceof Blob) return [source];
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return [source as BlobPart];
  if (Symbol.asyncIterator in source || Symbol.iterator in source) {
    const parts: BlobPart[] = [];
    for await (const part of source) parts.push(part as BlobPart);
    return parts;
  }
  const { constructor } = source as object;
  throw new Error(`Unexpected data type: ${typeof source}; constructor: ${constructor.name}`);
}

function nameOf(source: ToFileInput): string | undefined {
  const { name, url, filename, path } = source as unknown as { [key: string]: unknown };
  const text = [name, url, filename, path].find((part) => typeof part === 'string' && part !== '');
  return typeof text === 'string' ? text.split(/[\\/]/).at(-1)?.split(/[?#]/, 1)[0] : undefined;
}

function typeOf(source: ToFileInput): string | undefined {
  if (source instanceof Blob) return source.type;
  if (source instanceof Response) return source.headers.get('content-type') ?? undefined;
  return undefined;
}
