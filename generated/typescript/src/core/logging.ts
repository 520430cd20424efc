/** Logging: one line an attempt, what was sent and what came at the level `debug`, secrets left out. */

import type { Attempt, Observation, Observer } from './observer.js';
import { redactBody, redactHeaders, redactURL, type Secrets } from './redact.js';

type Log = (message: string, ...rest: unknown[]) => void;

export interface Logger {
  readonly error: Log;
  readonly warn: Log;
  readonly info: Log;
  readonly debug: Log;
}

const levels = ['off', 'error', 'warn', 'info', 'debug'] as const;

export type LogLevel = (typeof levels)[number];

/** Undefined if there is none, or if it is not valid, of which one warning tells. */
export function parseLogLevel(
  value: string | null | undefined,
  source: string,
  logger: Logger,
): LogLevel | undefined {
  if (value === null || value === undefined) return undefined;
  const found = levels.find((level) => level === value);
  if (found) return found;
  const names = JSON.stringify(levels);
  logger.warn(`${source} was set to ${JSON.stringify(value)}, expected one of ${names}`);
  return undefined;
}

/**
 * What writes a log of requests; for `createClient({ observe: logRequests({ logLevel: 'debug' }) })`.
 *
 * Level `info`: one line an attempt. Level `debug`: headers and bodies too. Credentials, passwords and what the
 * document marks as write-only are not written.
 */
export function logRequests(
  settings: { readonly logger?: Logger; readonly logLevel?: LogLevel } = {},
  secrets?: Secrets,
): Observer {
  return (attempt) => observation(attempt, settings, secrets);
}

function observation(
  { url, req, options, retryCount, previous }: Attempt,
  settings: { readonly logger?: Logger; readonly logLevel?: LogLevel },
  secrets: Secrets | undefined,
): Observation {
  const id = `log_${Math.floor(Math.random() * 2 ** 24)
    .toString(16)
    .padStart(6, '0')}`;
  const { method } = req;
  const place = redactURL(url, secrets);
  const retryOf = previous ? { retryOfRequestLogID: previous.id } : {};
  const name = previous ? `[${id}, retryOf: ${previous.id}]` : `[${id}]`;
  const begun = Date.now();
  const { info, debug } = at(settings.logger ?? console, settings.logLevel ?? 'info');
  const { body, ...rest } = options;
  debug?.(`${name} sending request`, {
    ...retryOf,
    method,
    url: place,
    headers: redactHeaders(req.headers, secrets),
    options: { ...rest, headers: undefined, query: undefined },
    body: redactBody(body, secrets),
  });
  const outcome = (what: string, attempts: number | undefined): string => {
    const time = `${Date.now() - begun}ms`;
    if (attempts === undefined) return `${name} ${method} ${place} ${what} in ${time}`;
    return `${name} ${method} ${place} ${what} in ${time} - retrying, ${attempts} attempts remaining`;
  };
  return {
    id,
    response(response, attempts) {
      const { status, headers } = response;
      const what = `${response.ok ? 'succeeded' : 'failed'} with status ${status}`;
      info?.(outcome(what, attempts));
      debug?.(`${name} response start`, {
        ...retryOf,
        url: redactURL(response.url, secrets),
        status,
        headers: redactHeaders(headers, secrets),
        durationMs: Date.now() - begun,
        retryCount,
      });
    },
    failed(error, attempts) {
      info?.(outcome(`failed: ${error.message}`, attempts));
      debug?.(`${name} error`, { ...retryOf, url: place, error, durationMs: Date.now() - begun });
    },
    parsed(value) {
      debug?.(`${name} response parsed`, {
        ...retryOf,
        url: place,
        body: redactBody(value, secrets),
        durationMs: Date.now() - begun,
      });
    },
  };
}

/** The functions of a level, bound and not wrapped, so that a console still shows who called. */
function at(logger: Logger, level: LogLevel): { readonly info?: Log; readonly debug?: Log } {
  return {
    ...((level === 'info' || level === 'debug') && { info: logger.info.bind(logger) }),
    ...(level === 'debug' && { debug: logger.debug.bind(logger) }),
  };
}
