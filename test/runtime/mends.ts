/**
 * What users of other SDKs complain of (rows of the field's list), what is done about it, and what undoes it: a text
 * of the runtime, and what stands there without the mend. `mends.test.ts` takes each back, and the check must fail.
 */

interface Row {
  readonly row: number;
  readonly fault: string;
  readonly mend: string;
}

/** One that is shown by a test of its own, which takes it back itself. */
export interface Shown extends Row {
  readonly test: string;
}

export interface Mend extends Row {
  readonly topic: string;
  readonly check: string;
  readonly file: string;
  readonly text: string;
  readonly without: string;
}

export const mends: readonly Mend[] = [
  {
    row: 1,
    fault: 'the timeout covers the headers only',
    mend: 'one deadline over the whole attempt, its body included; an idle timeout where the caller reads the body',
    topic: 'time',
    check: 'and a body that never ends',
    file: 'send.ts',
    text: 'const props = { response,',
    without: 'deadline.clear(); const props = { response,',
  },
  {
    row: 1,
    fault: 'a body that the caller reads hangs for ever',
    mend: 'the time begins anew with every chunk',
    topic: 'time',
    check: 'after asResponse the time runs while nothing comes',
    file: 'deadline.ts',
    text: 'start();\n      (timer as',
    without: 'clearTimeout(timer);\n      (timer as',
  },
  {
    row: 2,
    fault: 'the listener on the caller’s signal stays',
    mend: 'it is removed with the end of the attempt',
    topic: 'time',
    check: 'the caller’s signal aborts, is not retried, and keeps no listener',
    file: 'deadline.ts',
    text: "caller?.removeEventListener('abort', onAbort);",
    without: '',
  },
  {
    row: 3,
    fault: 'Retry-After without bound',
    mend: 'honoured up to 120 s in all, beyond it the error at once with `retryAfter` on it',
    topic: 'retries',
    check: 'a wait beyond two minutes is none: the error comes at once, with retryAfter on it',
    file: 'send.ts',
    text: 'waited + (wait ?? 0) <= longestWait',
    without: 'true',
  },
  {
    row: 3,
    fault: 'no budget for all retries of a call',
    mend: 'waits add up to 120 s at most',
    topic: 'retries',
    check: 'waits that add up to more than two minutes are not waited for',
    file: 'send.ts',
    text: 'waited += wait ?? 0;',
    without: '',
  },
  {
    row: 3,
    fault: 'a date that is past retries at once',
    mend: 'past, negative and unreadable values mean the ordinary back-off',
    topic: 'retries',
    check: 'retry-after: seconds, a date, milliseconds first; what is past or unreadable is none',
    file: 'retry.ts',
    text: 'return milliseconds > 0 ?',
    without: 'return milliseconds > -Infinity ?',
  },
  {
    row: 4,
    fault: 'POST is repeated without an idempotency key',
    mend: 'POST and PATCH are repeated only where they cannot have been processed, or with a key; configurable',
    topic: 'retries',
    check: 'POST and PATCH only where they cannot have been processed',
    file: 'retry.ts',
    text: '!nonIdempotent.test(method)',
    without: 'true',
  },
  {
    row: 5,
    fault: '“Connection error.” and nothing more',
    mend: 'code and host in the message, no query',
    topic: 'answers',
    check: 'the network failed: host and cause in the message, no secret of the query',
    file: 'connection.ts',
    text: 'message: `Connection error: ${why} ${host}.${help}`',
    without: "message: 'Connection error.' + help.slice(99) + why.slice(0, 0) + host.slice(99)",
  },
  {
    row: 6,
    fault: 'the body of an error is dumped into its message',
    mend: 'the text that pointers lead to: those of the config, else `message`, RFC 9457, JSON:API, OAuth',
    topic: 'answers',
    check: 'what an error says',
    file: 'error.ts',
    text: 'for (const pointer of pointers) {',
    without: 'for (const pointer of pointers.slice(99)) {',
  },
  {
    row: 6,
    fault: '`err.name` is “Error”, and no request id',
    mend: 'the name of the class, `requestID`, and bodies typed by status (`types/programs/use.mts`)',
    topic: 'answers',
    check: 'an error class for each status, called as it is called',
    file: 'error.ts',
    text: "override readonly name: string = 'NotFoundError';",
    without: '',
  },
  {
    row: 7,
    fault: 'malformed JSON is a bare SyntaxError',
    mend: 'a `MalformedResponseError` with status, headers and text',
    topic: 'answers',
    check: 'malformed JSON is an APIError with status, headers and text',
    file: 'api-promise.ts',
    text: 'throw new MalformedResponseError(status, text, message, headers, { cause });',
    without: 'void [status, headers, message, MalformedResponseError]; throw cause;',
  },
  {
    row: 19,
    fault: 'debug logs print secrets of bodies',
    mend: 'members that are `writeOnly` or of format `password` are not written',
    topic: 'logging',
    check: 'no secret is written: credentials, passwords, what the document marks',
    file: 'redact.ts',
    text: 'secret.has(name) ? mask : copy(member)',
    without: 'copy(member)',
  },
  {
    row: 19,
    fault: 'and credentials in headers of their own',
    mend: 'headers and query parameters of the security schemes are not written',
    topic: 'logging',
    check: 'no secret is written: credentials, passwords, what the document marks',
    file: 'redact.ts',
    text: 'new Set<string | undefined>([...secretHeaders, ...own])',
    without: 'new Set<string | undefined>(own.slice(99))',
  },
  {
    row: 20,
    fault: 'platforms are sniffed on the way of a request',
    mend: 'a core of `fetch` alone; what the platform is, is asked for telemetry only',
    topic: 'requests',
    check: 'nothing is asked of the platform on the way of a request',
    file: 'send.ts',
    text: 'config.idempotency?.apply(options, client);',
    without:
      'config.idempotency?.apply(options, client); void (globalThis as { navigator?: unknown }).navigator;',
  },
  {
    row: 21,
    fault: 'without a key the request goes out, and a 401 comes back',
    mend: 'an error before anything is sent, where the operation needs one; null sends without',
    topic: 'auth',
    check: 'a missing one is an error before anything is sent',
    file: 'authorize.ts',
    text: 'if (!alternatives.length || without ||',
    without: 'if (!alternatives.length || !without ||',
  },
  {
    row: 22,
    fault: 'raw values in paths',
    mend: 'values are encoded, and what leads elsewhere is refused; one wire suite for all languages (`wire/cases.yml`)',
    topic: 'requests',
    check: 'paths: what is encoded and what stays',
    file: 'path.ts',
    text: 'return encodeURIComponent(text).replace(',
    without: 'return text.replace(',
  },
  {
    row: 22,
    fault: 'dot segments in paths',
    mend: 'refused in any spelling',
    topic: 'requests',
    check: 'paths: the exact refusals',
    file: 'path.ts',
    text: 'if (!faults.length) return result;',
    without: 'if (faults.length < 99) return result;',
  },
];

