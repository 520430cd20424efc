/** OAuth 2.0 client credentials (RFC 6749, section 4.4): a token is fetched, kept, and shared by all calls. */

import type { SecurityScheme } from './auth.js';
import { basicHeader } from './basic.js';
import type { Client } from './client.js';
import { MalformedResponseError } from './error.js';

interface Token {
  readonly value: Promise<string>;
  /** Milliseconds since the epoch; for ever where the service says nothing. */
  expires: number;
}

interface Grant {
  readonly access_token?: unknown;
  readonly expires_in?: unknown;
}

/**
 * Tokens by client, until they expire. Clients made by `withOptions` share them.
 *
 * @param tokenURL where tokens are; below the document's base URL it moves with the client's
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
      const { tokens } = client;
      const key = keyOf(values, urlOf(tokenURL, client));
      const kept = tokens.get(key) as Token | undefined;
      // The caller may have put a credential of their own in its place, which is not ours to renew.
      const isOurs = kept && request.headers.get('authorization') === `Bearer ${await kept.value}`;
      const response = await next(request);
      const { body } = request;
      if (response.status !== 401 || !isOurs || body instanceof ReadableStream) return response;
      // Another call may have got a newer one already.
      if (tokens.get(key) === kept) tokens.delete(key);
      const headers = new Headers(request.headers);
      headers.set('Authorization', await authorization(values, client));
      await response.body?.cancel();
      return next({ ...request, headers });
    },
  };
}

const keyOf = (values: readonly string[], url: string): string => JSON.stringify([url, ...values]);

/** The token that is kept, as long as it holds, else a new one. */
function tokenOf(values: readonly string[], client: Client, url: string): Token {
  const { tokens } = client;
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
        // Asking for a token changes nothing: it may be asked for again.
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

/** The identifier and the secret are encoded as a form is before they are joined (section 2.3.1). */
const formEncoded = (text: string): string => new URLSearchParams({ '': text }).toString().slice(1);

function urlOf(tokenURL: string, { baseURL, config }: Client): string {
  const own = config.baseURL.replace(/\/$/, '');
  const isBelow = tokenURL.startsWith(`${own}/`);
  return isBelow ? baseURL.replace(/\/$/, '') + tokenURL.slice(own.length) : tokenURL;
}
