/** The client: options, URLs and requests. All operations use it. */

import { APIPromise, type AnyHeaders } from './api-promise.js';
import type { Credential } from './auth.js';
import { encodeBody } from './body.js';
import { stateOf, type ClientState } from './client-state.js';
import type { ClientConfig } from './config.js';
import { isA, readEnv } from './env.js';
import { APIError, SDKError } from './error.js';
import { mergeHeaders, type HeadersLike } from './headers.js';
import { setInternals } from './internal.js';
import type { Middleware } from './middleware.js';
import type { Observer } from './observer.js';
import { stringifyQuery } from './query.js';
import type { BuiltRequest, FetchOptions, FinalRequestOptions, VerbOptions } from './request.js';
import { send } from './send.js';

/** Options that every client has. */
export interface CoreOptions {
  /** URL of the API. Defaults to an environment variable, then to the documented server. */
  readonly baseURL?: string | null | undefined;
  /** Time limit for each attempt, including reading the body, in milliseconds. Defaults to 60,000. */
  readonly timeout?: number | undefined;
  /** Maximum number of retries. Defaults to 2. */
  readonly maxRetries?: number | undefined;
  /** Headers sent with every request; `null` removes a header. */
  readonly defaultHeaders?: HeadersLike | undefined;
  /** Query parameters sent with every request. */
  readonly defaultQuery?: Readonly<Record<string, unknown>> | undefined;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly fetchOptions?: FetchOptions | undefined;
  /** Observes each attempt: `logRequests()`, or `observer` with a function of your own. */
  readonly observe?: Observer | undefined;
}

/** In milliseconds. */
export const defaultTimeout = 60_000;

type Given<T> = T | PromiseLike<T>;

/** A client without resources, for the standalone functions and for undocumented requests. */
export class Client {
  // `declare` emits no code for these fields.
  declare baseURL: string;
  declare timeout: number;
  declare maxRetries: number;

  /** @throws {SDKError} if an option is invalid, or if there is no `fetch` */
  constructor(options: CoreOptions, config: ClientConfig) {
    const { env } = config;
    const { timeout = defaultTimeout, maxRetries = config.maxRetries } = options;
    checkInteger('timeout', timeout);
    checkInteger('maxRetries', maxRetries);
    if (!(options.fetch ?? globalThis.fetch))
      throw new SDKError('There is no global `fetch`: pass one.');
    this.timeout = timeout;
    this.maxRetries = maxRetries;
    this.baseURL =
      options.baseURL?.trim() ||
      config.server?.(options) ||
      readEnv(config.baseURLVariable) ||
      config.baseURL;
    // On a web page, a relative URL is resolved against its address.
    if (!globalThis.location && !absolute.test(this.baseURL)) {
      throw new SDKError(`Set \`baseURL\` (or ${config.baseURLVariable}) to an absolute URL.`);
    }
    const given = options as Readonly<Record<string, Credential>>;
    const credentials: Record<string, Credential> = {};
    for (const [name, variable] of Object.entries(env)) {
      credentials[name] = given[name] === undefined ? readEnv(variable) : given[name];
    }
    setInternals<ClientState>(this, {
      config,
      options,
      credentials,
      defaultHeaders: [options.defaultHeaders],
      authorize: config.authorize,
      middleware: [],
      observe: options.observe,
      encodeBody,
    });
  }

  get<T, E = unknown, H = AnyHeaders>(
    path: string,
    options?: Given<VerbOptions>,
  ): APIPromise<T, E, H> {
    return verb(this, 'get', path, options);
  }

  post<T, E = unknown, H = AnyHeaders>(
    path: string,
    options?: Given<VerbOptions>,
  ): APIPromise<T, E, H> {
    return verb(this, 'post', path, options);
  }

  put<T, E = unknown, H = AnyHeaders>(
    path: string,
    options?: Given<VerbOptions>,
  ): APIPromise<T, E, H> {
    return verb(this, 'put', path, options);
  }

  patch<T, E = unknown, H = AnyHeaders>(
    path: string,
    options?: Given<VerbOptions>,
  ): APIPromise<T, E, H> {
    return verb(this, 'patch', path, options);
  }

  delete<T, E = unknown, H = AnyHeaders>(
    path: string,
    options?: Given<VerbOptions>,
  ): APIPromise<T, E, H> {
    return verb(this, 'delete', path, options);
  }

  /** Sends any request, including undocumented ones. */
  request<T, E = unknown, H = AnyHeaders>(
    options: Given<FinalRequestOptions>,
  ): APIPromise<T, E, H> {
    return new APIPromise<T, E, H>(this, send(this, options));
  }

  /** Adds middleware around each attempt; the first added is the outermost. */
  use(...middleware: readonly Middleware[]): this {
    const state = stateOf(this);
    state.middleware = [...state.middleware, ...middleware];
    return this;
  }

