/** Removes the scratch folders of earlier runs, and unfinished folders of the cache. */

import { mkdirSync, rmSync } from 'node:fs';
import { removeUnfinished } from './cache.js';
import { workFolder } from './places.js';

export default function setup(): void {
  removeUnfinished();
  rmSync(workFolder, { recursive: true, force: true });
  mkdirSync(workFolder, { recursive: true });
}
