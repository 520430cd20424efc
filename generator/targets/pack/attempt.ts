/** Errors that the code of a user's pack throws, reported as errors of the pack. */

import { basename } from 'node:path';
import { isWithin } from '../../base/files.js';
import { templatesFolder } from '../../base/paths.js';
import { TemplateError } from './template-error.js';

/**
 * Runs a step with the code of a pack. An error that it throws names the pack, and the file and line in it;
 * an error of a built-in pack is a bug of sdkwright and is passed on unchanged.
 *
 * @param folder absolute path of the pack
 * @throws {TemplateError} for any error of a user's pack
 */
export function attemptWith<T>(folder: string, step: () => T): T {
  if (isWithin(templatesFolder, folder)) return step();
  try {
    return step();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    const { message, stack = '' } = error as Error;
    throw new TemplateError(`${basename(folder)}: ${message}${placeIn(folder, stack)}`);
  }
}

/** ` (pack.ts:12:3)`: the innermost frame of a stack that is in a folder; empty if none is. */
function placeIn(folder: string, stack: string): string {
  const frame = stack.split('\n').find((line) => line.includes(folder));
  if (frame === undefined) return '';
  return ` (${frame.slice(frame.indexOf(folder) + folder.length + 1).replace(/\)$/, '')})`;
}
