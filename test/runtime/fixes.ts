/**
 * Problems that users of generated SDKs report, and what sdkwright does about each. A fix in the TypeScript runtime
 * is listed with its source text and the text that reverts it: `fixes.test.ts` reverts each one and expects its
 * check to fail. `docs/common-problems.md` is generated from this file.
 */

interface Row {
  readonly area: Area;
  readonly problem: string;
  readonly solution: string;
}

/** Headings of `docs/common-problems.md`, in the order of the page. */
export const areas = [
  'Timeouts and cancellation',
  'Retries',
  'Errors',
  'Authentication and logging',
  'Requests',
  'Package and platforms',
] as const;
type Area = (typeof areas)[number];

/** A fix that has its own test. */
export interface TestedFix extends Row {
  /** Path below `test/`. */
  readonly test: string;
}

/** A fix in the runtime that can be reverted by replacing one text. */
export interface RevertibleFix extends Row {
  /** The check in `test/runtime/checks/` that fails without the fix. */
  readonly topic: string;
  readonly check: string;
  /** A file in `templates/typescript/runtime/`. */
  readonly file: string;
  /** Occurs exactly once in the file. */
  readonly text: string;
  /** What replaces it to revert the fix. */
  readonly without: string;
}

export const revertibleFixes: readonly RevertibleFix[] = [
  {
    area: 'Timeouts and cancellation',
    problem: 'The timeout covers only the headers of a response.',
    solution:
      'One deadline covers the whole attempt, including the body. If the caller reads the body, the timeout applies to each wait for data.',
    topic: 'time',
    check: 'the timeout covers a body that never ends',
    file: 'send.ts',
    text: 'deadline.release();',
    without: 'deadline.clear();',
  },
  {
    area: 'Timeouts and cancellation',
    problem: 'Reading a stalled body hangs forever.',
    solution: 'The timeout runs while a read is pending and ends a stalled body.',
    topic: 'time',
    check: 'after asResponse, the timeout applies to each wait for data',
    file: 'deadline.ts',
    text: 'start();\n      release();',
    without: 'clearTimeout(timer);',
  },
  {
    area: 'Timeouts and cancellation',
    problem: 'The listener on the signal of the caller is never removed.',
    solution: 'It is removed when the attempt ends.',
    topic: 'time',
    check: 'the signal of the caller aborts the request, is not retried, and keeps no listener',
    file: 'deadline.ts',
    text: "caller?.removeEventListener('abort', end);",
    without: '',
  },
  {
    area: 'Timeouts and cancellation',
    problem: 'Credentials that are fetched are not covered by the timeout.',
    solution: 'The timeout and the signal of the caller cover them, and the token request.',
    topic: 'time',
    check: 'the timeout and the signal also cover credentials that take time',
    file: 'send.ts',
    text: 'deadline.over,',
    without: '',
  },
  {
    area: 'Retries',
    problem: '`Retry-After` is followed without a limit.',
    solution:
      'Delays of up to 120 seconds in total are followed. For a longer one the error is thrown at once, with `retryAfter` on it.',
    topic: 'retries',
    check:
      'a delay beyond two minutes is not waited for: the error is thrown at once, with retryAfter',
    file: 'send.ts',
    text: 'waited + wait <= longestWait',
    without: 'true',
  },
  {
    area: 'Retries',
    problem: 'There is no limit for all retries of a call together.',
    solution: 'All delays of a call add up to at most 120 seconds.',
    topic: 'retries',
    check: 'delays that add up to more than two minutes are not waited for',
    file: 'send.ts',
    text: 'waited += wait;',
    without: '',
  },
  {
    area: 'Retries',
    problem: 'A `Retry-After` date in the past causes an immediate retry.',
    solution:
      'Past, negative and unreadable values are ignored in favor of the exponential backoff.',
    topic: 'retries',
    check:
      'retry-after-ms comes before retry-after in seconds or as a date; past and unreadable values are ignored',
    file: 'retry.ts',
    text: 'return milliseconds > 0 ?',
    without: 'return milliseconds > -Infinity ?',
  },
  {
    area: 'Retries',
    problem: 'POST requests are retried without an idempotency key.',
    solution:
      'POST and PATCH are retried only if they cannot have been processed or have an idempotency key. This can be configured.',
    topic: 'retries',
    check: 'POST and PATCH are retried only if they cannot have been processed',
    file: 'retry.ts',
    text: '!nonIdempotent.test(method)',
    without: 'true',
  },
  {
    area: 'Errors',
    problem: 'A connection error says only “Connection error.”',
    solution: 'The message has the error code and the host, and nothing of the query.',
    topic: 'answers',
    check: 'a connection error names the host and the cause, and nothing of the query',
    file: 'proxy.ts',
    text: 'const reason = reasonOf(error);',
    without: "const reason = '';",
  },
  {
    area: 'Errors',
    problem: 'The message of an error is its whole body as JSON.',
    solution:
      'In TypeScript, the message is the text at the JSON pointers of the config, or else the `message` member and those of RFC 9457, JSON:API and OAuth.',
    topic: 'answers',
    check: 'an error message contains the text of the API',
    file: 'error.ts',
    text: 'for (const pointer of pointers) {',
    without: 'for (const pointer of pointers.slice(99)) {',
  },
  {
    area: 'Errors',
    problem: 'The message of an error is the HTML page of a proxy.',
    solution: 'A body without a message is cut short. All of it is in `error`.',
    topic: 'answers',
    check: 'an error message contains the text of the API',
    file: 'error.ts',
    text: 'text.length > 200 ?',
    without: 'text.length > Infinity ?',
  },
  {
    area: 'Errors',
    problem: 'A response can be read once: either its value or its body.',
    solution: 'The value and the response can be asked for in every order, any number of times.',
    topic: 'answers',
    check: 'value and response can be asked for in every order, and each is one object',
    file: 'response.ts',
    text: 'if (text) content',
    without: 'if (!response) content',
  },
  {
    area: 'Errors',
    problem: '`err.name` is `Error`, and there is no request id.',
    solution: '`err.name` is the name of the class, and errors have a `requestID`.',
    topic: 'answers',
    check: 'each status has an error class, and err.name is the name of the class',
    file: 'error.ts',
    text: "nameErrors(this, 'NotFoundError');",
    without: '',
  },
  {
    area: 'Errors',
    problem: 'Malformed JSON is thrown as a bare `SyntaxError`.',
    solution: 'A `MalformedResponseError` has the status, headers and text.',
    topic: 'answers',
    check: 'malformed JSON rejects with an APIError that has the status, headers and text',
    file: 'answer.ts',
    text: 'throw malformed(text, props, cause);',
    without: 'throw cause;',
  },
  {
    area: 'Authentication and logging',
    problem: 'Debug logs contain secrets of bodies.',
    solution: 'Members that are `writeOnly` or have the format `password` are redacted.',
    topic: 'logging',
    check: 'credentials, passwords and members that the document marks are not logged',
    file: 'redact.ts',
    text: 'isSecret(name, config) ? mask : copy(member)',
    without: 'copy(member)',
  },
  {
    area: 'Authentication and logging',
    problem: 'Debug logs contain credentials in custom headers.',
    solution: 'Headers and query parameters of the security schemes are redacted.',
    topic: 'logging',
    check: 'credentials, passwords and members that the document marks are not logged',
    file: 'redact.ts',
    text: 'secretName.test(name) || own.has(name)\n        ? mask',
    without: 'own.size < 0 ? mask',
  },
  {
    area: 'Requests',
    problem: 'Every request of a web page is preflighted because of `User-Agent`.',
    solution: 'Web pages do not send the header.',
    topic: 'requests',
    check: 'User-Agent is not sent from a web page, where it would need a preflight',
    file: 'client.ts',
    text: 'globalThis.location ? undefined :',
    without: '',
  },
  {
    area: 'Requests',
    problem: 'Two spellings of a header in one object are sent as two values.',
    solution: 'The last one counts.',
    topic: 'requests',
    check: 'of two spellings of a header in one object the last one counts',
    file: 'headers.ts',
    text: 'if (!isList) seen.clear();',
    without: '',
  },
  {
    area: 'Package and platforms',
    problem: 'Calls fail in React Native and in the DOM of Jest, which lack `ReadableStream`.',
    solution: 'Only `fetch`, `Headers`, `URL` and `AbortController` are needed.',
    topic: 'platforms',
    check: 'the core runs without each of the globals that some platforms lack',
    file: 'env.ts',
    text: 'return !!Class && value',
    without: 'return value',
  },
  {
    area: 'Package and platforms',
    problem: 'Mocks of the global `fetch` that are installed later are not used.',
    solution: 'It is looked up at each call.',
    topic: 'construction',
    check: 'fetch is called without this, and the global one is looked up at each call',
    file: 'client.ts',
    text: 'options.fetch ?? globalThis.fetch',
    without: '(options as { fetch?: typeof fetch }).fetch ??= globalThis.fetch',
  },
  {
    area: 'Package and platforms',
    problem: 'Each request detects the platform.',
    solution: 'The core needs only `fetch`. The platform is detected only for telemetry headers.',
    topic: 'requests',
    check: 'sending a request does not detect the platform',
    file: 'send.ts',
    text: 'config.idempotency?.apply(options, client);',
    without:
      'config.idempotency?.apply(options, client); void (globalThis as { navigator?: unknown }).navigator;',
  },
  {
    area: 'Authentication and logging',
    problem: 'Without an API key the request is sent, and fails with a 401.',
    solution:
      'An error is thrown before the request is sent if the operation needs a credential. `null` sends the request without one.',
    topic: 'auth',
    check: 'a missing credential is an error before the request is sent',
    file: 'alternatives.ts',
    text: 'if (isOptional) return {};',
    without: 'return {};',
  },
  {
    area: 'Requests',
    problem: 'Path arguments are inserted without encoding.',
    solution: 'They are percent-encoded.',
    topic: 'requests',
    check: 'path arguments are percent-encoded',
    file: 'path.ts',
    text: 'return encodeURIComponent(text).replace(',
    without: 'return text.replace(',
  },
  {
    area: 'Requests',
    problem: 'Path arguments such as `..` change the path.',
    solution: 'They are refused in every spelling.',
    topic: 'requests',
    check: 'path arguments that would change the path are refused',
    file: 'path.ts',
    text: 'if (!faults.length) return result;',
    without: 'if (faults.length < 99) return result;',
  },
];

