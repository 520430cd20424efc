/** The facts about an API that its SDK is configured with. */

import type { SecurityScheme } from './auth.js';
import type { ArrayFormat } from './query.js';
import type { NonIdempotentPolicy } from './retry.js';
import type { ServerTemplate } from './servers.js';

export interface ClientConfig {
  /** Name of the SDK, as `User-Agent` has it. */
  readonly name: string;
  readonly version: string;
  readonly baseURL: string;
  /** Servers to choose from, by name. */
  readonly environments?: Readonly<Record<string, ServerTemplate>>;
  /** Environment variables by client option. */
  readonly env: Readonly<Record<string, string>>;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** Alternatives (OR) of schemes that are needed together (AND), where an operation says nothing. */
  readonly security: readonly (readonly string[])[];
  readonly arrays: ArrayFormat;
  readonly maxRetries: number;
  readonly nonIdempotent: NonIdempotentPolicy;
  /** Beginning of the names of telemetry headers; none are sent without it. */
  readonly headerPrefix?: string;
}
