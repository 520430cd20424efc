/** Installs what the tests run against, once for each state of its lock file. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder, workFolder } from './places.js';
import { prepareToolchains } from './toolchains.js';

export default function setup(): void {
  for (const name of ['tools', 'corpus']) {
    const folder = join(testFolder, name);
    const lock = readFileSync(join(folder, 'package-lock.json'));
    const hash = createHash('sha256').update(lock).digest('hex');
    const mark = join(folder, 'node_modules', '.sdkwright-installed');
    if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) continue;
    process.stdout.write(`Installing test/${name} …\n`);
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
    writeFileSync(mark, hash);
  }
  prepareToolchains();
  rmSync(workFolder, { recursive: true, force: true });
  mkdirSync(workFolder, { recursive: true });
}
