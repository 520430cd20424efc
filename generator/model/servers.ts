/** Base URLs of an API. @see https://spec.openapis.org/oas/v3.2.0#server-object */

import type { Api, Server } from './api.js';
import { templateNames } from './path-template.js';

/** The URL of a server with its variables at their defaults. */
export const serverURL = ({ url, variables }: Server): string =>
  variables.reduce(
    (text, variable) => text.replaceAll(`{${variable.name}}`, variable.default),
    url,
  );

/** Whether the first server of the document has an absolute URL. */
export const hasAbsoluteServer = ({ servers }: Api): boolean =>
  servers.length > 0 && /^https?:\/\//i.test(serverURL(servers[0]!));

/** Whether requests can be sent to the first server as it is: its URL is absolute, and all its variables have values. */
export const hasUsableServer = (api: Api): boolean =>
  hasAbsoluteServer(api) && templateNames(baseURL(api)).length === 0;

/** The URL of the first server. A document without servers has one at `/`, as the specification says. */
export const baseURL = ({ servers }: Api): string => (servers[0] ? serverURL(servers[0]) : '/');
