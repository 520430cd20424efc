/** Observers see every attempt, for logs, traces and metrics. */

import type { BuiltRequest, FinalRequestOptions } from './request.js';

/** An attempt that is about to be sent. */
export interface Attempt extends Pick<BuiltRequest, 'url' | 'req'> {
  /** `options.operation` is the operation of the document. */
  readonly options: FinalRequestOptions;
  /** Number of earlier attempts, and the observation of the previous one. */
  readonly retryCount: number;
  readonly previous: Observation | undefined;
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

/** Called before each attempt. What an observer throws is ignored. */
export type Observer = (attempt: Attempt) => Observation;

/** Reports an event to an observer, which cannot fail the call: neither by throwing nor by rejecting. */
export async function tell(report: () => unknown): Promise<void> {
  try {
    await report();
  } catch {
    // The call is not at fault.
  }
}
