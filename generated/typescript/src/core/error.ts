/** Every error that a client gives. All have `SDKError` as their base. */

/** What is wrong before or around a request: an option, a path value, a missing credential. */
export class SDKError extends Error {
  override readonly name: string = 'SDKError';
}

export interface APIErrorOptions extends ErrorOptions {
  readonly retryAfter?: number | undefined;
  /** JSON pointers into the body to what says what is wrong, the first that fits. */
  readonly messages?: readonly string[] | undefined;
}

/** An answer of the service with a status that is no success. */
export class APIError<
  Status extends number | undefined = number | undefined,
  Body = unknown,
> extends SDKError {
  override readonly name: string = 'APIError';

  // Declared and not defined: a field would be code of its own.
  declare readonly status: Status;
  declare readonly headers: Headers | undefined;
  /** The parsed body; the text if it is no JSON; undefined if there is none. */
  declare readonly error: Body;
  /** What the service calls the request: `x-request-id` or `request-id`. */
  declare readonly requestID: string | undefined;
  /** Seconds that the service asks to wait, where it says so. */
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

  /** The error class that fits a status. */
  static generate(
    status: number | undefined,
    error: unknown,
    message: string | undefined,
    headers: Headers | undefined,
    options?: APIErrorOptions,
  ): APIError {
    if (status === undefined || headers === undefined) {
      return new APIConnectionError({ message, cause: error });
    }
    const Class = classFor(status);
    return new Class(status, error, message, headers, options);
  }
}

export class BadRequestError<Body = unknown> extends APIError<400, Body> {
  override readonly name: string = 'BadRequestError';
}

export class AuthenticationError<Body = unknown> extends APIError<401, Body> {
  override readonly name: string = 'AuthenticationError';
}

export class PermissionDeniedError<Body = unknown> extends APIError<403, Body> {
  override readonly name: string = 'PermissionDeniedError';
}

export class NotFoundError<Body = unknown> extends APIError<404, Body> {
  override readonly name: string = 'NotFoundError';
}

export class ConflictError<Body = unknown> extends APIError<409, Body> {
  override readonly name: string = 'ConflictError';
}

export class UnprocessableEntityError<Body = unknown> extends APIError<422, Body> {
  override readonly name: string = 'UnprocessableEntityError';
}

export class RateLimitError<Body = unknown> extends APIError<429, Body> {
  override readonly name: string = 'RateLimitError';
}

/** Status 500 and above. */
export class InternalServerError<Body = unknown> extends APIError<number, Body> {
  override readonly name: string = 'InternalServerError';
}

/** A success whose body is not the JSON that it says it is. `error` holds its text. */
export class MalformedResponseError extends APIError<number, string> {
  override readonly name: string = 'MalformedResponseError';
}

/** No answer came: the network failed. `cause` is what `fetch` threw. */
export class APIConnectionError extends APIError<undefined, undefined> {
  override readonly name: string = 'APIConnectionError';

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

/** The answer did not come whole within the timeout of an attempt. */
export class APIConnectionTimeoutError extends APIConnectionError {
  override readonly name: string = 'APIConnectionTimeoutError';

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

/** The caller's signal was aborted. */
export class APIUserAbortError extends APIError<undefined, undefined> {
  override readonly name: string = 'APIUserAbortError';

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

type StatusClass = new (...args: ConstructorParameters<typeof APIError>) => APIError;

function classFor(status: number): StatusClass {
  const classes: Readonly<Record<number, unknown>> = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
  };
  return (classes[status] ?? (status >= 500 ? InternalServerError : APIError)) as StatusClass;
}

/** Where bodies say what is wrong: RFC 9457, JSON:API, RFC 6749 and custom. */
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
  const text = bodyMessage(error, pointers ?? usual) ?? message;
  if (status === undefined) return text ?? '(no status code or body)';
  return text ? `${status} ${text}` : `${status} status code (no body)`;
}

/** What a body says for people, or all of it. */
function bodyMessage(error: unknown, pointers: readonly string[]): string | undefined {
  if (error == null || error === '') return undefined;
  if (typeof error === 'string') return error;
  for (const pointer of pointers) {
    let value = error as Record<string, unknown> | undefined;
    for (const step of pointer.split('/').slice(1)) value = value?.[step] as typeof value;
    if (typeof value === 'string' && value !== '') return value;
  }
  return JSON.stringify((error as { message?: unknown }).message ?? error);
}
