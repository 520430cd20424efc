/** The client of the class form: what `Client` does, logging, bodies of every kind, and copies. */

import type { EncodedBody } from './body.js';
import { Client, type CoreOptions } from './client.js';
import type { ClientConfig, ClassConfig } from './config.js';
import { startDeadline } from './deadline.js';
import { readEnv } from './env.js';
import { APIError } from './error.js';
import type { HeadersLike, MergedHeaders } from './headers.js';
import { idempotency, idempotencyKey } from './idempotency.js';
import { logRequests, parseLogLevel, type Logger, type LogLevel } from './logging.js';
import type { BuiltRequest, FinalRequestOptions } from './request.js';
import { streamed } from './stream.js';

export interface LogOptions {
  /** From the environment by default, else `warn`. */
  readonly logLevel?: LogLevel | null | undefined;
  /** `console` by default. */
  readonly logger?: Logger | null | undefined;
}

export class APIClient extends Client {
  logger: Logger;
  logLevel: LogLevel;
  readonly #more: ClassConfig;

  constructor(options: CoreOptions & LogOptions, config: ClientConfig, more: ClassConfig) {
    super(options, config);
    this.logger = options.logger ?? console;
    this.logLevel =
      parseLogLevel(options.logLevel, 'the option logLevel', this.logger) ??
      parseLogLevel(readEnv(more.logVariable), `the variable ${more.logVariable}`, this.logger) ??
      'warn';
    this.#more = more;
    this.observe ??= logRequests(this, { ...config, ...more });
  }

  /** A client with these options changed; this one stays as it is. Tokens are shared. */
  withOptions(
    options: Partial<CoreOptions & LogOptions> & Readonly<Record<string, unknown>>,
  ): this {
    const { baseURL, timeout, maxRetries, fetchOptions, credentials, logger, logLevel } = this;
    const Class = this.constructor as new (
      ...args: ConstructorParameters<typeof APIClient>
    ) => this;
    const current = { timeout, maxRetries, fetchOptions, logger, logLevel, ...credentials };
    const isMoved = 'environment' in options || 'serverVariables' in options;
    const all = { ...this.options, baseURL: isMoved ? undefined : baseURL, ...current, ...options };
    const copy = new Class(all, this.config, this.#more);
    copy.tokens = this.tokens;
    copy.middleware = this.middleware;
    return copy;
  }

  /**
   * One `fetch`, ended after a time or by the caller's signal; nothing is repeated.
   *
   * @param timeout milliseconds until the headers are there
   */
  async fetchWithTimeout(
    url: string,
    init: RequestInit | undefined,
    timeout: number,
    controller: AbortController = new AbortController(),
  ): Promise<Response> {
    const { fetch } = this;
    const deadline = startDeadline(timeout, init?.signal);
    const stop = (): void => controller.abort(deadline.signal.reason);
    deadline.signal.addEventListener('abort', stop);
    try {
      return await fetch(url, { ...init, signal: controller.signal });
    } finally {
      deadline.clear();
    }
  }

  protected override telemetry(retryCount: number, timeout: number | undefined): HeadersLike {
    return this.#more.telemetry?.(this.config.version, retryCount, timeout) ?? [];
  }

  /** For subclasses: changes the options of a request before anything is made of them. */
  protected override async prepareOptions(_options: FinalRequestOptions): Promise<void> {}

  /** For subclasses: changes an attempt before it is sent. */
  protected override async prepareRequest(
    _request: BuiltRequest['req'],
    _about: { readonly url: string; readonly options: FinalRequestOptions },
  ): Promise<void> {}

  /** For subclasses: refuses headers, by throwing. */
  protected override validateHeaders(
    _headers: MergedHeaders,
    _options: FinalRequestOptions,
  ): void {}

  /** For subclasses: headers of a credential of their own, instead of those of the options. */
  protected override async authHeaders(
    _options: FinalRequestOptions,
  ): Promise<HeadersLike | undefined> {
    return undefined;
  }

  /** For subclasses: the error of an answer that is no success. */
  protected override makeStatusError(...args: Parameters<typeof APIError.generate>): APIError {
    return APIError.generate(...args);
  }

  /** The header of idempotency keys; where there is one, requests that are no GET get a key. */
  protected get idempotencyHeader(): string | undefined {
    return this.config.idempotency?.header;
  }

  protected set idempotencyHeader(header: string | undefined) {
    const { idempotency: _, ...rest } = this.config;
    this.config = header === undefined ? rest : { ...rest, idempotency: idempotency(header) };
  }

  /** For subclasses: a key that no other request has. */
  protected override defaultIdempotencyKey(): string {
    return idempotencyKey(this.config.name);
  }

  protected override encodeBody(body: unknown, contentType: string | null): EncodedBody {
    const isForm = contentType?.startsWith('application/x-www-form-urlencoded') === true;
    const isData = typeof body === 'object' && body?.constructor === Object;
    if (isForm && isData)
      return { body: this.stringifyQuery(body as object), contentType: contentType! };
    return super.encodeBody(streamed(body), contentType);
  }
}
