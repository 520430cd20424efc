/** Server Objects. @see https://spec.openapis.org/oas/v3.2.0#server-object */

import { sortedEntries } from '../../base/json.js';
import type { Server } from '../../model/api.js';
import type { ServerObject } from '../../openapi/document.js';

/** The servers of a document, path or operation; those without a URL are omitted. */
export function serversOf(servers: readonly ServerObject[] = []): Server[] {
  return servers.flatMap(({ url, name, description, variables = {} }) => {
    if (url === undefined) return [];
    return {
      url,
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      variables: sortedEntries(variables).map(
        ([variable, { default: standard, enum: values }]) => ({
          name: variable,
          default: standard ?? values?.[0] ?? '',
          values: values ?? [],
        }),
      ),
    };
  });
}
