/** Progress of a run, as events for whoever shows it. */

import { setImmediate } from 'node:timers/promises';

/** What a run does at a given moment, in this order: `read` once, the others for each target. */
export type Stage = 'read' | 'plan' | 'emit' | 'format' | 'write';

export interface ProgressEvent {
  /** The stage that starts. */
  readonly stage: Stage;
  /** The target it works on; absent for `read`, which all targets share. */
  readonly target?: string;
}

/** Called when a stage starts. The stage waits for the promise, if one is returned. */
export type ProgressListener = (event: ProgressEvent) => void | Promise<void>;

/**
 * Reports the start of a stage. Most stages are synchronous, so this also gives timers and terminal output
 * a turn. Does nothing without a listener.
 */
export async function startStage(
  listener: ProgressListener | undefined,
  event: ProgressEvent,
): Promise<void> {
  if (!listener) return;
  await listener(event);
  await setImmediate();
}