export const testedFixes: readonly TestedFix[] = [
  {
    area: 'Authentication and logging',
    problem: 'A logger or an observer that throws fails a call that succeeded.',
    solution: 'What they throw is ignored.',
    test: 'runtime/checks/extension.ts',
  },
  {
    area: 'Errors',
    problem: 'The bodies of declared 4xx responses are not typed.',
    solution: '`safe()` and `isErrorOf` type the body of each declared status.',
    test: 'types/types.test.ts',
  },
  {
    area: 'Package and platforms',
    problem: 'Bundlers include the whole SDK for a single call.',
    solution:
      'Each operation is a function on a core of 6 KB, the package has `sideEffects: false`, and resources are lazy getters.',
    test: 'end-to-end/package.test.ts',
  },
  {
    area: 'Package and platforms',
    problem: 'Importing a large client is slow.',
    solution:
      'Constructing a client constructs no resource, and in Python a resource is imported when it is first used. `npm run bench:runtime` and `npm run bench:languages` measure it.',
    test: 'end-to-end/package.test.ts',
  },
  {
    area: 'Package and platforms',
    problem: 'Types of ES modules or CommonJS do not resolve.',
    solution:
      'publint and Are the Types Wrong check each resolution mode, without `skipLibCheck`, on TypeScript 5.0, 5.9, 6 and 7.',
    test: 'end-to-end/package.test.ts',
  },
  {
    area: 'Package and platforms',
    problem: 'A proxy of another undici version fails without explanation.',
    solution:
      'The transport is a function from request to response, and the error names the mismatch.',
    test: 'runtime/undici.test.ts',
  },
  {
    area: 'Requests',
    problem: 'SDKs of the same API send different requests in different languages.',
    solution: 'All languages pass the same suite of wire cases.',
    test: 'wire/cases.yml',
  },
];
