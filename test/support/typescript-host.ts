/** Compilers of TypeScript that are JavaScript, each of which compiles many projects in one process. */

import { dirname, join } from 'node:path';
import { lineProgram } from './line-program.js';
import { compiler, testFolder } from './places.js';

export interface TypeScriptHost {
  /** Compiles a project without writing output. @returns one message for each error */
  readonly compile: (project: string) => Promise<string[]>;
  readonly close: () => void;
}

/** @param version `ts50`, `ts59`, `ts60` */
export function startTypeScriptHost(version: string): TypeScriptHost {
  const host = join(testFolder, 'support/typescript-host.mjs');
  const { ask, close } = lineProgram(process.execPath, [host, dirname(dirname(compiler(version)))]);
  return { compile: async (project) => (await ask({ project })) as string[], close };
}
