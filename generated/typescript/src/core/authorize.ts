/** Chooses the credentials for a request: the first security alternative that is fully configured. */

import type { Authorization } from './auth.js';
import type { Client } from './client.js';
import { SDKError } from './error.js';
import { mergeHeaders, type HeadersLike } from './headers.js';
import type { Middleware } from './middleware.js';
import type { FinalRequestOptions } from './request.js';

/** The parts that the credentials add to a request. */
export interface Authorized {
  readonly headers?: HeadersLike | undefined;
  readonly query?: Readonly<Record<string, string>> | undefined;
  readonly send?: readonly Middleware[];
}

/** @throws {SDKError} if no alternative is fully configured and none is optional */
export async function authorize(client: Client, options: FinalRequestOptions): Promise<Authorized> {
  const { config, credentials } = client;
  const alternatives = (options.security ?? config.security).map((names) => {
    const schemes = names.map((name) => config.schemes[name]!);
    const needed = schemes.flatMap((scheme) => scheme.options);
    return { schemes, needed, missing: needed.filter((option) => credentials[option] == null) };
  });

  // Optional credentials are sent if they are configured.
  const met = alternatives.find(({ schemes, missing }) => schemes.length && !missing.length);
  if (met) {
    const headers: Record<string, string> = {};
    const query: Record<string, string> = {};
    const send: Middleware[] = [];
    for (const scheme of met.schemes) {
      const values: string[] = [];
      for (const option of scheme.options) {
        const value = credentials[option];
        values.push(`${typeof value === 'function' ? await value() : value}`);
      }
      const added: Authorization | undefined = await scheme.authorize?.(values, client);
      Object.assign(headers, added?.headers);
      Object.assign(query, added?.query);
      if (scheme.send) send.push(scheme.send(values, client));
    }
    return { headers, query, send };
  }
  const without = alternatives.some(
    ({ schemes, needed }) =>
      !schemes.length || needed.some((option) => credentials[option] === null),
  );
  if (!alternatives.length || without || statesOwn(client, options)) return {};
  const ways = alternatives.map(({ missing }) =>
    missing
      .map((option) => {
        const variable = config.env[option];
        return `\`${option}\`` + (variable ? ` (or ${variable})` : '');
      })
      .join(' and '),
  );
  throw new SDKError(
    `A credential is missing: set ${ways.join(' or ')}, or pass null to send none.`,
  );
}

/** Whether the caller has set or removed a header that carries a credential. */
function statesOwn(client: Client, options: FinalRequestOptions): boolean {
  const { values, removed } = mergeHeaders(client.defaultHeaders, options.headers);
  return Object.values(client.config.schemes).some(
    ({ header }) => header && (values.has(header) || removed.has(header.toLowerCase())),
  );
}
