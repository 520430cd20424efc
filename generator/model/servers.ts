/** Servers as a client needs them. @see https://spec.openapis.org/oas/v3.2.0#server-object */

import type { Api, Server } from './api.js';

/** The URL of a server, its variables at their defaults. */
export const serverURL = ({ url, variables }: Server): string =>
  variables.reduce(
    (text, variable) => text.replaceAll(`{${variable.name}}`, variable.default),
    url,
  );

const isAbsolute = (url: string): boolean => /^https?:\/\//i.test(url);

/** Whether the document says where the API is. */
export const hasAbsoluteServer = ({ servers }: Api): boolean =>
  servers.length > 0 && isAbsolute(serverURL(servers[0]!));

/** Where the API is: the first server. A relative one is on this machine until the caller says where. */
export function baseURL({ servers }: Api): string {
  const url = servers[0] ? serverURL(servers[0]) : '/';
  return isAbsolute(url) ? url : `http://localhost/${url.replace(/^\//, '')}`;
}
