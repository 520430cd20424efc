/** Observers see every attempt, for logs, traces and metrics. */

import type { BuiltRequest, FinalRequestOptions } from './request.js';
import type { APIResponseProps } from './send.js';

/** An attempt that is about to be sent. */
export interface Attempt extends Pick<BuiltRequest, 'url' | 'req'> {
  /** `options.operation` is the operation of the document. */
  readonly options: FinalRequestOptions;
  /** Number of earlier attempts, and the observation of the previous one. */
  readonly retryCount: number;
  readonly previous?: Observation | undefined;
}

/** Receives the events of one attempt. */
export interface Observation {
  /** Identifies the attempt in logs. */
  readonly id?: string;
  /** @param retries number of remaining attempts; undefined if this was the last */
  readonly response?: (response: Response, retries?: number) => void;
  readonly failed?: (error: Error, retries?: number) => void;
  /** @param body the parsed body of a success or an error */
  readonly parsed?: (body: unknown) => void;
  /**
   * Called once for each call, on its last attempt: when the value is parsed, when the caller gets the response
   * unread, when nobody waits for it, or when the call fails.
   */
  readonly ended?: (outcome: Outcome) => void;
}

/** How a call ended: with a response, or with the error that it throws. */
export interface Outcome {
  readonly response?: Response;
  readonly error?: unknown;
}

/** How a call ended that may not have been sent. */
export interface CallOutcome extends Outcome {
  /** `options.operation` is the operation of the document. */
  readonly options: FinalRequestOptions;
}

/** The option `observe`: what `observer` and `logRequests` return. Called at the start of each call. */
export type Observer = (options: FinalRequestOptions) => CallObserver;

/** Observes one call. Its methods never throw. */
export interface CallObserver {
  readonly attempt: (attempt: Attempt) => void;
  readonly response: (props: APIResponseProps, retries?: number) => void;
  readonly failed: (error: unknown, retries?: number) => void;
  readonly parsed: (body: unknown) => void;
  readonly ended: (outcome: Outcome) => void;
}

/**
 * Observes the attempts of every call:
 *
 * ```ts
 * new Client({ observe: observer(({ req }) => ({ response: ({ status }) => count(req.method, status) })) });
 * ```
 *
 * What the functions and the events throw is ignored.
 *
 * @param observe called before each attempt
 * @param ended called once for each call, even if it fails before its first attempt, such as without a credential
 */
export const observer =
  (observe: (attempt: Attempt) => Observation, ended?: (outcome: CallOutcome) => void): Observer =>
  (options) => {
    let current: Observation | undefined;
    let previous: Observation | undefined;
    let isEnded = false;
    const end = (outcome: Outcome): void => {
      if (isEnded) return;
      isEnded = true;
      void tell(() => (current ?? previous)?.ended?.(outcome));
      void tell(() => ended?.({ ...outcome, options }));
    };
    const next = (retries: number | undefined): void => {
      if (retries !== undefined) [previous, current] = [current, undefined];
    };
    return {
      attempt: (attempt) => void tell(() => (current = observe({ ...attempt, previous }))),
      response(props, retries) {
        const { response } = props;
        void tell(() => current?.response?.(response, retries));
        next(retries);
        // A call whose value nobody waits for ends as well.
        if (response.ok && (ended ?? current?.ended)) {
          setTimeout(() => props.text || end({ response }));
        }
      },
      failed(error, retries) {
        void tell(() => current?.failed?.(error as Error, retries));
        next(retries);
      },
      parsed: (body) => void tell(() => current?.parsed?.(body)),
      ended: end,
    };
  };

/** Observes calls with both. */
export const both =
  (first: Observer, second: Observer): Observer =>
  (options) => {
    const observers = [first(options), second(options)];
    const tellAll =
      <Name extends keyof CallObserver>(name: Name) =>
      (...event: Parameters<CallObserver[Name]>): void => {
        for (const each of observers) (each[name] as (...args: typeof event) => void)(...event);
      };
    return {
      attempt: tellAll('attempt'),
      response: tellAll('response'),
      failed: tellAll('failed'),
      parsed: tellAll('parsed'),
      ended: tellAll('ended'),
    };
  };

/** Reports an event, which cannot fail the call: neither by throwing nor by rejecting. */
export async function tell(report: () => unknown): Promise<void> {
  try {
    await report();
  } catch {
    // The call is not at fault.
  }
}
