/** The documented servers and their variables. @see https://spec.openapis.org/oas/v3.2.0#server-object */

import { SDKError } from './error.js';

/** A URL with `{variables}`, and their default values. */
export interface ServerTemplate {
  readonly url: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Client options that select a server. */
export interface ServerOptions {
  /** The name of a documented server. */
  readonly environment?: string | undefined;
  /** Values for the variables in the URL of the server. */
  readonly serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
}

/** Configures the servers that the options select from. */
export const servers =
  (environments: Readonly<Record<string, ServerTemplate>>) =>
  (options: ServerOptions): string | undefined =>
    chosenServer(environments, options);

/**
 * Returns the URL that the options select; undefined if they select none.
 *
 * @throws {SDKError} if the environment does not exist, or if a value could change the structure of the URL
 */
export function chosenServer(
  environments: Readonly<Record<string, ServerTemplate>>,
  { environment, serverVariables }: ServerOptions,
): string | undefined {
  if (environment === undefined && serverVariables === undefined) return undefined;
  const names = Object.keys(environments);
  const name = environment ?? names[0] ?? '';
  const server = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (!server) {
    throw new SDKError(`There is no environment "${name}"; there are ${names.join(', ')}.`);
  }
  let { url } = server;
  for (const [variable, standard] of Object.entries(server.variables ?? {})) {
    const value = serverVariables?.[variable] ?? standard;
    if (/[\s@?#\\{}]/.test(value)) {
      throw new SDKError(`The server variable "${variable}" cannot be "${value}".`);
    }
    url = url.split(`{${variable}}`).join(value);
  }
  return url;
}
