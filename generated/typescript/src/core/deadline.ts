/** The timeout of one attempt combined with the caller's signal. */

/** The longest delay that `setTimeout` supports, in milliseconds. */
const longest = 2 ** 31 - 1;

/** A running timeout, combined with the caller's signal. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Returns why the signal was aborted; undefined if it was not. */
  readonly ended: () => 'timeout' | 'abort' | undefined;
  /** Restarts the timeout, for a body that the caller reads in chunks; no longer keeps the process alive. */
  readonly restart: () => void;
  /** Stops the timer until the next restart. */
  readonly pause: () => void;
  /** Stops the timer and releases the caller's signal. */
  readonly clear: () => void;
}

/** @param timeout in milliseconds */
export function startDeadline(timeout: number, caller: AbortSignal | null | undefined): Deadline {
  const controller = new AbortController();
  let reason: 'timeout' | 'abort' | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (why: 'timeout' | 'abort'): void => {
    reason ??= why;
    controller.abort(caller?.reason);
  };
  const onAbort = (): void => end('abort');
  const start = (): void => {
    clearTimeout(timer);
    if (!reason) timer = setTimeout(end, Math.min(timeout, longest), 'timeout');
  };
  const pause = (): void => clearTimeout(timer);
  start();
  if (caller?.aborted) onAbort();
  caller?.addEventListener('abort', onAbort);
  return {
    signal: controller.signal,
    ended: () => reason,
    restart: () => {
      start();
      (timer as { unref?: () => void }).unref?.();
    },
    pause,
    clear: () => {
      pause();
      caller?.removeEventListener('abort', onAbort);
    },
  };
}

/** Waits for some time, or until the signal is aborted. */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  const nap = startDeadline(milliseconds, signal);
  await new Promise<unknown>((resolve) => {
    nap.signal.addEventListener('abort', resolve);
    if (nap.ended()) resolve(undefined);
  });
  nap.clear();
}
