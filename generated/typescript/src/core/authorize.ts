/** Chooses the credentials for a request: the first security alternative that is fully configured. */

import type { Client } from './client.js';
import { stateOf } from './client-state.js';
import { SDKError } from './error.js';
import { mergeHeaders, type HeadersLike } from './headers.js';
import type { Middleware } from './middleware.js';
import type { FinalRequestOptions } from './request.js';

/** The parts that the credentials add to a request. */
export interface Authorized {
  readonly headers?: HeadersLike | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly send?: readonly Middleware[];
}

/** @throws {SDKError} if no alternative is fully configured and none is optional */
export async function authorize(client: Client, options: FinalRequestOptions): Promise<Authorized> {
  const { config, credentials } = stateOf(client);
  const alternatives = options.security ?? config.security;
  const ways: string[] = [];
  let isOptional = !alternatives.length || statesOwn(client, options);
  for (const names of alternatives) {
    const schemes = names.map((name) => config.schemes[name]!);
    const values: Record<string, string> = {};
    const missing: string[] = [];
    for (const { options: own } of schemes) {
      for (const option of own) {
        const given = credentials[option];
        isOptional ||= given === null;
        values[option] = `${(typeof given === 'function' ? await given() : given) ?? ''}`;
      }
      // A password may be empty, but not the username, too.
      const isBlank = !own.some((option) => values[option]!.trim());
      missing.push(...own.filter((option) => isBlank || credentials[option] == null));
    }
    isOptional ||= !names.length;
    if (missing.length) {
      ways.push(
        missing
          .map(
            (option) => `\`${option}\`` + (config.env[option] ? ` (or ${config.env[option]})` : ''),
          )
          .join(' and '),
      );
    } else if (names.length) {
      const headers = {};
      const query = {};
      const send: Middleware[] = [];
      for (const scheme of schemes) {
        const own = scheme.options.map((option) => values[option]!);
        const added = await scheme.authorize?.(own, client);
        Object.assign(headers, added?.headers);
        Object.assign(query, added?.query);
        if (scheme.send) send.push(scheme.send(own, client));
      }
      return { headers, query, send };
    }
  }
  if (isOptional) return {};
  throw new SDKError(
    `A credential is missing: set ${ways.join(' or ')}, or pass null to send none.`,
  );
}

/** Whether the caller has set or removed a header that carries a credential. */
function statesOwn(client: Client, options: FinalRequestOptions): boolean {
  const { config, defaultHeaders } = stateOf(client);
  const { values, removed } = mergeHeaders(defaultHeaders, options.headers);
  return Object.values(config.schemes).some(
    ({ header }) => header && (values.has(header) || removed.has(header.toLowerCase())),
  );
}
