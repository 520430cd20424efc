/** A program that reads a JSON question per line, and writes a JSON answer per line. */

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { jsonText, parseJsonText } from '../../generator/base/json.js';

export interface LineProgram {
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly close: () => void;
}

export function lineProgram(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): LineProgram {
  const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question) {
      // Some languages treat these as line ends too.
      const text = jsonText(question)
        .replaceAll('\u2028', '\\u2028')
        .replaceAll('\u2029', '\\u2029');
      child.stdin.write(`${text}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error(`The program ended: ${errors}`);
      return parseJsonText(value as string);
    },
    close: () => void child.kill(),
  };
}
