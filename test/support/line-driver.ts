/** A program that takes a case a line and gives what came of it a line: how other languages are driven. */

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Driver, Outcome } from '../wire/cases.js';

export function lineDriver(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Driver {
  const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(call) {
      child.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`The driver ended: ${errors}`);
      return JSON.parse(value as string) as Outcome;
    },
    close: () => child.kill(),
  };
}
