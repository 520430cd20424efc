/** Runs the built command `sdkwright`. */

import { join } from 'node:path';
import { lineProgram } from './line-program.js';
import { cliPath, testFolder } from './places.js';
import { run, type Ran } from './run.js';

/** Runs the command in a separate process. */
export const sdkwright = (cwd: string, ...args: string[]): Promise<Ran> =>
  run(process.execPath, [cliPath, ...args], { cwd });

export interface CommandHost {
  readonly run: (
    cwd: string,
    ...args: string[]
  ) => Promise<Pick<Ran, 'code' | 'stdout' | 'stderr'>>;
  readonly close: () => void;
}

/**
 * A process that runs many commands, one after the other: for tests of many small documents, where loading the
 * command would take most of the time.
 *
 * @param nodeArgs arguments of Node, such as a memory limit
 */
export function startCommandHost(nodeArgs: readonly string[] = []): CommandHost {
  const host = join(testFolder, 'support/command-host.mjs');
  const { ask, close } = lineProgram(process.execPath, [...nodeArgs, host, cliPath]);
  return { run: async (cwd, ...args) => (await ask({ cwd, args })) as Ran, close };
}
