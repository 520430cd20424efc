/** Installs the packages of a folder, unless its lock file is unchanged. */

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export function installFolder(folder: string): void {
  const lock = readFileSync(join(folder, 'package-lock.json'));
  const hash = createHash('sha256').update(lock).digest('hex');
  const mark = join(folder, 'node_modules', '.sdkwright-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  process.stdout.write(`Installing the packages of ${basename(folder)} …\n`);
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  writeFileSync(mark, hash);
}
