/** Reading files that a document names: inside its root folder, regular, of a bounded size, UTF-8. */

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { limits } from './limits.js';

export type ReadResult =
  | { readonly text: string; readonly bytes: number }
  | { readonly missing: true }
  | { readonly reason: string };

export function readTextFile(path: string): ReadResult {
  let stats;
  try {
    stats = statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? { missing: true }
      : { reason: code ?? 'unknown error' };
  }
  if (stats.isDirectory()) return { reason: 'it is a folder' };
  if (!stats.isFile()) return { reason: 'it is not a regular file' };
  if (stats.size > limits.bytes) return { reason: `it is larger than ${limits.bytes} bytes` };
  try {
    const buffer = readFileSync(path);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(buffer);
    return { text, bytes: buffer.length };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      reason:
        code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
          ? 'it is not UTF-8'
          : (code ?? 'unknown error'),
    };
  }
}

/** Whether `path` is `folder` or stands below it. Both absolute; nothing is read. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The same after symbolic links are followed, as far as the path exists. */
export function isReallyWithin(folder: string, path: string): boolean {
  return isWithin(realpathSync(folder), realPath(path));
}

/** `realpath` of the longest part that exists, with the rest appended. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(path) === path) throw error;
    return resolve(realPath(dirname(path)), relative(dirname(path), path));
  }
}
