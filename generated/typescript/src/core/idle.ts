/** The timeout of a body that the caller reads: it applies to each chunk, not to the whole body. */

import type { Deadline } from './deadline.js';

/** Returns a copy of the response that restarts the deadline with every chunk, and clears it at the end. */
export function withIdleTimeout(response: Response, deadline: Deadline | undefined): Response {
  const { body } = response;
  if (!body || !deadline) {
    deadline?.clear();
    return response;
  }
  deadline.restart();
  const reader = body.getReader();
  const watched = new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) {
          deadline.restart();
          controller.enqueue(value);
          return;
        }
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      deadline.clear();
    },
    cancel(reason) {
      deadline.clear();
      return reader.cancel(reason);
    },
  });
  const { url, redirected } = response;
  const copy = new Response(watched, response);
  return Object.defineProperties(copy, { url: { value: url }, redirected: { value: redirected } });
}