export const shown: readonly Shown[] = [
  {
    row: 6,
    fault: 'declared 4xx bodies are not typed',
    mend: '`safe()` and `isErrorOf` type the body of each declared status',
    test: 'types/types.test.ts',
  },
  {
    row: 8,
    fault: 'nothing is tree-shaken',
    mend: 'a function for each operation over a core of 6 KB; `sideEffects: false`; resources by lazy getters',
    test: 'end-to-end/package.test.ts',
  },
  {
    row: 9,
    fault: 'slow import of huge clients',
    mend: 'constructing a client makes no resource; Python imports a resource when it is first used; `npm run bench` prints the time and the bytes',
    test: 'end-to-end/package.test.ts',
  },
  {
    row: 10,
    fault: 'ES modules, CommonJS and types that do not resolve',
    mend: 'each mode of resolution checked by publint and are-the-types-wrong, without skipLibCheck, on TypeScript 5.0, 5.9, 6 and 7',
    test: 'end-to-end/package.test.ts',
  },
  {
    row: 16,
    fault: 'a proxy of another version of undici fails without a word',
    mend: 'transport is a function, request in and response out; the error names the mismatch',
    test: 'runtime/undici.test.ts',
  },
  {
    row: 22,
    fault: 'languages differ on the wire: defaults sent, raw paths, lost names',
    mend: 'one wire suite that every language passes',
    test: 'wire/cases.yml',
  },
];
