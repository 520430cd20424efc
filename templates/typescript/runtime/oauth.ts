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

/** What a token request has besides the credentials. */
interface TokenOptions {
  /** Scopes, separated by spaces. */
  readonly scope?: string;
  readonly audience?: string;
  /** How the credentials are sent (section 2.3.1); in the `Authorization` header by default. */
  readonly method?: 'client_secret_post';
}

/** A token is renewed this many seconds before it expires, so that it is still valid when it arrives. */
const margin = 10;

/**
 * Obtains access tokens, and caches each until it expires. Clients created by `withOptions` share them.
 *
 * @param tokenURL of the token endpoint; if it is relative, or starts with the documented base URL, it follows the client's
 */
export function clientCredentials(
  clientID: string,
  clientSecret: string,
  tokenURL: string,
  options: TokenOptions = {},
): SecurityScheme {
  const requestOf = (values: readonly string[], client: Client): TokenRequest => {
    const url = urlOf(tokenURL, client);
    return { ...options, url, values, key: JSON.stringify([url, options, values]) };
  };
  const authorization = async (values: readonly string[], client: Client): Promise<string> =>
    `Bearer ${await tokenOf(requestOf(values, client), client).value}`;
  return {
    options: [clientID, clientSecret],
    header: 'authorization',
    authorize: async (values, client) => ({
      headers: { Authorization: await authorization(values, client) },
    }),
    send: (values, client) => async (request, next) => {
      const tokens = tokensOf(client);
      const { key } = requestOf(values, client);
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

interface TokenRequest extends TokenOptions {
  readonly url: string;
  /** The ID and the secret of the client. */
  readonly values: readonly string[];
  /** Equal for requests that get the same token. */
  readonly key: string;
}

/** Returns the cached token if it is still valid, or else a new one. */
function tokenOf(request: TokenRequest, client: Client): Token {
  const tokens = tokensOf(client);
  const { key } = request;
  const kept = tokens.get(key) as Token | undefined;
  if (kept && kept.expires > Date.now()) return kept;
  const token = fetchToken(request, client);
  tokens.set(key, token);
  token.value.catch(() => void (tokens.get(key) === token && tokens.delete(key)));
  return token;
}

function fetchToken({ url, values, scope, audience, method }: TokenRequest, client: Client): Token {
  const token: Token = { expires: Infinity, value: value() };
  return token;

  async function value(): Promise<string> {
    const [client_id = '', client_secret = ''] = values;
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      ...(scope !== undefined && { scope }),
      ...(audience !== undefined && { audience }),
      ...(method && { client_id, client_secret }),
    });
    const Authorization = method ? null : basicHeader(values.map(formEncoded));
    const { data, response } = await client
      .post<Grant | null>(url, {
        body,
        headers: { Authorization },
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
    token.expires = Date.now() + (Number.isNaN(seconds) ? Infinity : (seconds - margin) * 1000);
    return text;
  }
}

/** The ID and the secret are form-encoded before they are joined (section 2.3.1). */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

function urlOf(tokenURL: string, client: Client): string {
  const own = stateOf(client).config.baseURL.replace(/\/$/, '');
  const isBelow = own !== '' && tokenURL.startsWith(`${own}/`);
  if (isBelow) return client.buildURL(tokenURL.slice(own.length));
  return new URL(tokenURL, new URL(client.baseURL, globalThis.location?.href)).href;
}