  /**
   * Returns the URL of a request, with the query of the path, of the client and of the request.
   *
   * @throws {SDKError} if the URL contains credentials, which `fetch` would print in an error
   */
  buildURL(path: string, query?: object | null, defaultBaseURL?: string): string {
    const isDefault = this.baseURL === stateOf(this).config.baseURL;
    const base = (isDefault && defaultBaseURL) || this.baseURL;
    const below = (_: string, mark: string): string =>
      path.replace(/^(?!\/)/, '/') + (mark && path.includes('?') ? '&' : mark);
    // A path is inserted before the query of the base URL.
    const text = absolute.test(path) ? path : base.replace(/\/?(\?|$)/, below);
    const url = new URL(text, globalThis.location?.href);
    if (url.username) throw new SDKError('Pass credentials as options, not in a URL.');
    const added = { ...(isForeign(path, this.baseURL) ? null : this.defaultQuery()), ...query };
    // What is added replaces the parameters of the same names.
    for (const name of Object.keys(added)) {
      if (url.searchParams.has(name)) url.searchParams.delete(name);
    }
    const search = this.stringifyQuery(added);
    if (search) url.search += (url.search && '&') + search;
    return url.href;
  }

  /**
   * Builds the request that is passed to `fetch`.
   *
   * @throws {SDKError} if a required credential is missing
   */
  async buildRequest(
    options: FinalRequestOptions,
    { retryCount = 0 }: { retryCount?: number } = {},
  ): Promise<BuiltRequest> {
    const { config, options: general, defaultHeaders, authorize, encodeBody } = stateOf(this);
    const { path, timeout = this.timeout } = options;
    checkInteger('timeout', timeout);
    // A URL of another origin gets nothing that the client sends with every request.
    const isElsewhere = isForeign(path, this.baseURL);
    const content = await options.body;
    const defaults = isElsewhere ? [] : defaultHeaders;
    const own = [
      { 'Content-Type': content === null || content === undefined ? content : options.contentType },
      options.headers,
    ];
    const given = mergeHeaders(...defaults, ...own);
    const auth = isElsewhere ? {} : await authorize(this, options, given, retryCount);
    const { body, headers: ofBody } = encodeBody(content, given.values.get('content-type'));
    const keyHeader = config.idempotency?.header ?? 'Idempotency-Key';
    const merged = mergeHeaders(
      {
        [keyHeader]: options.idempotencyKey,
        Accept: options.accept ?? 'application/json',
        // On a web page it would make every request to another origin a preflighted one.
        'User-Agent': globalThis.location ? undefined : `${config.name}/JS ${config.version}`,
      },
      auth.headers,
      ...defaults,
      ofBody,
      ...own,
    );
    const headers = merged.values;
    return {
      url: this.buildURL(path, { ...auth.query, ...options.query }, options.defaultBaseURL),
      timeout,
      auth,
      merged,
      hasKey: headers.has(keyHeader),
      req: {
        ...general.fetchOptions,
        ...options.fetchOptions,
        ...(isA('ReadableStream', body) && { duplex: 'half' }),
        ...(body !== undefined && { body }),
        method: options.method.toUpperCase(),
        headers,
      },
    };
  }

  // A hook of `APIClient`; a client for standalone functions has none.
  protected defaultIdempotencyKey?(): string;

  /** Override to create the error for an unsuccessful response. */
  protected makeStatusError(...args: Parameters<typeof APIError.generate>): APIError {
    return APIError.generate(...args);
  }

  /** Override to add query parameters to every request. */
  protected defaultQuery(): Readonly<Record<string, unknown>> | undefined {
    return stateOf(this).options.defaultQuery;
  }

  /** Override to serialize queries differently. */
  protected stringifyQuery(query: object): string {
    return stringifyQuery(query, stateOf(this).config.arrays);
  }
}

function verb<T, E, H>(
  client: Client,
  method: string,
  path: string,
  options: Given<VerbOptions> | undefined,
): APIPromise<T, E, H> {
  const whole = async (): Promise<FinalRequestOptions> => ({ method, path, ...(await options) });
  return client.request<T, E, H>(whole());
}

const absolute = /^[\w+.-]+:\/\//;

/** Whether a path is a URL of another origin. */
const isForeign = (path: string, baseURL: string): boolean =>
  absolute.test(path) &&
  new URL(path).origin !== new URL(baseURL, globalThis.location?.href).origin;

/** @throws {SDKError} if the value of an option is not a non-negative integer */
function checkInteger(name: string, value: number): void {
  const isWhole = Number.isInteger(value);
  if (isWhole && value >= 0) return;
  throw new SDKError(`${name} must be a${isWhole ? ' positive' : 'n'} integer`);
}
