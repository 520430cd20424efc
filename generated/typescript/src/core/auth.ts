/** Credentials: how each kind of security scheme puts one on the wire. */

import type { Client } from './client.js';
import type { Middleware } from './middleware.js';

/** What a client holds for one option. A function is asked before each attempt; null: none on purpose. */
export type Credential = string | (() => string | PromiseLike<string>) | null | undefined;

/** What a scheme adds to a request. */
export interface Authorization {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface SecurityScheme {
  /** The client options that it needs. */
  readonly options: readonly string[];
  /** @param values of the options, in their order */
  readonly authorize?: (
    values: readonly string[],
    client: Client,
  ) => Authorization | Promise<Authorization>;
  /** The header or the query parameter that the credential stands in. */
  readonly header?: string;
  readonly query?: string;
  /** Sends the request with the credential where `fetch` alone would not do. */
  readonly send?: (values: readonly string[], client: Client) => Middleware;
}

/** `Authorization: Bearer …` (RFC 6750) */
export const bearer = (option: string): SecurityScheme => ({
  options: [option],
  header: 'Authorization',
  authorize: ([token]) => ({ headers: { Authorization: `Bearer ${token}` } }),
});
