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
    clear: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', onAbort);
    },
  };
}

/** Waits, and wakes early when the signal is aborted. */
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
