/** Security schemes: how each kind sends its credentials. */

import type { Client } from './client.js';
import type { Middleware } from './middleware.js';

/** A credential. A function is called before each attempt; `null` sends no credential. */
export type Credential = string | (() => string | PromiseLike<string>) | null | undefined;

/** The parts that a security scheme adds to a request. */
export interface Authorization {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

/** How the credentials of one security scheme are sent. */
export interface SecurityScheme {
  /** The client options with its credentials. */
  readonly options: readonly string[];
  /** @param values the values of the options, in the same order */
  readonly authorize?: (
    values: readonly string[],
    client: Client,
  ) => Authorization | Promise<Authorization>;
  /** The header, in lower case, or the query parameter that carries the credential. */
  readonly header?: string;
  readonly query?: string;
  /** Middleware for schemes that must do more than add headers or query parameters. */
  readonly send?: (values: readonly string[], client: Client) => Middleware;
}

/** `Authorization: Bearer …` (RFC 6750) */
export const bearer = (option: string): SecurityScheme => ({
  options: [option],
  header: 'authorization',
  authorize: ([token]) => ({ headers: { authorization: `Bearer ${token}` } }),
});
