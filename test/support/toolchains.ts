/** Other languages' tools: where one is missing its tests are skipped, save where CI asks for all. */

import { spawnSync } from 'node:child_process';

const found = (command: string, args: readonly string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** Whether a tool is there. In CI a missing one is an error. */
function has(name: string, command: string, args: readonly string[]): boolean {
  const there = found(command, args);
  if (!there && process.env['CI'] === 'true') throw new Error(`CI has no ${name}.`);
  if (!there) process.stdout.write(`Skipped: there is no ${name} on this machine.\n`);
  return there;
}

export const hasGo = has('go', 'go', ['version']);
