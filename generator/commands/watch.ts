/** Runs again when a file changes, one run at a time. */

import { watch } from 'node:fs';
import { isWithin } from '../base/files.js';
import { join } from 'node:path';

/** Editors save in several steps: a run waits until nothing has changed for so many milliseconds. */
const quiet = 100;

/**
 * Watches folders with all that is below them. Never ends by itself.
 *
 * @param ignored folders whose changes do not count: what the run itself writes
 */
export function watchFolders(
  folders: readonly string[],
  ignored: readonly string[],
  run: () => Promise<void>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  const start = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    await run();
    running = false;
    if (again) {
      again = false;
      await start();
    }
  };
  for (const folder of new Set(folders)) {
    watch(folder, { recursive: true }, (_, name) => {
      const path = join(folder, name ?? '');
      const counts =
        !path.includes('node_modules') && !ignored.some((each) => isWithin(each, path));
      if (!counts) return;
      clearTimeout(timer);
      timer = setTimeout(() => void start(), quiet);
    });
  }
}
