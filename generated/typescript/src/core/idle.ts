/** The timeout of a body that the caller reads: it applies to each read, not to the whole body. */

import type { FetchBody } from './body.js';
import { connectionError } from './connection.js';
import type { Deadline } from './deadline.js';
import { isA } from './env.js';
import { setHidden } from './internal.js';

/**
 * Returns a copy of the response whose body has the deadline: it runs only while a read is pending, and is cleared
 * at the end. Reads fail with the errors of this package.
 *
 * @param keep receives each chunk that is read
 */
export function withIdleTimeout(
  response: Response,
  deadline: Deadline | undefined,
  keep?: (chunk: Uint8Array) => unknown,
): Response {
  const { body, url } = response;
  if (!deadline || !isA('ReadableStream', body)) {
    deadline?.clear();
    return response;
  }
  deadline.pause();
  const reader = body.getReader();
  const source: UnderlyingDefaultSource = {
    async pull(controller) {
      deadline.restart();
      try {
        const { done, value } = await reader.read();
        deadline.pause();
        if (value) keep?.(value);
        if (!done) return controller.enqueue(value);
        controller.close();
      } catch (error) {
        controller.error(connectionError(error, deadline, url));
      }
      deadline.clear();
    },
    cancel(reason) {
      deadline.clear();
      return reader.cancel(reason);
    },
  };
  // Without a queue, nothing is read before the caller asks for it.
  return withBody(response, new ReadableStream(source, { highWaterMark: 0 }));
}

/** Copies a response with another body. */
export function withBody(response: Response, body: FetchBody | null): Response {
  const { url, redirected } = response;
  if (!globalThis.Response) return response;
  const copy = new Response(body, response);
  setHidden(copy, 'url', url);
  setHidden(copy, 'redirected', redirected);
  return copy;
}
