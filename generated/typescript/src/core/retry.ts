/** Whether a failed attempt is retried, and when. */

import type { ClientConfig } from './config.js';

/** The maximum total time that a server can ask a request to wait, in seconds. */
export const longestWait = 120;

/** Methods that are not idempotent (RFC 9110, section 9.2.2). */
const nonIdempotent = /post|patch|connect/i;

/** Whether a request is safe to retry even if the server has processed it. */
export const mayRepeat = (method: string, { retryUnsafe }: ClientConfig): boolean =>
  retryUnsafe || !nonIdempotent.test(method);

/**
 * @param harmless whether the request is safe to retry even if the server has processed it
 * @param wait seconds that the server asked to wait; zero if it did not
 */
export function shouldRetry(
  { status, headers }: Response,
  harmless: boolean | undefined,
  { retryUnsafe }: ClientConfig,
  wait: number,
): boolean {
  const wish = headers.get('x-should-retry');
  if (wish === 'true' || wish === 'false') return wish === 'true';
  if (harmless) return [408, 409, 429].includes(status) || status >= 500;
  const notProcessed = status === 429 || (status === 503 && wait > 0);
  return notProcessed && retryUnsafe !== false;
}

/**
 * Seconds that the server asked to wait: `retry-after-ms`, or else `retry-after` in seconds or as a date
 * (RFC 9110, section 10.2.3). Zero for past dates, and negative or invalid values.
 */
export function retryAfter(headers: Headers, now: number): number {
  const value = headers.get('retry-after');
  const milliseconds =
    Number(headers.get('retry-after-ms')) || Number(value) * 1000 || Date.parse(value!) - now;
  return milliseconds > 0 ? milliseconds / 1000 : 0;
}

/** Exponential backoff with jitter in milliseconds: from half a second to eight, reduced by up to a quarter. */
export const backOff = (attempt: number, random: number): number =>
  Math.min(500 * 2 ** attempt, 8000) * (1 - random * 0.25);

/** Failures to connect: error codes of Node.js and Bun, and the message of Deno. */
const refused = /refused|notfound|eai_again|unreach|connect_timeout|\(connect\)/i;

/** Whether the request cannot have reached the server. */
export const wasNeverSent = (error: unknown): boolean =>
  refused.test(`${connectionFailure(error)?.code} ${(error as Error | undefined)?.cause}`);

/** A failed connection: its code, and what could not be reached if the platform states it. */
interface ConnectionFailure {
  readonly code: string;
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
  readonly errors?: readonly ConnectionFailure[];
}

/** The failed connection in the chain of causes of an error. */
export function connectionFailure(error: unknown, depth = 5): ConnectionFailure | undefined {
  const { code, errors, cause } = Object(error) as Partial<AggregateError & ConnectionFailure>;
  if (typeof code === 'string') return error as ConnectionFailure;
  return depth ? connectionFailure(cause ?? errors?.[0], depth - 1) : undefined;
}
