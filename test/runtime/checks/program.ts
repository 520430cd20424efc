/** Runs checks by name: with `ask` in a page, and with a check per line in a program. */

import { topics } from './index.js';
import type { Context } from './check.js';

interface Question extends Context {
  readonly topic: string;
  readonly name: string;
}

/** Null if the check passed, or else the error. */
export async function ask({ topic, name, ...context }: Question): Promise<string | null> {
  try {
    await topics[topic]![name]!(context);
    return null;
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
}
Object.assign(globalThis, { ask });
