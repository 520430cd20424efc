/** What stands around each attempt, and may change the request and the answer. */

/** A request about to be sent: what `fetch` gets, and where it goes. Middleware may change it. */
export interface OutgoingRequest extends RequestInit {
  url: string;
  method: string;
  headers: Headers;
}

export type Next = (request: OutgoingRequest) => Promise<Response>;

/**
 * ```ts
 * client.use(async (request, next) => {
 *   request.headers.set('X-Trace', trace());
 *   return next(request);
 * });
 * ```
 */
export type Middleware = (request: OutgoingRequest, next: Next) => Promise<Response>;

/** What sends a request through all of them; the first is outermost. */
export const chain = (all: readonly Middleware[], last: Next): Next =>
  all.reduceRight<Next>((next, each) => (request) => each(request, next), last);
