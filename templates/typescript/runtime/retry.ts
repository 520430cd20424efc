/** Whether a failed attempt is repeated, and when. Pure: headers and methods in, an answer out. */

/** `safe`: only what cannot have been processed, or may be processed twice. */
export type NonIdempotentPolicy = 'safe' | 'always' | 'never';

/** The longest wait that a service may ask for, in seconds. */
export const longestRetryAfter = 120;

/** Methods that may be sent twice with the effect of one (RFC 9110, section 9.2.2). */
const idempotent = /^(?:get|head|put|delete|options|trace|query)$/i;

export interface RetrySubject {
  readonly method: string;
  readonly hasIdempotencyKey: boolean;
  readonly policy: NonIdempotentPolicy;
}

/** Whether it does no harm if the service has seen the attempt already. */
export const mayRepeat = ({ method, hasIdempotencyKey, policy }: RetrySubject): boolean =>
  idempotent.test(method) || hasIdempotencyKey || policy === 'always';

/** @param now milliseconds since the epoch */
export function shouldRetry(response: Response, subject: RetrySubject, now: number): boolean {
  const { status, headers } = response;
  const wish = headers.get('x-should-retry');
  if (wish === 'true') return true;
  if (wish === 'false') return false;
  const wait = retryAfter(headers, now);
  if (wait !== undefined && wait > longestRetryAfter) return false;
  if (status === 429) return subject.policy !== 'never' || mayRepeat(subject);
  if (status === 503 && wait !== undefined) return subject.policy !== 'never' || mayRepeat(subject);
  return (status === 408 || status === 409 || status >= 500) && mayRepeat(subject);
}

/**
 * Seconds that the service asks to wait: `retry-after-ms`, else `retry-after` as seconds or as a date
 * (RFC 9110, section 10.2.3). Undefined for past, negative and unreadable values.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const milliseconds = headers.get('retry-after-ms');
  const value = headers.get('retry-after');
  const seconds =
    number(milliseconds) !== undefined
      ? number(milliseconds)! / 1000
      : (number(value) ?? (value === null ? NaN : (Date.parse(value) - now) / 1000));
  return seconds > 0 ? seconds : undefined;
}

const number = (text: string | null): number | undefined =>
  text !== null && /^\s*-?\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : undefined;

/** Half a second, doubled each time, at most eight, less up to a quarter by chance. In milliseconds. */
export const backOff = (attempt: number, random: number): number =>
  Math.min(500 * 2 ** attempt, 8000) * (1 - random * 0.25);

/** Codes of failures before a byte was sent. */
const refused =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/;

/** Whether the request cannot have reached the service. */
export const wasNeverSent = (error: unknown): boolean => refused.test(connectionCode(error) ?? '');

/** The system's code of a failed connection, as deep in the causes as it may be. */
export function connectionCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause && depth < 5; depth++) {
    const { code, errors, cause: next } = cause as Partial<AggregateError & { code: unknown }>;
    if (typeof code === 'string') return code;
    cause = next ?? errors?.[0];
  }
  return undefined;
}
