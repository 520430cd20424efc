/** Follows redirects itself where they would carry a secret other than `Authorization` to another origin. */

import type { Client } from './client.js';
import { stateOf } from './client-state.js';
import { isA } from './env.js';
import { APIConnectionError, SDKError } from './error.js';
import type { Middleware } from './middleware.js';
import { secretName } from './secret-names.js';

const limit = 10;

/**
 * For clients of `createClient` that send secret headers of their own: `client.use(followRedirects(client))`.
 *
 * @throws {SDKError} if the platform hides redirects, or the body is a stream
 */
export const followRedirects =
  (client: Client): Middleware =>
  async (request, next) => {
    const schemes = Object.values(stateOf(client).config.schemes);
    const own = new Set(schemes.map(({ header }) => header));
    const secrets = [...request.headers.keys()].filter(
      (name) => secretName.test(name) || own.has(name),
    );
    // Every platform drops `Authorization` itself. A caller may refuse redirects or handle them.
    const isSafe = secrets.every((name) => name === 'authorization');
    if (isSafe || (request.redirect ?? 'follow') !== 'follow') return next(request);
    for (let count = 0; ; count++) {
      const response = await next({ ...request, redirect: 'manual' });
      if (response.type === 'opaqueredirect') {
        throw new SDKError('A redirect was refused: it would have carried a credential along.');
      }
      const { status } = response;
      const location = response.headers.get('location');
      if (![301, 302, 303, 307, 308].includes(status) || location === null) return response;
      await response.body?.cancel();
      if (count === limit) {
        throw new APIConnectionError({
          message: `Connection error: more than ${limit} redirects.`,
        });
      }
      const target = new URL(location, request.url);
      const headers = new Headers(request.headers);
      if (target.origin !== new URL(request.url).origin) {
        for (const name of secrets) headers.delete(name);
      }
      const { method, body, ...rest } = request;
      if ((status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST')) {
        headers.delete('content-type');
        request = { ...rest, method: 'GET', headers, url: target.href };
      } else if (isA('ReadableStream', body)) {
        throw new SDKError('A streamed body cannot be sent again to the place of a redirect.');
      } else request = { ...request, headers, url: target.href };
    }
  };
