/** Options of a request, and what is made of them. */

import type { Authorized } from './authorize.js';
import type { HeadersLike } from './headers.js';

export type HTTPMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Extensions of `RequestInit`, such as `dispatcher` of Node; never what the client sets itself. */
export type FetchOptions = Omit<RequestInit, 'body' | 'headers' | 'method' | 'signal'>;

/** What a caller may say about one request. */
export interface RequestOptions {
  readonly headers?: HeadersLike | null | undefined;
  /** Instead of the query that the operation makes of its arguments. */
  readonly query?: object | null | undefined;
  /** Instead of the operation's own body. */
  body?: unknown;
  /** How often to try again; 2 by default. */
  readonly maxRetries?: number | undefined;
  /** Milliseconds for one attempt, its body included; 60,000 by default. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly fetchOptions?: FetchOptions | undefined;
  /** Sent as `Idempotency-Key`: the request may then be repeated safely. */
  idempotencyKey?: string | undefined;
  /** Instead of the operation's own. */
  readonly method?: string;
  /** Instead of the operation's own; an absolute URL goes where it says. */
  readonly path?: string;
  /** Base URL that holds while the client has its default one. */
  readonly defaultBaseURL?: string | undefined;
}

/** A request as operations hand it to the client. */
export interface FinalRequestOptions extends RequestOptions {
  readonly method: string;
  readonly path: string;
  /** `response` leaves the body to the caller. */
  readonly decode?: 'response' | undefined;
  /** Alternatives of security schemes, where they differ from the client's. */
  readonly security?: readonly (readonly string[])[] | undefined;
  /** Whether the request may be sent twice with the effect of one, whatever its method. */
  readonly idempotent?: boolean | undefined;
}

export type VerbOptions = Omit<FinalRequestOptions, 'method' | 'path'> &
  Pick<RequestOptions, 'method' | 'path'>;

export interface BuiltRequest {
  readonly url: string;
  readonly req: RequestInit & { readonly headers: Headers; readonly method: string };
  /** Milliseconds. */
  readonly timeout: number;
  readonly auth: Authorized;
}
