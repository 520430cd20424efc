/** The base of the client class: adds logging, streamed bodies, copies and overridable hooks to `Client`. */

import type { AnyHeaders, APIPromise } from './api-promise.js';
import type { Authorize } from './authorize.js';
import { encodeBody } from './body.js';
import { Client, defaultTimeout, type CoreOptions } from './client.js';
import { fetchOf, stateOf } from './client-state.js';
import type { ClientConfig, ClassConfig } from './config.js';
import { startDeadline } from './deadline.js';
import { readEnv } from './env.js';
import { joinHeaders, linesOf, type HeadersLike, type MergedHeaders } from './headers.js';
import { idempotency, idempotencyKey } from './idempotency.js';
import { setHidden } from './internal.js';
import { logParsed, logRequests, parseLogLevel, type Logger, type LogLevel } from './logging.js';
import { both } from './observer.js';
import { describeConnection } from './proxy.js';
import { followRedirects } from './redirect.js';
import type { BuiltRequest, FetchOptions, FinalRequestOptions } from './request.js';
import { streamed } from './stream.js';
import { splitUserInfo } from './user-info.js';

/** Options for logging. */
export interface LogOptions {
  /** Defaults to an environment variable, then to `warn`. */
  readonly logLevel?: LogLevel | null | undefined;
  /** Defaults to `console`. */
  readonly logger?: Logger | null | undefined;
}

/** The base of the client class. */
export class APIClient extends Client {
  static readonly DEFAULT_TIMEOUT: number = defaultTimeout;

  declare logger: Logger;
  logLevel: LogLevel;

  constructor(options: CoreOptions & LogOptions, config: ClientConfig, more: ClassConfig) {
    super(options, { redirects: followRedirects, ...config });
    const logger = setHidden(this, 'logger', options.logger ?? console);
    this.logLevel =
      parseLogLevel(options.logLevel, 'the option logLevel', logger) ??
      parseLogLevel(readEnv(more.logVariable), `process.env['${more.logVariable}']`, logger) ??
      'warn';
    const state = stateOf(this);
    const given = this.baseURL;
    const { url, authorization } = splitUserInfo(given);
    // Its query may have a credential, which logs and JSON of the client must not show.
    Object.defineProperty(this, 'baseURL', { value: url, enumerable: false });
    state.place = { given, url };
    state.defaultHeaders = [
      { authorization },
      linesOf(readEnv(more.headersVariable)),
      ...state.defaultHeaders,
    ];
    state.classConfig = more;
    state.describe = describeConnection;
    const secrets = { ...config, ...more };
    const log = logRequests(this, secrets);
    state.observe = options.observe ? both(log, options.observe) : log;
    state.observed = (props) => logParsed(props, this, secrets);
    state.authorize = authorizeOf(this);
    state.encodeBody = encodeBodyOf(this);
  }

  override request<T, E = unknown, H = AnyHeaders>(
    options: FinalRequestOptions | PromiseLike<FinalRequestOptions>,
  ): APIPromise<T, E, H> {
    const prepared = async (): Promise<FinalRequestOptions> => {
      const own = { ...(await options) };
      await this.prepareOptions(own);
      return own;
    };
    return super.request(prepared());
  }

  override async buildRequest(
    options: FinalRequestOptions,
    about?: { retryCount?: number },
  ): Promise<BuiltRequest> {
    const built = await super.buildRequest(options, about);
    this.validateHeaders(built.merged, options);
    await this.prepareRequest(built.req, { url: built.url, options });
    return built;
  }

  get fetchOptions(): FetchOptions | undefined {
    return stateOf(this).options.fetchOptions;
  }

  set fetchOptions(fetchOptions: FetchOptions | undefined) {
    const state = stateOf(this);
    state.options = { ...state.options, fetchOptions };
  }

