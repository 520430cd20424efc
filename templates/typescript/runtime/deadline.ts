/** The time that one attempt has, and the caller's signal, as one signal that cleans up after itself. */

/** The longest time that a timer can wait. */
const longest = 2 ** 31 - 1;

export interface Deadline {
  readonly signal: AbortSignal;
  /** Why it ended: undefined while it runs. */
  readonly ended: () => 'timeout' | 'abort' | undefined;
  /** Begins anew, for a body that the caller reads in pieces; no longer keeps a process alive. */
  readonly restart: () => void;
  /** Ends the timer and lets go of the caller's signal. */
  readonly clear: () => void;
}

/** @param timeout milliseconds */
export function startDeadline(timeout: number, caller: AbortSignal | null | undefined): Deadline {
  const controller = new AbortController();
  let reason: 'timeout' | 'abort' | undefined;
  const end = (why: 'timeout' | 'abort', cause?: unknown): void => {
    reason ??= why;
    controller.abort(cause);
  };
  const onAbort = (): void => end('abort', caller?.reason);
  const start = (): ReturnType<typeof setTimeout> =>
    setTimeout(() => end('timeout'), Math.min(timeout, longest));
  let timer = start();
  const clear = (): void => {
    clearTimeout(timer);
    caller?.removeEventListener('abort', onAbort);
  };
  if (caller?.aborted) onAbort();
  else caller?.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    ended: () => reason,
    restart: () => {
      clearTimeout(timer);
      if (reason) return;
      timer = start();
      (timer as { unref?: () => void }).unref?.();
    },
    clear,
  };
}

/** Waits, and wakes early when the signal is aborted. */
export function sleep(milliseconds: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    if (signal?.aborted) done();
    else signal?.addEventListener('abort', done, { once: true });
  });
}
