/** Whether a failed attempt is repeated, and when. Pure: headers and methods in, an answer out. */

/** `safe`: only what cannot have been processed, or may be processed twice. */
export type NonIdempotentPolicy = 'safe' | 'always' | 'never';

/** The longest wait that a service may ask for, all attempts of a request together. In seconds. */
export const longestWait = 120;

/** Methods that may not be sent twice with the effect of one (RFC 9110, section 9.2.2). */
const nonIdempotent = /^(?:post|patch|connect)$/i;

/** Whether it does no harm if the service has seen the attempt already. */
export const mayRepeat = (method: string, hasKey: boolean, policy: NonIdempotentPolicy): boolean =>
  !nonIdempotent.test(method) || hasKey || policy === 'always';

/**
 * @param harmless whether the request may be repeated whatever came of it
 * @param wait seconds that the service asks to wait, if it does
 */
export function shouldRetry(
  { status, headers }: Response,
  harmless: boolean,
  policy: NonIdempotentPolicy,
  wait: number | undefined,
): boolean {
  const wish = headers.get('x-should-retry');
  if (wish === 'true' || wish === 'false') return wish === 'true';
  if (harmless) return status === 408 || status === 409 || status === 429 || status >= 500;
  const notProcessed = status === 429 || (status === 503 && wait !== undefined);
  return notProcessed && policy !== 'never';
}

/**
 * Seconds that the service asks to wait: `retry-after-ms`, else `retry-after` as seconds or as a date
 * (RFC 9110, section 10.2.3). Undefined for past, negative and unreadable values.
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after') ?? '';
  const seconds = number(value);
  const milliseconds =
    number(headers.get('retry-after-ms') ?? '') ||
    (Number.isNaN(seconds) ? Date.parse(value) - now : seconds * 1000);
  return milliseconds > 0 ? milliseconds / 1000 : undefined;
}

const number = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN);

/** Half a second, doubled each time, at most eight, less up to a quarter by chance. In milliseconds. */
export const backOff = (attempt: number, random: number): number =>
  Math.min(500 * 2 ** attempt, 8000) * (1 - random * 0.25);

/** Failures before a byte was sent: codes, and what Deno says instead. */
const refused =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(?:HOST|NET)UNREACH|UND_ERR_CONNECT_TIMEOUT|\(Connect\)/;

/** Whether the request cannot have reached the service. */
export const wasNeverSent = (error: unknown): boolean =>
  refused.test(`${connectionCode(error)} ${(error as Error).cause}`);

/** The system's code of a failed connection, as deep in the causes as it may be. */
export function connectionCode(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause && depth < 5; depth++) {
    const { code, errors, cause: next } = cause as Partial<AggregateError & { code: unknown }>;
    if (typeof code === 'string') return code;
    cause = next ?? errors?.[0];
  }
  return undefined;
}
