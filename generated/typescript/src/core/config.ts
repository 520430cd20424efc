/** The configuration of a client: facts about its API. */

import type { SecurityScheme } from './auth.js';
import type { Authorize } from './authorize.js';
import type { Client } from './client.js';
import type { Middleware } from './middleware.js';
import type { ArrayFormat } from './query.js';
import type { HeadersLike } from './headers.js';
import type { Idempotency } from './idempotency.js';

/** Configuration that every client needs. */
export interface ClientConfig {
  /** Name of the SDK in `User-Agent`. */
  readonly name: string;
  readonly version: string;
  readonly baseURL: string;
  /** Returns the URL of the server that the options select, if they select one. */
  readonly server?: (options: object) => string | undefined;
  /** The environment variable for the base URL. */
  readonly baseURLVariable: string;
  /** The environment variables of credentials by client option. */
  readonly env: Readonly<Record<string, string>>;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  /** Default security: alternatives (OR) of schemes that are required together (AND). */
  readonly security: readonly (readonly string[])[];
  /** Chooses the credentials of a request. */
  readonly authorize: Authorize;
  /** Follows redirects. Without it the platform does, which drops only `Authorization`. */
  readonly redirects?: (client: Client) => Middleware;
  /** The format of arrays in queries that have no documented style. */
  readonly arrays: ArrayFormat;
  readonly maxRetries: number;
  /**
   * Whether requests that are not idempotent are retried. By default they are if they cannot have been processed.
   */
  readonly retryUnsafe?: boolean;
  /** Set if requests get idempotency keys automatically. */
  readonly idempotency?: Idempotency;
  /** JSON pointers (RFC 6901) to the message in an error body; the first match wins. */
  readonly messages?: readonly string[];
}

/** Configuration of logging and telemetry, which only the client class has. */
export interface ClassConfig {
  /** The environment variable with headers, in lines of the form `Name: value`. */
  readonly headersVariable: string;
  /** The environment variable for the log level. */
  readonly logVariable: string;
  /** Names of secret members of bodies, which are redacted in logs. */
  readonly secrets: readonly string[];
  /** Returns the telemetry headers; without it none are sent. */
  readonly telemetry?: (
    version: string,
    retryCount: number,
    timeout: number | undefined,
  ) => HeadersLike;
}
