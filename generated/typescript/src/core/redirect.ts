/** Redirects by hand, so that a credential outside `Authorization` never leaves its origin. */

import { SDKError } from './error.js';

const limit = 10;

/** @param credentials names of headers that hold one */
export async function followRedirects(
  fetch: typeof globalThis.fetch,
  start: string,
  init: RequestInit & { readonly headers: Headers; readonly method: string },
  credentials: Iterable<string>,
): Promise<Response> {
  let url = start;
  let request = { ...init, redirect: 'manual' as const };
  for (let count = 0; ; count++) {
    const response = await fetch(url, request);
    if (response.type === 'opaqueredirect') {
      throw new SDKError('A redirect was refused: it would have carried a credential along.');
    }
    const location = response.headers.get('location');
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null) return response;
    if (count === limit) throw new SDKError(`More than ${limit} redirects.`);
    await response.body?.cancel();
    const next = new URL(location, url);
    const headers = new Headers(request.headers);
    if (next.origin !== new URL(url).origin) {
      for (const name of ['authorization', 'cookie', ...credentials]) headers.delete(name);
    }
    const { status } = response;
    const toGet =
      (status === 303 && request.method !== 'HEAD') ||
      (status < 303 && request.method.toUpperCase() === 'POST');
    if (toGet) {
      headers.delete('content-type');
      const { body: _, ...rest } = request;
      request = { ...rest, method: 'GET', headers };
    } else if (request.body instanceof ReadableStream) {
      throw new SDKError('A streamed body cannot be sent again to the place of a redirect.');
    } else request = { ...request, headers };
    url = next.href;
  }
}
