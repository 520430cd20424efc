/** Which credentials go with a request: the first alternative that the client can meet. */

import type { Client } from './client.js';
import type { Authorization } from './auth.js';
import { SDKError } from './error.js';
import { mergeHeaders } from './headers.js';
import type { FinalRequestOptions } from './request.js';

export interface Authorized extends Authorization {
  readonly guardRedirects: boolean;
}

/** @throws {SDKError} if no alternative can be met */
export function authorize(client: Client, options: FinalRequestOptions): Authorized {
  const { config, credentials } = client;
  const alternatives = options.security ?? config.security;
  const schemesOf = (names: readonly string[]) => names.map((name) => config.schemes[name]!);
  const needs = (names: readonly string[]) => schemesOf(names).flatMap((scheme) => scheme.options);

  // Where credentials are optional, they are sent if there are any.
  const met = alternatives.find(
    (names) =>
      names.length > 0 && needs(names).every((option) => typeof credentials[option] === 'string'),
  );
  if (met) {
    const parts = schemesOf(met).map((scheme) => scheme.authorize(credentials));
    return {
      headers: Object.assign({}, ...parts.map(({ headers }) => headers)) as Record<string, string>,
      query: Object.assign({}, ...parts.map(({ query }) => query)) as Record<string, string>,
      guardRedirects: schemesOf(met).some((scheme) => scheme.guardsRedirects === true),
    };
  }
  const without =
    alternatives.length === 0 ||
    alternatives.some((names) => names.length === 0) ||
    alternatives.some((names) => needs(names).some((option) => credentials[option] === null)) ||
    statesOwn(client, options);
  if (without) return { guardRedirects: false };
  const missing = [...new Set(alternatives.flatMap(needs))].filter(
    (option) => typeof credentials[option] !== 'string',
  );
  const ways = missing.map((option) => {
    const variable = config.env[option];
    return variable === undefined ? `\`${option}\`` : `\`${option}\` (or ${variable})`;
  });
  throw new SDKError(
    `A credential is missing: set ${ways.join(' or ')}, or pass null to send none.`,
  );
}

/** Whether the caller has set, or removed, a header that credentials would stand in. */
function statesOwn(client: Client, options: FinalRequestOptions): boolean {
  const { values, removed } = mergeHeaders(client.defaultHeaders, options.headers);
  const names = ['authorization', ...Object.values(client.config.schemes).flatMap(headersOf)];
  return names.some((name) => values.has(name) || removed.has(name));
}

/** The headers that a scheme would set. */
export function headersOf(scheme: {
  readonly authorize: (credentials: Record<string, string>) => Authorization;
}): string[] {
  return Object.keys(scheme.authorize({}).headers ?? {}).map((name) => name.toLowerCase());
}
