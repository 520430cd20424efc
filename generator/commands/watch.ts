/** `sdkwright generate --watch`: runs again when an input changes. */

import { watch } from 'node:fs';
import { join } from 'node:path';
import { isWithin } from '../base/files.js';

/** Milliseconds without a change before a run starts. Editors save a file in several steps. */
const settleTime = 100;

export interface WatchOptions {
  /** Absolute paths of the folders to watch, with everything below them. */
  readonly inputs: readonly string[];
  /** Absolute paths of folders whose changes are ignored: the outputs of the run. */
  readonly outputs: readonly string[];
  /** One run. It must not throw. */
  readonly run: () => Promise<void>;
}

/**
 * Watches folders, and runs once for each group of changes. Runs never overlap: a change during a run starts
 * another one after it. Returns at once; the process stays alive until it is killed.
 */
export function watchFolders({ inputs, outputs, run }: WatchOptions): void {
  const schedule = settled(serialized(run));
  for (const folder of new Set(inputs)) {
    watch(folder, { recursive: true }, (_, name) => {
      const path = join(folder, name ?? '');
      const isInput =
        !path.includes('node_modules') && !outputs.some((output) => isWithin(output, path));
      if (isInput) schedule();
    });
  }
}

/** Calls `start` when nothing has been scheduled for a while. */
function settled(start: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(start, settleTime);
  };
}

/** Starts a run at once, or after the current one. */
function serialized(run: () => Promise<void>): () => void {
  let isRunning = false;
  let isWaiting = false;
  const start = async (): Promise<void> => {
    isRunning = true;
    try {
      await run();
    } finally {
      isRunning = false;
    }
    if (!isWaiting) return;
    isWaiting = false;
    await start();
  };
  return () => {
    if (isRunning) isWaiting = true;
    else void start();
  };
}
