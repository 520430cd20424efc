/** Every error that a client gives. All have `SDKError` as their base. */

/** What is wrong before or around a request: an option, a path value, a missing credential. */
export class SDKError extends Error {
  override readonly name: string = 'SDKError';
}

/** An answer of the service with a status that is no success. */
export class APIError<
  Status extends number | undefined = number | undefined,
  Body = unknown,
> extends SDKError {
  override readonly name: string = 'APIError';

  readonly status: Status;
  readonly headers: Headers | undefined;
  /** The parsed body; the text if it is no JSON; undefined if there is none. */
  readonly error: Body;
  /** Seconds that the service asks to wait, where it says so. */
  readonly retryAfter: number | undefined;

  constructor(
    status: Status,
    error: Body,
    message: string | undefined,
    headers: Headers | undefined,
    options?: ErrorOptions & { retryAfter?: number | undefined },
  ) {
    super(errorMessage(status, error, message), options);
    this.status = status;
    this.headers = headers;
    this.error = error;
    this.retryAfter = options?.retryAfter;
  }

  /** The error class that fits a status. */
  static generate(
    status: number | undefined,
    error: unknown,
    message: string | undefined,
    headers: Headers | undefined,
    options?: ErrorOptions & { retryAfter?: number | undefined },
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

  constructor({ message, cause }: { message?: string | undefined; cause?: unknown }) {
    super(undefined, undefined, message ?? 'Connection error.', undefined, { cause });
  }
}

/** The answer did not come whole within the timeout of an attempt. */
export class APIConnectionTimeoutError extends APIConnectionError {
  override readonly name: string = 'APIConnectionTimeoutError';

  constructor({ message, cause }: { message?: string | undefined; cause?: unknown } = {}) {
    super({ message: message ?? 'Request timed out.', cause });
  }
}

/** The caller's signal was aborted. */
export class APIUserAbortError extends APIError<undefined, undefined> {
  override readonly name: string = 'APIUserAbortError';

  constructor({ message, cause }: { message?: string | undefined; cause?: unknown } = {}) {
    super(undefined, undefined, message ?? 'Request was aborted.', undefined, { cause });
  }
}

type StatusClass = new (
  status: never,
  error: unknown,
  message: string | undefined,
  headers: Headers,
  options?: ErrorOptions & { retryAfter?: number | undefined },
) => APIError;

function classFor(
  status: number,
): new (...args: ConstructorParameters<typeof APIError>) => APIError {
  const found = ((): StatusClass => {
    switch (status) {
      case 400:
        return BadRequestError;
      case 401:
        return AuthenticationError;
      case 403:
        return PermissionDeniedError;
      case 404:
        return NotFoundError;
      case 409:
        return ConflictError;
      case 422:
        return UnprocessableEntityError;
      case 429:
        return RateLimitError;
      default:
        return status >= 500 ? InternalServerError : APIError;
    }
  })();
  return found as new (...args: ConstructorParameters<typeof APIError>) => APIError;
}

function errorMessage(
  status: number | undefined,
  error: unknown,
  message: string | undefined,
): string {
  const text = bodyMessage(error) ?? message;
  if (status === undefined) return text ?? '(no status code or body)';
  return text ? `${status} ${text}` : `${status} status code (no body)`;
}

/** What a body says for people: `message`, or `detail` and `title` (RFC 9457), or all of it. */
function bodyMessage(error: unknown): string | undefined {
  if (error === undefined || error === null || error === '') return undefined;
  if (typeof error === 'string') return error;
  const { message, detail, title } = error as Record<string, unknown>;
  for (const text of [message, detail, title]) {
    if (typeof text === 'string' && text !== '') return text;
  }
  return JSON.stringify(message ?? error);
}
