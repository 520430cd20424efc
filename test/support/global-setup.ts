/** Installs what the tests run against. */

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { installFolder } from './install.js';
import { removeUnfinished } from './cache.js';
import { testFolder, workFolder } from './places.js';
import { prepareToolchains } from './toolchains.js';

export default function setup(): void {
  for (const name of ['tools', 'corpus', 'runtimes']) installFolder(join(testFolder, name));
  prepareToolchains();
  removeUnfinished();
  rmSync(workFolder, { recursive: true, force: true });
  mkdirSync(workFolder, { recursive: true });
}
