/** Installs the tools and documents that tests need, before they start. */

import { join } from 'node:path';
import { installFolder } from './install.js';
import { testFolder } from './places.js';
import { prepareToolchains } from './toolchains.js';

export default function setup(): void {
  for (const name of ['tools', 'corpus', 'runtimes']) installFolder(join(testFolder, name));
  prepareToolchains();
}
