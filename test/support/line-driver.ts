/** How the SDKs of other languages are driven: a case a line comes in, what came of it goes out. */

import type { Driver, Outcome } from '../wire/cases.js';
import { lineProgram } from './line-program.js';

export function lineDriver(...given: Parameters<typeof lineProgram>): Driver {
  const { ask, close } = lineProgram(...given);
  return { run: async (call) => (await ask(call)) as Outcome, close };
}
