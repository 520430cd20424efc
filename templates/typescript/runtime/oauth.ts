/** OAuth 2.0 client credentials (RFC 6749, section 4.4). The access token is cached and shared by all requests. */

import type { SecurityScheme } from './auth.js';
import { basicHeader } from './basic.js';
import type { Client } from './client.js';
import { stateOf } from './client-state.js';
import { within } from './deadline.js';
import { isA } from './env.js';
import { MalformedResponseError } from './error.js';

interface Token {
  readonly value: Promise<string>;
  /** Milliseconds since the epoch; `Infinity` if the server does not state it. */
  expires: number;
}

interface Grant {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
}

/**
 * Obtains access tokens, and caches each until it expires. Clients created by `withOptions` share them.
 *
 * @param tokenURL of the token endpoint; if it starts with the documented base URL, it follows the client's
 */
export function clientCredentials(
  clientID: string,
  clientSecret: string,
  tokenURL: string,
): SecurityScheme {
  const authorization = async (values: readonly string[], client: Client): Promise<string> =>
    `Bearer ${await tokenOf(values, client, urlOf(tokenURL, client)).value}`;
  return {
    options: [clientID, clientSecret],
    header: 'Authorization',
    authorize: async (values, client) => ({
      headers: { Authorization: await authorization(values, client) },
    }),
    send: (values, client) => async (request, next) => {
      const tokens = tokensOf(client);
      const key = keyOf(values, urlOf(tokenURL, client));
      const kept = tokens.get(key) as Token | undefined;
      // A credential that the caller set in its place cannot be renewed.
      const isOurs = kept && request.headers.get('authorization') === `Bearer ${await kept.value}`;
      const response = await next(request);
      const { body } = request;
      if (response.status !== 401 || !isOurs || isA('ReadableStream', body)) return response;
      // Another request may already have obtained a newer token.
      if (tokens.get(key) === kept) tokens.delete(key);
      const headers = new Headers(request.headers);
      const renewed = authorization(values, client);
      headers.set('Authorization', await within(request.signal!, renewed));
      await response.body?.cancel();
      return next({ ...request, headers });
    },
  };
}

/** By credentials and endpoint. */
const tokensOf = (client: Client): Map<string, unknown> => (stateOf(client).tokens ??= new Map());

const keyOf = (values: readonly string[], url: string): string => JSON.stringify([url, ...values]);

/** Returns the cached token if it is still valid, or else a new one. */
function tokenOf(values: readonly string[], client: Client, url: string): Token {
  const tokens = tokensOf(client);
  const key = keyOf(values, url);
  const kept = tokens.get(key) as Token | undefined;
  if (kept && kept.expires > Date.now()) return kept;
  const token = fetchToken(values, client, url);
  tokens.set(key, token);
  token.value.catch(() => void (tokens.get(key) === token && tokens.delete(key)));
  return token;
}

function fetchToken(values: readonly string[], client: Client, url: string): Token {
  const token: Token = { expires: Infinity, value: value() };
  return token;

  async function value(): Promise<string> {
    const { data, response } = await client
      .post<Grant | null>(url, {
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
        headers: { Authorization: basicHeader(values.map(formEncoded)) },
        security: [],
        // Requesting a token has no side effects, so that it is safe to retry.
        idempotent: true,
      })
      .withResponse();
    const text = data?.access_token;
    if (typeof text !== 'string') {
      const message = 'The answer of the token endpoint holds no access_token.';
      throw new MalformedResponseError(
        response.status,
        JSON.stringify(data),
        message,
        response.headers as Headers,
      );
    }
    const seconds = Number(data?.expires_in ?? Infinity);
    token.expires = Date.now() + (Number.isNaN(seconds) ? Infinity : seconds * 1000);
    return text;
  }
}

/** The ID and the secret are form-encoded before they are joined (section 2.3.1). */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

function urlOf(tokenURL: string, client: Client): string {
  const own = stateOf(client).config.baseURL.replace(/\/$/, '');
  const isBelow = tokenURL.startsWith(`${own}/`);
  return isBelow ? client.baseURL.replace(/\/$/, '') + tokenURL.slice(own.length) : tokenURL;
}