  /** Returns a copy of the client with some options changed. Both share access tokens. */
  withOptions(
    options: Partial<CoreOptions & LogOptions> & Readonly<Record<string, unknown>>,
  ): this {
    const { timeout, maxRetries, logger, logLevel } = this;
    const state = stateOf(this);
    const { given, url } = state.place!;
    const baseURL = this.baseURL === url ? given : this.baseURL;
    const { config, classConfig, credentials, middleware } = state;
    const tokens = (state.tokens ??= new Map());
    const Class = this.constructor as new (
      ...args: ConstructorParameters<typeof APIClient>
    ) => this;
    const current = { timeout, maxRetries, logger, logLevel, ...credentials };
    const isMoved = 'environment' in options || 'serverVariables' in options;
    const all = {
      ...state.options,
      baseURL: isMoved ? undefined : baseURL,
      ...current,
      ...options,
    };
    const copy = new Class(all, config, classConfig!);
    Object.assign(stateOf(copy), { tokens, middleware });
    return copy;
  }

  /**
   * Calls `fetch` once, without retries, and aborts it after a timeout or by the caller's signal.
   *
   * @param timeout time until the response headers arrive, in milliseconds
   */
  async fetchWithTimeout(
    url: string,
    init: RequestInit | undefined,
    timeout: number,
    controller: AbortController = new AbortController(),
  ): Promise<Response> {
    const fetch = fetchOf(this);
    const deadline = startDeadline(timeout, init?.signal);
    const stop = (): void => controller.abort(init?.signal?.reason);
    deadline.signal.addEventListener('abort', stop);
    try {
      return await fetch(url, { ...init, signal: controller.signal });
    } finally {
      deadline.clear();
    }
  }

  /** Override to change the options of a request before it is built. */
  protected async prepareOptions(_options: FinalRequestOptions): Promise<void> {}

  /** Override to change each attempt before it is sent. */
  protected async prepareRequest(
    _request: BuiltRequest['req'],
    _about: { readonly url: string; readonly options: FinalRequestOptions },
  ): Promise<void> {}

  /** Override to reject invalid headers by throwing. */
  protected validateHeaders(_headers: MergedHeaders, _options: FinalRequestOptions): void {}

  /** Override to authenticate with other headers than those of the configured credentials. */
  protected async authHeaders(_options: FinalRequestOptions): Promise<HeadersLike | undefined> {
    return undefined;
  }

  /** The header for idempotency keys. If set, every request except GET gets a key. */
  protected get idempotencyHeader(): string | undefined {
    return stateOf(this).config.idempotency?.header;
  }

  protected set idempotencyHeader(header: string | undefined) {
    const state = stateOf(this);
    const { idempotency: _, ...rest } = state.config;
    state.config = header === undefined ? rest : { ...rest, idempotency: idempotency(header) };
  }

  /** Override to generate unique idempotency keys in another format. */
  protected override defaultIdempotencyKey(): string {
    return idempotencyKey(stateOf(this).config.name);
  }
}

/** Authorizes as the client does, unless `authHeaders` is overridden, and adds the telemetry headers. */
function authorizeOf(apiClient: APIClient): Authorize {
  const { authorize, classConfig, config } = stateOf(apiClient);
  return async (client, options, headers, retryCount) => {
    const own = await apiClient['authHeaders'](options);
    const auth = own ? { headers: own } : await authorize(client, options, headers, retryCount);
    const telemetry = classConfig?.telemetry?.(config.version, retryCount, options.timeout);
    return telemetry ? { ...auth, headers: joinHeaders(telemetry, auth.headers) } : auth;
  };
}

/** Encodes streams, and objects as forms where the caller sets that media type. */
function encodeBodyOf(apiClient: APIClient): typeof encodeBody {
  return (value, contentType) => {
    const isForm = contentType?.startsWith('application/x-www-form-urlencoded') === true;
    const isData = typeof value === 'object' && value?.constructor === Object;
    if (!isForm || !isData) return encodeBody(streamed(value), contentType);
    const body = apiClient['stringifyQuery'](value as object);
    return { body, headers: { 'Content-Type': contentType } };
  };
}
