/** The client: options, URLs, requests. Operations and resources only call it. */

import { APIPromise, type AnyHeaders } from './api-promise.js';
import { authorize } from './authorize.js';
import type { Credential } from './auth.js';
import { encodeBody } from './body.js';
import type { ClientConfig } from './config.js';
import { readEnv } from './env.js';
import { SDKError } from './error.js';
import { mergeHeaders, type HeadersLike } from './headers.js';
import { stringifyQuery } from './query.js';
import type { BuiltRequest, FetchOptions, FinalRequestOptions, VerbOptions } from './request.js';
import { send } from './send.js';
import { chosenServer, type ServerOptions } from './servers.js';

export interface CoreOptions {
  /** Where the API is; from the environment or the document by default. */
  readonly baseURL?: string | null | undefined;
  /** Milliseconds for one attempt, its body included; 60,000 by default. */
  readonly timeout?: number | undefined;
  /** How often to try again; 2 by default. */
  readonly maxRetries?: number | undefined;
  /** Sent with every request; null removes a header. */
  readonly defaultHeaders?: HeadersLike | undefined;
  /** Added to the query of every request. */
  readonly defaultQuery?: Readonly<Record<string, unknown>> | undefined;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly fetchOptions?: FetchOptions | undefined;
}

export class Client {
  static readonly DEFAULT_TIMEOUT: number = 60_000;

  baseURL: string;
  timeout: number;
  maxRetries: number;
  fetchOptions: FetchOptions | undefined;
  /** By option: a text, null for none on purpose, undefined if there is none. */
  readonly credentials: Record<string, Credential>;
  readonly config: ClientConfig;
  readonly fetch: typeof globalThis.fetch;
  protected readonly options: CoreOptions;

  /** @throws {SDKError} if an option is not valid, or if there is no `fetch` */
  constructor(options: CoreOptions, config: ClientConfig) {
    const { env } = config;
    const given = options as CoreOptions & Readonly<Record<string, Credential>>;
    const { timeout = Client.DEFAULT_TIMEOUT, maxRetries = config.maxRetries } = options;
    checkInteger('timeout', timeout);
    checkInteger('maxRetries', maxRetries);
    const fetch = options.fetch ?? globalThis.fetch;
    if (!fetch) throw new SDKError('There is no global fetch; pass one: `new Client({ fetch })`.');
    this.config = config;
    this.options = options;
    this.fetch = fetch;
    this.timeout = timeout;
    this.maxRetries = maxRetries;
    this.fetchOptions = options.fetchOptions;
    this.baseURL =
      options.baseURL?.trim() ||
      chosenServer(options as ServerOptions, config.environments) ||
      readEnv(env['baseURL'] ?? '') ||
      config.baseURL;
    this.credentials = {};
    for (const scheme of Object.values(config.schemes)) {
      for (const name of scheme.options) {
        const value = given[name];
        this.credentials[name] = value === undefined ? readEnv(env[name] ?? '') : value;
      }
    }
  }

  get defaultHeaders(): HeadersLike | undefined {
    return this.options.defaultHeaders;
  }

  /** A client with these options changed; this one stays as it is. */
  withOptions(options: Partial<CoreOptions> & Readonly<Record<string, unknown>>): this {
    const { baseURL, timeout, maxRetries, fetchOptions, credentials } = this;
    const Class = this.constructor as new (options: CoreOptions, config: ClientConfig) => this;
    const current = { timeout, maxRetries, fetchOptions, ...credentials };
    const isMoved = 'environment' in options || 'serverVariables' in options;
    const all = { ...this.options, baseURL: isMoved ? undefined : baseURL, ...current, ...options };
    return new Class(all, this.config);
  }

  get<T, E = unknown, H = AnyHeaders>(path: string, options?: VerbOptions): APIPromise<T, E, H> {
    return this.request({ ...options, method: 'get', path });
  }

  post<T, E = unknown, H = AnyHeaders>(path: string, options?: VerbOptions): APIPromise<T, E, H> {
    return this.request({ ...options, method: 'post', path });
  }

