/** How TypeScript names things, and what is taken. */

import { defaultInitialisms, type Conventions } from '../../naming/conventions.js';
import { words } from '../../base/words.js';
import { camel, kebab, pascal } from '../../naming/cases.js';
import { isIdentifier } from '../../naming/identifiers.js';

const list = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

/** Globals that the output refers to, and those that a reader would take a type for. */
const globals = `
  Array ArrayBuffer AsyncIterable Blob Boolean Buffer Date Error File Function Headers Map Number
  Object Omit Partial Pick Promise ReadonlyArray Record RegExp Request RequestInit Required Response
  Set String Symbol URL URLSearchParams FormData AbortSignal Uint8Array globalThis undefined NaN
  Infinity`;

/** What the runtime exports, and what emitted modules declare beside the API's own. */
const runtime = `
  APIConnectionError APIConnectionTimeoutError APIError APIPromise APIResource APIUserAbortError
  AuthenticationError BadRequestError Client ClientOptions ConflictError Credential ErrorOf Failure
  HeadersLike InternalServerError MalformedResponseError NotFoundError PermissionDeniedError
  RateLimitError RequestOptions SDKError SafeResult ThrownBy UnprocessableEntityError Uploadable
  APIClient CreateClientOptions LogOptions clientCredentials idempotency classConfig logRequests maybeMultipart servers
  streamed telemetry
  basic bearer config cookieHeader cookieKey createClient deepObjectQuery formQuery headerKey
  isErrorOf jsonHeader jsonPart jsonPath jsonQuery labelPath matrixPath mergeHeaders multipart path
  pipeDelimitedQuery queryKey simpleHeader simplePath spaceDelimitedQuery toFile urlEncoded
  client options params body query then`;

/** What every object has. */
const inherited = `
  hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf`;

const options = { initialisms: new Set(defaultInitialisms) };

export const conventions: Conventions = {
  cases: {
    type: (parts) => pascal(parts, options),
    component: (name) => (isIdentifier(name) ? name : pascal(words(name), options)),
    resourceClass: (steps) => pascal(steps.flat(), options),
    resource: (parts) => camel(parts, options),
    method: (parts) => camel(parts, options),
    function: (parts) => camel(parts, options),
    argument: (parts) => camel(parts, options),
    file: kebab,
  },
  configuredVerbatim: true,
  nested: 'namespace',
  functions: true,
  requestSuffix: 'Input',
  reservedWords: list(`
    abstract any arguments as asserts async await bigint boolean break case catch class const
    continue debugger declare default delete do else enum eval export extends false finally for from
    function get if implements import in infer instanceof interface is keyof let module namespace
    never new null number object of package private protected public readonly require return set
    static string super switch symbol this throw true try type typeof undefined unique unknown using
    var void while with yield`),
  exported: list(globals + runtime),
  exportedWith: (className) => [`${className}Error`],
  clientMembers: list(`
    authHeaders baseURL buildRequest buildURL client config constructor credentials customHeaders
    defaultHeaders defaultIdempotencyKey defaultQuery delete encodeBody fetch fetchOptions
    fetchWithTimeout get idempotencyHeader logLevel logger makeStatusError maxRetries middleware
    observe options patch post prepareOptions prepareRequest put request stringifyQuery then
    timeout tokens use validateHeaders withOptions
    ${inherited}`),
  resourceMembers: list(`client constructor then ${inherited}`),
  locals: list(`
    body client options params path query ${runtime}`),
};
