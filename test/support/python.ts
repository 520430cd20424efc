/** Imports generated Python SDKs. */

import { join } from 'node:path';
import { testFolder } from './places.js';
import { succeed } from './run.js';
import { python } from './toolchains.js';

export interface ImportedSdk {
  readonly folder: string;
  readonly modules: number;
  /** The number of models that were rebuilt. A model counts for each module that imports it. */
  readonly models: number;
}

/**
 * Imports every module of SDKs, in one process.
 *
 * @param folders one for each SDK, with its package below `src`
 * @param program the Python interpreter. Default: that of the test tools
 * @throws if a module cannot be imported, a model cannot be completed, or code of a document ran
 */
export async function importSdks(
  folders: readonly string[],
  program: string = python('python'),
): Promise<ImportedSdk[]> {
  const script = join(testFolder, 'support/import_sdks.py');
  const { stdout } = await succeed(program, ['-B', script, ...folders]);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ImportedSdk);
}
