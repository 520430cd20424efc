/** Downloads to files, on platforms that have files. */

/** What is used of `node:fs/promises`. */
interface Files {
  readonly open: (path: string | URL, flags: 'w') => Promise<FileHandle>;
}

interface FileHandle {
  readonly write: (bytes: Uint8Array, offset: number) => Promise<{ readonly bytesWritten: number }>;
  readonly close: () => Promise<void>;
}

/**
 * Writes the body of a response to a file, which is created or replaced. The body is not held in memory.
 *
 * Works in Node.js, Deno and Bun.
 *
 * @param response of an operation that returns bytes, or of `asResponse()`
 */
export async function writeToFile(
  response: Response | PromiseLike<Response>,
  path: string | URL,
): Promise<void> {
  const { body } = await response;
  // A variable, so that bundlers for browsers do not look for the module.
  const module = 'node:fs/promises';
  const { open } = (await import(/* webpackIgnore: true */ /* @vite-ignore */ module)) as Files;
  const reader = body?.getReader();
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'w');
    for (let result = await reader?.read(); result?.done === false; result = await reader?.read()) {
      const { value } = result;
      for (let sent = 0; sent < value.length;) {
        sent += (await file.write(value, sent)).bytesWritten;
      }
    }
  } finally {
    await file?.close();
    await reader?.cancel().catch(() => {}); // frees the connection after an error
  }
}
