/** The facts about an API that its SDK is configured with. */

import type { SecurityScheme } from './auth.js';
import type { ArrayFormat } from './query.js';
import type { NonIdempotentPolicy } from './retry.js';
import type { HeadersLike } from './headers.js';
import type { Idempotency } from './idempotency.js';

export interface ClientConfig {
  /** Name of the SDK, as `User-Agent` has it. */
  readonly name: string;
  readonly version: string;
  readonly baseURL: string;
  /** The server that options choose among those of the document. */
  readonly server?: (options: object) => string | undefined;
  /** Environment variables by client option, and that of `customHeaders`. */
  readonly env: Readonly<Record<string, string>>;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** Alternatives (OR) of schemes that are needed together (AND), where an operation says nothing. */
  readonly security: readonly (readonly string[])[];
  readonly arrays: ArrayFormat;
  readonly maxRetries: number;
  readonly nonIdempotent: NonIdempotentPolicy;
  /** Where requests get idempotency keys by themselves. */
  readonly idempotency?: Idempotency;
  /** Where the body of an error says what is wrong: JSON pointers (RFC 6901), the first that fits. */
  readonly messages?: readonly string[];
}

/** What the class needs beside: functions go without logs and telemetry. */
export interface ClassConfig {
  /** The environment variable of the level of logs. */
  readonly logVariable: string;
  /** Members of bodies that are secret, by name: they are not logged. */
  readonly secrets: readonly string[];
  /** Headers that say what sends a request; none are sent without it. */
  readonly telemetry?: (
    version: string,
    retryCount: number,
    timeout: number | undefined,
  ) => HeadersLike;
}
