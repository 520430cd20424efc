/** Who watches requests: logs, traces, metrics. Nothing of it is in the way of one without. */

import type { BuiltRequest, FinalRequestOptions } from './request.js';

export interface Attempt extends Pick<BuiltRequest, 'url' | 'req'> {
  readonly options: FinalRequestOptions;
  /** How many attempts were before it, and what was seen of the last of them. */
  readonly retryCount: number;
  readonly previous: Observation | undefined;
}

/** What is told of one attempt. */
export interface Observation {
  /** Names it in logs. */
  readonly id: string;
  /** @param retries how many attempts are left; undefined if this was the last */
  readonly response: (response: Response, retries?: number) => void;
  readonly failed: (error: Error, retries?: number) => void;
  /** The parsed body, or that of an error. */
  readonly parsed: (body: unknown) => void;
}

export type Observer = (attempt: Attempt) => Observation;
