/** Runs checks in a process: each line is a question, and gets a line as answer. Argument: the URL of the bundled checks. */

import { createInterface } from 'node:readline';
import process from 'node:process';

const { ask } = await import(process.argv[2]);
for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(await ask(JSON.parse(line)))}\n`);