  put<T, E = unknown, H = AnyHeaders>(path: string, options?: VerbOptions): APIPromise<T, E, H> {
    return this.request({ ...options, method: 'put', path });
  }

  patch<T, E = unknown, H = AnyHeaders>(path: string, options?: VerbOptions): APIPromise<T, E, H> {
    return this.request({ ...options, method: 'patch', path });
  }

  delete<T, E = unknown, H = AnyHeaders>(path: string, options?: VerbOptions): APIPromise<T, E, H> {
    return this.request({ ...options, method: 'delete', path });
  }

  /** Any request, also one that the document does not know. */
  request<T, E = unknown, H = AnyHeaders>(options: FinalRequestOptions): APIPromise<T, E, H> {
    return new APIPromise<T, E, H>(this, send(this, options));
  }

  /** The whole URL of a path: base, its own query, the client's, and the one given. */
  buildURL(path: string, query?: object | null, defaultBaseURL?: string): string {
    const isDefault = this.baseURL === this.config.baseURL;
    const base = isDefault && defaultBaseURL !== undefined ? defaultBaseURL : this.baseURL;
    const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(path);
    const url = new URL(absolute ? path : base.replace(/\/$/, '') + path.replace(/^(?!\/)/, '/'));
    const own = url.search.slice(1);
    const added = { ...this.options.defaultQuery, ...query };
    const names = new Set(Object.keys(added));
    const kept = own
      .split('&')
      .filter((part) => part !== '' && !names.has(decoded(part.split('=', 1)[0]!)));
    const text = stringifyQuery(added, this.config.arrays);
    url.search = [...kept, ...(text === '' ? [] : [text])].join('&');
    return url.href;
  }

  /**
   * What `fetch` will get.
   *
   * @throws {SDKError} if a credential is missing that the operation needs
   */
  buildRequest(
    options: FinalRequestOptions,
    { retryCount = 0 }: { retryCount?: number } = {},
  ): BuiltRequest {
    const { config } = this;
    const timeout = options.timeout ?? this.timeout;
    checkInteger('timeout', timeout);
    const auth = authorize(this, options);
    const prefix = config.headerPrefix;
    const before = mergeHeaders(
      options.idempotencyKey === undefined ? null : { 'Idempotency-Key': options.idempotencyKey },
      { Accept: 'application/json', 'User-Agent': `${config.name}/JS ${config.version}` },
      prefix === undefined
        ? null
        : {
            [`${prefix}Retry-Count`]: retryCount,
            [`${prefix}Timeout`]:
              options.timeout === undefined ? undefined : Math.trunc(timeout / 1000),
          },
      auth.headers,
      this.options.defaultHeaders,
    );
    const stated = mergeHeaders(before, options.headers);
    const { body, contentType } = encodeBody(options.body, stated.values.get('content-type'));
    const keepsType = options.body === null || ('body' in options && options.body === undefined);
    const type = contentType ?? (keepsType ? 'application/json' : undefined);
    const { values: headers } = mergeHeaders(
      before,
      type === undefined ? null : { 'Content-Type': type },
      options.headers,
    );
    const streams = body instanceof ReadableStream;
    return {
      url: this.buildURL(options.path, { ...auth.query, ...options.query }, options.defaultBaseURL),
      timeout,
      guardRedirects: auth.guardRedirects,
      init: {
        ...this.fetchOptions,
        ...options.fetchOptions,
        ...(streams && { duplex: 'half' }),
        ...(body !== undefined && { body }),
        method: options.method.toUpperCase(),
        headers,
      },
    };
  }
}

/** @throws {SDKError} if a number of an option is not whole, or negative */
function checkInteger(name: string, value: number): void {
  if (!Number.isInteger(value)) throw new SDKError(`${name} must be an integer`);
  if (value < 0) throw new SDKError(`${name} must be a positive integer`);
}

/** A name of a query, as it was meant; a stray % stands for itself. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
