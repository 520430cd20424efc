/** Servers that the document names, and their variables. @see https://spec.openapis.org/oas/v3.2.0#server-object */

import { SDKError } from './error.js';

/** A URL with `{variables}`, and what stands for them if the caller says nothing. */
export interface ServerTemplate {
  readonly url: string;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface ServerOptions {
  /** One of the servers that the document names. */
  readonly environment?: string | undefined;
  /** Values of the variables in the server's URL. */
  readonly serverVariables?: Readonly<Record<string, string | undefined>> | undefined;
}

/** For the configuration: what chooses among these. */
export const servers =
  (environments: Readonly<Record<string, ServerTemplate>>) =>
  (options: ServerOptions): string | undefined =>
    chosenServer(environments, options);

/**
 * The URL that the options choose; undefined if they choose none.
 *
 * @throws {SDKError} for an environment that there is not, and for a value that would change the host
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
