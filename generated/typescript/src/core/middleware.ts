/** Middleware wraps each attempt, and may change the request and the response. */

import type { OperationInfo } from './request.js';

/** A request about to be sent. Middleware may change it. */
export interface OutgoingRequest extends RequestInit {
  url: string;
  method: string;
  headers: Headers;
  /** The operation of the document; undocumented requests have none. */
  readonly operation?: OperationInfo | undefined;
}

/** Sends the request, through the remaining middleware. */
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

/** Composes middleware; the first is the outermost. */
export const chain = (all: readonly (Middleware | undefined)[], last: Next): Next =>
  all.reduceRight<Next>((next, each) => (each ? (request) => each(request, next) : next), last);
