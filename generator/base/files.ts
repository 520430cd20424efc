/** Reads the files of a document, and checks where paths point to. */

import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { limits } from './limits.js';

/** A text with the size of its file, or why it was not read. */
export type ReadResult =
  | { readonly text: string; readonly bytes: number }
  | { readonly missing: true }
  | { readonly reason: string };

/** Reads a regular file of UTF-8 text, up to the size limit. */
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

/** A path as diagnostics show it: relative to the working directory, with slashes. */
export const shownPath = (cwd: string, path: string): string =>
  relative(resolve(cwd), path).split(sep).join('/') || '.';

/** Whether `path` is `folder` or below it. Both must be absolute; nothing is read from disk. */
export function isWithin(folder: string, path: string): boolean {
  const steps = relative(folder, path);
  return steps === '' || (steps !== '..' && !steps.startsWith(`..${sep}`) && !isAbsolute(steps));
}

/** The same with symbolic links resolved, as far as the path exists. */
export function isReallyWithin(folder: string, path: string): boolean {
  return isWithin(realpathSync(folder), realPath(path));
}

/** `realpath` of the longest part that exists, with the rest appended. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if ((code !== 'ENOENT' && code !== 'ENOTDIR') || dirname(path) === path) throw error;
    return resolve(realPath(dirname(path)), relative(dirname(path), path));
  }
}
