/** Logs requests: one line per attempt at level `info`, headers and bodies at level `debug`. */

import {
  observer,
  tell,
  type Attempt,
  type CallObserver,
  type Observation,
  type Observer,
} from './observer.js';
import type { APIResponseProps } from './send.js';
import { redactBody, redactHeaders, redactURL, type Secrets } from './redact.js';

type Log = (message: string, ...rest: unknown[]) => void;

/** The methods of `console` that logging uses. What a missing level would log is dropped. */
export interface Logger {
  readonly error?: Log;
  readonly warn?: Log;
  readonly info?: Log;
  readonly debug?: Log;
}

const levels = ['off', 'error', 'warn', 'info', 'debug'] as const;

/** A level includes all levels before it. */
export type LogLevel = (typeof levels)[number];

/** Returns undefined if the value is missing or, after a warning, if it is invalid. */
export function parseLogLevel(
  value: string | null | undefined,
  source: string,
  logger: Logger,
): LogLevel | undefined {
  if (value === null || value === undefined) return undefined;
  const found = levels.find((level) => level === value);
  if (found) return found;
  const names = JSON.stringify(levels);
  void tell(() =>
    logger.warn?.(`${source} was set to ${JSON.stringify(value)}, expected one of ${names}`),
  );
  return undefined;
}

/**
 * Logs the requests of a client:
 *
 * ```ts
 * createClient({ observe: logRequests({ logLevel: 'debug' }) });
 * ```
 *
 * Level `info` logs one line per attempt, level `debug` headers and bodies too. Credentials, passwords and
 * write-only members are redacted.
 */
export function logRequests(
  settings: { readonly logger?: Logger; readonly logLevel?: LogLevel } = {},
  secrets?: Secrets,
): Observer {
  return observer((attempt) => observation(attempt, settings, secrets));
}

/** Logs the body of a response that the client did not send itself, at level `debug`. */
export function logParsed(
  { response, requestLogID, retryOfRequestLogID, startTime = Date.now() }: APIResponseProps,
  settings: { readonly logger?: Logger; readonly logLevel?: LogLevel },
  secrets: Secrets,
): Pick<CallObserver, 'parsed'> {
  const { debug } = at(settings.logger ?? console, settings.logLevel ?? 'info');
  const retryOf = retryOfRequestLogID ? { retryOfRequestLogID } : {};
  return {
    parsed: (value) =>
      void tell(() =>
        debug?.(`[${requestLogID}] response parsed`, {
          ...retryOf,
          url: redactURL(response.url, secrets),
          status: response.status,
          body: redactBody(value, secrets),
          durationMs: Date.now() - startTime,
        }),
      ),
  };
}

function observation(
  { url, req, options, retryCount, previous }: Attempt,
  settings: { readonly logger?: Logger; readonly logLevel?: LogLevel },
  secrets: Secrets | undefined,
): Observation {
  const { info, debug } = at(settings.logger ?? console, settings.logLevel ?? 'info');
  if (!info && !debug) return {};
  const id = `log_${Math.floor(Math.random() * 2 ** 24)
    .toString(16)
    .padStart(6, '0')}`;
  const { method } = req;
  const place = redactURL(url, secrets);
  const retryOf = previous ? { retryOfRequestLogID: previous.id } : {};
  const name = previous ? `[${id}, retryOf: ${previous.id}]` : `[${id}]`;
  const begun = Date.now();
  // What may hold secrets is logged in its own place, redacted, or not at all.
  const { body, headers: _, query: __, path: ___, fetchOptions: ____, ...rest } = options;
  debug?.(`${name} sending request`, {
    ...retryOf,
    method,
    url: place,
    headers: redactHeaders(req.headers, secrets),
    options: rest,
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

/** The functions for a level. They are bound, not wrapped, so that consoles show the calling line. */
function at(logger: Logger, level: LogLevel): Record<'info' | 'debug', Log | undefined> {
  const isDebug = level === 'debug';
  return {
    info: isDebug || level === 'info' ? logger.info?.bind(logger) : undefined,
    debug: isDebug ? logger.debug?.bind(logger) : undefined,
  };
}
