/** Drives an SDK in another process: each line of input is a case, and each line of output its result. */

import type { Driver, Outcome } from '../wire/cases.js';
import { lineProgram } from './line-program.js';

export function lineDriver(...given: Parameters<typeof lineProgram>): Driver {
  const { ask, close } = lineProgram(...given);
  return { run: async (call) => (await ask(call)) as Outcome, close };
}
