/** Runs a program and returns its output. */

import { spawn, type SpawnOptions } from 'node:child_process';

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function run(
  command: string,
  args: readonly string[],
  options: SpawnOptions & { readonly killAfter?: number; readonly input?: string } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: 'pipe' });
    child.stdin.on('error', () => undefined); // the program may end before it has read its input
    child.stdin.end(options.input);
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    if (options.killAfter !== undefined) {
      setTimeout(() => child.kill('SIGKILL'), options.killAfter);
    }
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
}

/** Runs a program. @throws if it fails */
export async function succeed(...args: Parameters<typeof run>): Promise<Ran> {
  const ran = await run(...args);
  if (ran.code !== 0) {
    throw new Error(
      `${args[0]} ${args[1].join(' ')}: exit ${ran.code}\n${ran.stdout}\n${ran.stderr}`,
    );
  }
  return ran;
}
