/** The options of a request, and the request that is built from them. */

import type { Decode } from './answer.js';
import type { Authorized } from './authorize.js';
import type { HeadersLike, MergedHeaders } from './headers.js';

/** Methods that the client has a function for. */
export type HTTPMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Options of `fetch`, such as `dispatcher` in Node.js, except those that the client sets itself. */
export type FetchOptions = Omit<RequestInit, 'body' | 'headers' | 'method' | 'signal'> & {
  /** A proxy or an agent of undici, in Node.js. */
  readonly dispatcher?: unknown;
  /** A proxy, in Bun. */
  readonly proxy?: unknown;
  /** A client with its proxy and certificates, in Deno. */
  readonly client?: unknown;
};

/** An operation of the document. */
export interface OperationInfo {
  /** Its operationId. */
  readonly id?: string;
  /** Its path, with the names of the parameters in braces. */
  readonly path: string;
}

/** Options for a single request. */
export interface RequestOptions {
  readonly headers?: HeadersLike | null | undefined;
  /** Replaces the query of the operation. */
  readonly query?: object | null | undefined;
  /** Replaces the body of the operation. */
  body?: unknown;
  /** Maximum number of retries. Defaults to that of the client. */
  readonly maxRetries?: number | undefined;
  /** Time limit for each attempt, including reading the body, in milliseconds. Defaults to that of the client. */
  readonly timeout?: number | undefined;
  readonly signal?: AbortSignal | null | undefined;
  readonly fetchOptions?: FetchOptions | undefined;
  /** Sent as `Idempotency-Key`, which makes the request safe to retry. */
  idempotencyKey?: string | undefined;
  /** Replaces the method of the operation. */
  readonly method?: string;
  /** Replaces the path of the operation; may be an absolute URL. */
  readonly path?: string;
  /** Base URL to use unless the client has one that differs from the default. */
  readonly defaultBaseURL?: string | undefined;
}

/** A request as operations pass it to the client. */
export interface FinalRequestOptions extends RequestOptions {
  readonly method: string;
  readonly path: string;
  /** Content type of the body, unless the caller sets another one. Without it, objects are sent as JSON. */
  readonly contentType?: string | undefined;
  /** The header `Accept`. Defaults to `application/json`. */
  readonly accept?: string | undefined;
  /** How the answer becomes a value. Defaults to JSON; `response` leaves the body to be read by the caller. */
  readonly decode?: Decode | undefined;
  /** Parses the JSON of an error. Defaults to `JSON.parse`. */
  readonly parse?: ((text: string) => unknown) | undefined;
  /** Security alternatives, if they differ from the default. */
  readonly security?: readonly (readonly string[])[] | undefined;
  /** The operation, for middleware and observers; undocumented requests have none. */
  readonly operation?: OperationInfo | undefined;
  /** Whether the request is safe to retry, regardless of its method. */
  readonly idempotent?: boolean | undefined;
}

/** Options of `client.get` and the like. */
export type VerbOptions = Omit<FinalRequestOptions, 'method' | 'path'> &
  Pick<RequestOptions, 'method' | 'path'>;

/** A request that is ready to be sent. */
export interface BuiltRequest {
  readonly url: string;
  readonly req: RequestInit & { readonly headers: Headers; readonly method: string };
  /** In milliseconds. */
  readonly timeout: number;
  readonly auth: Authorized;
  /** The headers, and those that were removed. */
  readonly merged: MergedHeaders;
  /** Whether an idempotency key is sent. */
  readonly hasKey: boolean;
}
