/** The client: options, URLs and requests. All operations use it. */

import { APIPromise, type AnyHeaders } from './api-promise.js';
import type { Credential } from './auth.js';
import { authorize } from './authorize.js';
import { encodeBody } from './body.js';
import { stateOf, type ClientState } from './client-state.js';
import type { ClientConfig } from './config.js';
import { isA, readEnv } from './env.js';
import { SDKError, type APIError } from './error.js';
import { linesOf, mergeHeaders, type HeadersLike, type MergedHeaders } from './headers.js';
import { setHidden, setInternals } from './internal.js';
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
  /** Observes each attempt: `logRequests()`, or a function of your own. */
  readonly observe?: Observer | undefined;
}

type Given<T> = T | PromiseLike<T>;

/** A client without resources, for the standalone functions and for undocumented requests. */
export class Client {
  static readonly DEFAULT_TIMEOUT: number = 60_000;

  // `declare` emits no code for these fields.
  declare baseURL: string;
  declare timeout: number;
  declare maxRetries: number;
  declare fetchOptions: FetchOptions | undefined;

  /** @throws {SDKError} if an option is invalid, or if there is no `fetch` */
  constructor(options: CoreOptions, config: ClientConfig) {
    const { env } = config;
    const { timeout = Client.DEFAULT_TIMEOUT, maxRetries = config.maxRetries } = options;
    checkInteger('timeout', timeout);
    checkInteger('maxRetries', maxRetries);
    if (!(options.fetch ?? globalThis.fetch))
      throw new SDKError('There is no global `fetch`; pass one as an option.');
    this.timeout = timeout;
    this.maxRetries = maxRetries;
    this.baseURL =
      options.baseURL?.trim() ||
      config.server?.(options) ||
      readEnv(env['baseURL']) ||
      config.baseURL;
    // On a web page, a relative URL is resolved against its address.
    if (!globalThis.location && !absolute.test(this.baseURL)) {
      throw new SDKError(`Set \`baseURL\` (or ${env['baseURL']}) to an absolute URL.`);
    }
    setHidden(this, 'fetchOptions', options.fetchOptions);
    const given = options as Readonly<Record<string, Credential>>;
    const credentials: Record<string, Credential> = {};
    for (const { options: names } of Object.values(config.schemes)) {
      for (const name of names) {
        credentials[name] = given[name] === undefined ? readEnv(env[name]) : given[name];
      }
    }
    setInternals<ClientState>(this, {
      config,
      options,
      credentials,
      defaultHeaders: mergeHeaders(linesOf(readEnv(env['customHeaders'])), options.defaultHeaders),
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

  /** Returns the URL of a request, with the query of the path, of the client and of the request. */
  buildURL(path: string, query?: object | null, defaultBaseURL?: string): string {
    const isDefault = this.baseURL === stateOf(this).config.baseURL;
    const base = (isDefault && defaultBaseURL) || this.baseURL;
    const below = (_: string, mark: string): string =>
      path.replace(/^(?!\/)/, '/') + (mark && path.includes('?') ? '&' : mark);
    // A path is inserted before the query of the base URL.
    const text = absolute.test(path) ? path : base.replace(/\/?(\?|$)/, below);
    const url = new URL(text, globalThis.location?.href);
    return addQuery(this, url, { ...this.defaultQuery(), ...query });
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
    const { config, classConfig, defaultHeaders, encodeBody } = stateOf(this);
    const timeout = options.timeout ?? this.timeout;
    checkInteger('timeout', timeout);
    const isElsewhere = isForeign(options.path, this.baseURL);
    const own = isElsewhere ? [] : await this.authHeaders?.(options);
    const auth = own ? { headers: own } : await authorize(this, options);
    const before = mergeHeaders(
      { [config.idempotency?.header ?? 'Idempotency-Key']: options.idempotencyKey },
      {
        Accept: options.accept ?? 'application/json',
        // On a web page it would make every request to another origin a preflighted one.
        'User-Agent': globalThis.location ? undefined : `${config.name}/JS ${config.version}`,
      },
      classConfig?.telemetry?.(config.version, retryCount, options.timeout),
      auth.headers,
      isElsewhere ? null : defaultHeaders,
    );
    const { contentType: stated } = options;
    const withType = (type?: string, length?: number): MergedHeaders =>
      mergeHeaders(before, { 'Content-Type': type, 'Content-Length': length }, options.headers);
    let headers = withType(stated);
    const encoded = encodeBody(options.body, headers.values.get('content-type'));
    const { body, contentType, contentLength } = encoded;
    const type = body === undefined ? undefined : (stated ?? contentType);
    if (type !== stated || contentLength !== undefined) headers = withType(type, contentLength);
    this.validateHeaders?.(headers, options);
    return {
      url: isElsewhere
        ? addQuery(this, new URL(options.path), { ...options.query })
        : this.buildURL(options.path, { ...auth.query, ...options.query }, options.defaultBaseURL),
      timeout,
      auth,
      req: {
        ...this.fetchOptions,
        ...options.fetchOptions,
        ...(isA('ReadableStream', body) && { duplex: 'half' }),
        ...(body !== undefined && { body }),
        method: options.method.toUpperCase(),
        headers: headers.values,
      },
    };
  }

  // Hooks that `APIClient` implements; a client for standalone functions has none.
  protected prepareOptions?(options: FinalRequestOptions): Promise<void>;
  protected prepareRequest?(
    request: BuiltRequest['req'],
    about: { readonly url: string; readonly options: FinalRequestOptions },
  ): Promise<void>;
  protected validateHeaders?(headers: MergedHeaders, options: FinalRequestOptions): void;
  protected authHeaders?(options: FinalRequestOptions): Promise<HeadersLike | undefined>;
  protected defaultIdempotencyKey?(): string;
  protected makeStatusError?(...args: Parameters<typeof APIError.generate>): APIError;

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

/** Returns a URL with more query parameters, which replace those of the same names. */
function addQuery(client: Client, url: URL, added: object): string {
  for (const name of Object.keys(added)) {
    if (url.searchParams.has(name)) url.searchParams.delete(name);
  }
  const text = client['stringifyQuery'](added);
  if (text) url.search += (url.search && '&') + text;
  return url.href;
}

const absolute = /^[\w+.-]+:\/\//;

/** Whether a path is a URL of another origin. It gets nothing that the client sends with every request. */
const isForeign = (path: string, baseURL: string): boolean =>
  absolute.test(path) &&
  new URL(path).origin !== new URL(baseURL, globalThis.location?.href).origin;

/** @throws {SDKError} if the value of an option is not a non-negative integer */
function checkInteger(name: string, value: number): void {
  const isWhole = Number.isInteger(value);
  if (isWhole && value >= 0) return;
  throw new SDKError(`${name} must be a${isWhole ? ' positive' : 'n'} integer`);
}
