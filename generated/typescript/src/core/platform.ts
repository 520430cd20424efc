/** What servers have: streams as request bodies, and files. */

interface Global {
  readonly process?: {
    readonly versions?: { readonly node?: string };
    readonly getBuiltinModule?: (name: string) => unknown;
  };
  readonly document?: unknown;
}

/** What is used of `node:fs`. */
interface Files {
  readonly ReadStream: new (...args: never[]) => {
    readonly path?: unknown;
    readonly start?: number;
    readonly end?: number;
    readonly bytesRead: number;
    readonly readableEncoding: string | null;
  };
  readonly statSync: (
    path: string,
    options: { readonly throwIfNoEntry: false },
  ) => { readonly size: number; readonly isFile: () => boolean } | undefined;
}

/** Whether `fetch` can send streams over HTTP/1.1: in Node.js, Deno and Bun, but not on web pages. */
export function sendsStreams(): boolean {
  const { process, document } = globalThis as Global;
  return process?.versions?.node !== undefined && document === undefined;
}

/** The number of bytes of a file stream of Node.js that is not read yet; undefined for all other streams. */
export function lengthOf(stream: object): number | undefined {
  const files = (globalThis as Global).process?.getBuiltinModule?.('node:fs') as Files | undefined;
  if (!files || !(stream instanceof files.ReadStream)) return undefined;
  const { path, start = 0, end = Infinity, bytesRead, readableEncoding } = stream;
  if (typeof path !== 'string' || bytesRead > 0 || readableEncoding !== null) return undefined;
  const found = files.statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? Math.max(Math.min(found.size, end + 1) - start, 0) : undefined;
}
