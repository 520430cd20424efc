/** The errors that clients throw. All extend `SDKError`. */

import { packageName } from '../package-name.js';
import { setHidden } from './internal.js';

/** The class, whose errors have this property in each build of the package (ES modules and CommonJS). */
const brand: unique symbol = /* @__PURE__ */ Symbol('brand');

/** Names the errors of a class as those of the platform are named: on the prototype. */
function nameErrors(Class: { readonly prototype: object }, name: string): void {
  setHidden(Class.prototype, 'name', name);
  setHidden(Class.prototype, setHidden(Class, brand, `${packageName} ${name}`), true);
}

/** Base class of all errors. Thrown itself for invalid options and arguments, and missing credentials. */
export class SDKError extends Error {
  static {
    nameErrors(this, 'SDKError');
  }

  /** Errors of the other build of the package are instances as well. A subclass of the caller has no brand. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    const own = Object.hasOwn(this, brand) && (this as { [brand]?: string })[brand];
    return own ? own in Object(value) : super[Symbol.hasInstance](value);
  }
}

/** Further details of an error. */
export interface APIErrorOptions extends ErrorOptions {
  readonly retryAfter?: number | undefined;
  /** JSON pointers to the message in the body; the first match wins. */
  readonly messages?: readonly string[] | undefined;
}

/** The API returned an error status, or no usable response was received. */
export class APIError<
  Status extends number | undefined = number | undefined,
  Body = unknown,
> extends SDKError {
  static {
    nameErrors(this, 'APIError');
  }

  // `declare` emits no code for these fields.
  declare readonly status: Status;
  declare readonly headers: Headers | undefined;
  /** The parsed body; the text if it is not JSON; undefined if it is empty. */
  declare readonly error: Body;
  /** The header `x-request-id` or `request-id`. */
  declare readonly requestID: string | undefined;
  /** Seconds to wait before the next attempt, if the API asked for it. */
  declare readonly retryAfter: number | undefined;

  constructor(
    status: Status,
    error: Body,
    message: string | undefined,
    headers: Headers | undefined,
    options?: APIErrorOptions,
  ) {
    super(errorMessage(status, error, message, options?.messages), options);
    this.status = status;
    this.headers = headers;
    this.error = error;
    this.requestID = headers?.get('x-request-id') ?? headers?.get('request-id') ?? undefined;
    this.retryAfter = options?.retryAfter;
  }

  /** Creates the error for a status. */
  static generate(
    status: number | undefined,
    error: unknown,
    message: string | undefined,
    headers: Headers | undefined,
    options?: APIErrorOptions,
  ): APIError {
    if (!status || !headers) return new APIConnectionError({ message, cause: error });
    return new (classOf(status))(status, error, message, headers, options);
  }
}

/** Not in the class: bundlers rename a class that refers to itself. */
function classOf(status: number): typeof APIError {
  const classes: Readonly<Record<number, unknown>> = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
  };
  return (classes[status] ?? (status >= 500 ? InternalServerError : APIError)) as typeof APIError;
}

/** Status 400. */
export class BadRequestError<Body = unknown> extends APIError<400, Body> {
  static {
    nameErrors(this, 'BadRequestError');
  }
}

/** Status 401. */
export class AuthenticationError<Body = unknown> extends APIError<401, Body> {
  static {
    nameErrors(this, 'AuthenticationError');
  }
}

/** Status 403. */
export class PermissionDeniedError<Body = unknown> extends APIError<403, Body> {
  static {
    nameErrors(this, 'PermissionDeniedError');
  }
}

/** Status 404. */
export class NotFoundError<Body = unknown> extends APIError<404, Body> {
  static {
    nameErrors(this, 'NotFoundError');
  }
}

/** Status 409. */
export class ConflictError<Body = unknown> extends APIError<409, Body> {
  static {
    nameErrors(this, 'ConflictError');
  }
}

/** Status 422. */
export class UnprocessableEntityError<Body = unknown> extends APIError<422, Body> {
  static {
    nameErrors(this, 'UnprocessableEntityError');
  }
}

/** Status 429. */
export class RateLimitError<Body = unknown> extends APIError<429, Body> {
  static {
    nameErrors(this, 'RateLimitError');
  }
}

/** Status 500 or above. */
export class InternalServerError<Body = unknown> extends APIError<number, Body> {
  static {
    nameErrors(this, 'InternalServerError');
  }
}

/** A successful response that is not what the API documents, such as HTML. `error` holds the start of its text. */
export class MalformedResponseError extends APIError<number, string> {
  static {
    nameErrors(this, 'MalformedResponseError');
  }
}

/** No response was received because the connection failed. `cause` is the error that `fetch` threw. */
export class APIConnectionError extends APIError<undefined, undefined> {
  static {
    nameErrors(this, 'APIConnectionError');
  }

  constructor({
    message = 'Connection error.',
    cause,
  }: {
    message?: string | undefined;
    cause?: unknown;
  }) {
    super(undefined, undefined, message, undefined, { cause });
  }
}

/** The response did not arrive completely within the timeout of an attempt. */
export class APIConnectionTimeoutError extends APIConnectionError {
  static {
    nameErrors(this, 'APIConnectionTimeoutError');
  }

  constructor({
    message = 'Request timed out.',
    cause,
  }: {
    message?: string | undefined;
    cause?: unknown;
  } = {}) {
    super({ message, cause });
  }
}

/** The request was aborted by the caller's signal. */
export class APIUserAbortError extends APIError<undefined, undefined> {
  static {
    nameErrors(this, 'APIUserAbortError');
  }

  constructor({
    message = 'Request was aborted.',
    cause,
  }: {
    message?: string | undefined;
    cause?: unknown;
  } = {}) {
    super(undefined, undefined, message, undefined, { cause });
  }
}

/** Where error bodies have their message: RFC 9457, JSON:API, RFC 6749 and common practice. */
const usual = [
  '/message',
  '/detail',
  '/title',
  '/error/message',
  '/errors/0/detail',
  '/errors/0/title',
  '/error_description',
];

function errorMessage(
  status: number | undefined,
  error: unknown,
  message: string | undefined,
  pointers: readonly string[] | undefined,
): string {
  const text = message ?? bodyMessage(error, pointers ?? usual);
  if (!status) return text ?? '(no status code or body)';
  return `${status} ${text || 'status code (no body)'}`;
}

/** The message in a body, or else the beginning of the body: proxies respond with whole pages. */
function bodyMessage(error: unknown, pointers: readonly string[]): string | undefined {
  if (!error) return undefined;
  for (const pointer of pointers) {
    const steps = pointer.split('/').slice(1);
    const value = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | null)?.[step],
      error,
    );
    if (value && typeof value === 'string') return value;
  }
  const text =
    typeof error === 'string'
      ? error
      : JSON.stringify((error as { message?: unknown }).message ?? error);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
