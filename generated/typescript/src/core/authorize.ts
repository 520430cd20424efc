/** Authorizes requests by the only credential of an API. */

import type { Client } from './client.js';
import { stateOf } from './client-state.js';
import type { Credential, SecurityScheme } from './auth.js';
import { SDKError } from './error.js';
import type { HeadersLike, MergedHeaders } from './headers.js';
import type { Middleware } from './middleware.js';
import type { FinalRequestOptions } from './request.js';

/** The parts that the credentials add to a request. */
export interface Authorized {
  readonly headers?: HeadersLike | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly send?: Middleware | undefined;
}

/**
 * Chooses the credentials for a request.
 *
 * @param headers those of the client and of the caller
 * @throws {SDKError} if a required credential is missing
 */
export type Authorize = (
  client: Client,
  options: FinalRequestOptions,
  headers: MergedHeaders,
  retryCount: number,
) => Promise<Authorized>;

/** Sends the only credential of an API, except with operations that need none. */
export const authorize: Authorize = async (client, options, given) => {
  const { config, credentials } = stateOf(client);
  const [name] = (options.security ?? config.security).flat();
  if (name === undefined) return {};
  const scheme = config.schemes[name]!;
  const [option] = scheme.options as [string];
  const value = await credentialText(credentials[option]);
  if (value.trim()) return scheme.authorize!([value], client);
  if (credentials[option] === null || statesOwn(given, scheme)) return {};
  throw missing(nameOf(client, option));
};

/** The text of a credential; empty if there is none. */
export const credentialText = async (given: Credential): Promise<string> =>
  `${(typeof given === 'function' ? await given() : given) ?? ''}`;

/** Whether the caller has set or removed the header that carries the credential of a scheme. */
export const statesOwn = (
  { values, removed }: MergedHeaders,
  { header }: SecurityScheme,
): boolean => !!header && (values.has(header) || removed.has(header));

/** The name of an option, and of its environment variable. */
export const nameOf = (client: Client, option: string): string =>
  `\`${option}\` (or ${stateOf(client).config.env[option]})`;

/** The error for missing credentials. */
export const missing = (names: string): SDKError =>
  new SDKError(`A credential is missing: set ${names}, or pass null to send none.`);
