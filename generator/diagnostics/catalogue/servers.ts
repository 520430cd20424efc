/** Diagnostics about servers, whose URLs are the base URLs of requests. */

import { warning } from '../entry.js';

/** How to write each part of the URL in OpenAPI 2.0. */
const swaggerHelp = {
  host: 'Write only the name of the host, and its port if it has one: the rest belongs in schemes and basePath.',
  basePath: 'Write only the path, with "/" at its start: the host belongs in host.',
  schemes: 'List http, https, ws or wss, in lower case.',
};

type Variable = {
  readonly name: string;
};

export const servers = {
  'server-missing': warning<{ baseURL: string }>({
    title: 'The document has no absolute server URL',
    message: ({ baseURL }) =>
      `The URL of the first server is "${baseURL}"; users of the SDK have to set the base URL.`,
    help: 'Add `servers: [{ url: https://… }]`. On a web page, a relative URL is resolved against its address.',
  }),
  'server-invalid': warning<{
    field: keyof typeof swaggerHelp;
    actual: string;
    meant: string | undefined;
  }>({
    title: 'A part of the server URL is not valid (OpenAPI 2.0)',
    message: ({ field, actual, meant }) =>
      `"${field}" cannot be ${actual}; it is ${meant === undefined ? 'ignored' : `read as "${meant}"`}.`,
    help: ({ field }) =>
      Object.hasOwn(swaggerHelp, field) ? swaggerHelp[field] : Object.values(swaggerHelp).join(' '),
  }),
  'server-variable-default': warning<Variable & { used: string | undefined }>({
    title: 'A server variable has no default',
    message: ({ name, used }) =>
      `The server variable "${name}" has no default; ${used === undefined ? 'users of the SDK have to set it' : `"${used}" is used`}.`,
    help: 'Declare it under variables with a default. OpenAPI 2.0 has no variables: write the URL in full.',
  }),
  'server-default-mismatch': warning<Variable & { value: string }>({
    title: 'The default of a server variable is not in its enum',
    message: ({ name, value }) =>
      `The default "${value}" of the server variable "${name}" is not in its enum; it is added.`,
    help: 'Add it to the enum, or use one of the values in the enum as the default.',
  }),
  'server-url-suffix': warning<{ part: 'query' | 'fragment'; text: string }>({
    title: 'A server URL has a query or a fragment',
    message: ({ part, text }) =>
      `A server URL cannot have the ${part} "${text}"; it is ${part === 'query' ? 'sent with each request' : 'ignored'}.`,
    help: ({ part }) =>
      part === 'query'
        ? 'Declare a query parameter, or a security scheme if it is a key.'
        : 'Remove it: nothing after "#" is ever sent.',
  }),
};
