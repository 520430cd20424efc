/**
 * Runs many commands of sdkwright in one process, as loading it takes longer than most of them. A line of input is
 * `{"cwd", "args"}`, a line of output `{"code", "stdout", "stderr"}`.
 *
 * Argument: the path of cli.js. It is imported anew for each command; the modules that it imports are loaded once.
 */

import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const cli = process.argv[2];
const write = process.stdout.write.bind(process.stdout);
let count = 0;

async function run({ cwd, args }) {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      texts[name] += text;
      return true;
    };
  }
  process.chdir(cwd);
  process.argv = [process.execPath, cli, ...args];
  process.exitCode = undefined;
  try {
    count += 1;
    await import(`${pathToFileURL(cli).href}?${count}`);
  } catch (error) {
    // What Node does with an exception that nobody catches.
    texts.stderr += `${error.stack}\n`;
    process.exitCode = 1;
  }
  process.stdout.removeAllListeners('error');
  return { code: process.exitCode ?? 0, ...texts };
}

for await (const line of createInterface({ input: process.stdin })) {
  write(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
}
