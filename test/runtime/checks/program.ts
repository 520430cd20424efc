/** Runs checks by name: `ask` for a page, and a check a line for a program. */

import { topics } from './index.js';
import type { Context } from './check.js';

interface Question extends Context {
  readonly topic: string;
  readonly name: string;
}

/** Null if it passed, else what is wrong. */
export async function ask({ topic, name, ...context }: Question): Promise<string | null> {
  try {
    await topics[topic]![name]!(context);
    return null;
  } catch (error) {
    return (error as Error).stack ?? String(error);
  }
}
Object.assign(globalThis, { ask });
