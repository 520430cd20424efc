/** Installs the packages of a folder, unless its lock file is unchanged. Output of npm goes to stderr. */

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function install(folder) {
  const lock = createHash('sha256')
    .update(readFileSync(join(folder, 'package-lock.json')))
    .digest('hex');
  const mark = join(folder, 'node_modules/.sdkwright-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) return;
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 2, 2],
  });
  if (done.status !== 0) throw new Error(`npm ci failed in ${folder}`);
  writeFileSync(mark, lock);
}
