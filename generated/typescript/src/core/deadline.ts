/** The timeout of one attempt combined with the caller's signal. */

import { APIConnectionTimeoutError, APIUserAbortError } from './error.js';

/** The longest delay that `setTimeout` supports, in milliseconds. */
const longest = 0x7f_ff_ff_ff;

interface Global {
  readonly Deno?: { readonly unrefTimer?: (timer: unknown) => void };
}

/** A running timeout, combined with the caller's signal. */
export interface Deadline {
  /** Its reason is an `APIConnectionTimeoutError` or an `APIUserAbortError`. */
  readonly signal: AbortSignal;
  /** Rejects with the reason of the signal. */
  readonly over: Promise<never>;
  /** Restarts the timeout, for a body that the caller reads in chunks; no longer keeps the process alive. */
  readonly restart: () => void;
  /** Stops the timer until the next restart. */
  readonly pause: () => void;
  /** From now on the timer does not keep the process alive. */
  readonly release: () => void;
  /** Stops the timer and releases the caller's signal. */
  readonly clear: () => void;
}

/** @param timeout in milliseconds */
export function startDeadline(timeout: number, caller: AbortSignal | null | undefined): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  over.catch(() => {}); // nobody may be waiting for it
  const end = (): void =>
    controller.abort(
      caller?.aborted
        ? new APIUserAbortError({ cause: caller.reason })
        : new APIConnectionTimeoutError(),
    );
  const start = (): void => {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(end, Math.min(timeout, longest));
  };
  const release = (): void => {
    // A timer is a number in Deno and on web pages.
    (timer as { unref?: () => void }).unref?.();
    (globalThis as Global).Deno?.unrefTimer?.(timer);
  };
  const pause = (): void => clearTimeout(timer);
  start();
  if (caller?.aborted) end();
  caller?.addEventListener('abort', end);
  return {
    signal,
    over,
    restart: () => {
      start();
      release();
    },
    release,
    pause,
    clear: () => {
      pause();
      caller?.removeEventListener('abort', end);
    },
  };
}

/** The result of some work, or a rejection as soon as the signal is aborted. */
export const within = <T>(signal: AbortSignal, work: PromiseLike<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const end = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    work.then(resolve, reject).then(() => signal.removeEventListener('abort', end));
  });

/** Waits for some time, or until the signal is aborted. */
export async function sleep(
  milliseconds: number,
  signal: AbortSignal | null | undefined,
): Promise<void> {
  const nap = startDeadline(milliseconds, signal);
  await nap.over.catch(() => {});
  nap.clear();
}
