/** Diagnostics about operations, their parameters, bodies and responses. */

import { didYouMean, warning, type Suggestion } from '../entry.js';

export const operations = {
  'operation-id-duplicate': warning<{ operationId: string }>({
    title: 'Two operations have the same operationId',
    message: ({ operationId }) =>
      `Duplicate operationId "${operationId}"; the operations are named by method and path.`,
    help: 'Give each operation another operationId: they must be unique in a document.',
  }),
  'operation-id-missing': warning<{ operation: string; name: string }>({
    title: 'An operation has no operationId',
    message: ({ operation, name }) =>
      `${operation} has no operationId; its function is named ${name}.`,
    help: 'Add an operationId, so that the name does not depend on the path.',
  }),
  'parameter-undeclared': warning<{ name: string }>({
    title: 'A parameter of the path is not declared',
    message: ({ name }) =>
      `The path contains "{${name}}", but no parameter declares it; it is treated as a string.`,
    help: ({ name }) => `Add a parameter with "name: ${name}" and "in: path" to the operation.`,
  }),
  'parameter-unused': warning<{ name: string }>({
    title: 'A path parameter does not occur in the path',
    message: ({ name }) => `The path does not contain "{${name}}"; the parameter is ignored.`,
    help: 'Remove the parameter, or add it to the path.',
  }),
  'parameter-ignored': warning<{ name: string }>({
    title: 'A header parameter is set by the client',
    message: ({ name }) => `The client sets the header "${name}"; the parameter is ignored.`,
    help: 'Describe media types under content and credentials under security instead.',
  }),
  'parameter-duplicate': warning<{ name: string; location: string }>({
    title: 'A parameter is declared twice',
    message: ({ name, location }) =>
      `Duplicate ${location} parameter "${name}"; the last declaration is used.`,
    help: 'Remove one of the two declarations.',
  }),
  'parameter-location-unknown': warning<{ name: string; location: string } & Suggestion>({
    title: 'The location of a parameter is unknown',
    message: ({ name, location }) =>
      `Unknown location "${location}"; the parameter "${name}" is left out.`,
    help: (params) =>
      params.location === 'body' || params.location === 'formData'
        ? 'Describe the body under requestBody.'
        : didYouMean(params, 'Use path, query, header or cookie.'),
  }),
  'body-parameter-unused': warning<{ name: string }>({
    title: 'A parameter describes a second request body (OpenAPI 2.0)',
    message: ({ name }) => `The request has another body; the parameter "${name}" is left out.`,
    help: 'Keep one body parameter, or describe the whole body by form parameters.',
  }),
  'style-unknown': warning<{ style: string }>({
    title: 'The style of a parameter is unknown',
    message: ({ style }) => `Unknown style "${style}"; the default of the location is used.`,
    help: 'Use simple, label, matrix, form, spaceDelimited, pipeDelimited or deepObject.',
  }),
  'body-alternative-unused': warning<{ used: string; unused: string }>({
    title: 'A request body has several media types',
    message: ({ used, unused }) => `The body is sent as ${used}; ${unused} is not supported.`,
    help: 'Describe the other media type in a separate operation if users of the SDK need it.',
  }),
  'body-unwritten': warning<{ mediaType: string; kind: 'text' | 'bytes' }>({
    title: 'A schema describes a body that the SDK cannot write',
    message: ({ mediaType, kind }) =>
      `The SDK does not write ${mediaType} from the schema; the body is an argument of ${kind}.`,
    help: 'Describe the body as a string, or add a JSON media type if the API accepts one.',
  }),
  'body-unsendable': warning<{ method: string }>({
    title: 'A request body is declared for a method that cannot have one',
    message: ({ method }) => `${method} requests have no body; the request body is ignored.`,
    help: 'Use another method, such as POST or QUERY: fetch and many servers reject such a body.',
  }),
  'response-missing': warning<{ operation: string }>({
    title: 'An operation has no success response',
    message: ({ operation }) => `${operation} declares no success response.`,
    help: 'Declare one, such as 200 with a schema or 204. Until then, the result type is unknown.',
  }),
  'response-alternative-unused': warning<{ used: string; unused: string }>({
    title: 'A response has a media type that no call can ask for',
    message: ({ used, unused }) =>
      `The answer is asked for as ${used}; ${unused} is not supported.`,
    help: 'Callers can read the whole response instead. Streams of events are not supported yet.',
  }),
  'answer-undecoded': warning<{ mediaType: string; kind: 'text' | 'bytes' }>({
    title: 'A schema describes an answer that the SDK does not decode',
    message: ({ mediaType, kind }) =>
      `The SDK does not decode ${mediaType} by the schema; the result is ${kind === 'text' ? 'text' : 'the response'}.`,
    help: 'Add a JSON media type if the API offers one, or read the response as the media type says.',
  }),
  'status-unknown': warning<{ status: string }>({
    title: 'A response is declared for something that is no status code',
    message: ({ status }) => `"${status}" is not an HTTP status code; the response is ignored.`,
    help: 'Use a code such as 200, a range such as 4XX, or default.',
  }),
  'path-item-ambiguous': warning<{ field: string }>({
    title: 'A path item and what its $ref leads to have the same field',
    message: ({ field }) =>
      `"${field}" is also declared where the $ref of the path item leads; this one is used.`,
    help: 'Remove one of the two: the specification does not say which of them counts.',
  }),
  'path-ambiguous': warning<{ operation: string; other: string }>({
    title: 'Two paths differ only in the names of their parameters',
    message: ({ operation, other }) => `${operation} and ${other} match the same requests.`,
    help: 'Merge the two paths: the specification does not allow both.',
  }),
};
