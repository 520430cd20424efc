/** A body that the caller reads: as long as something comes, there is time. */

import type { Deadline } from './deadline.js';

/** The response, whose deadline begins anew with every chunk and ends with the body. */
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
