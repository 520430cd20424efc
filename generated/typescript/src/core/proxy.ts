/** Describes failed connections in detail: those to a proxy, and wrong options of undici. */

import { reasonOf, type Describe } from './connection.js';
import { connectionFailure } from './retry.js';

/** Names the host, the proxy if the connection to that one failed, and the cause of a common mistake. */
export const describeConnection: Describe = (error, url) => {
  const reason = reasonOf(error);
  const help =
    reason === 'UND_ERR_INVALID_ARG'
      ? ' Are `fetch` and `dispatcher` of one version of undici?'
      : '';
  return `${reason} ${url && placeOf(error, new URL(url))}.${help}`;
};

function placeOf(error: unknown, { host, hostname, port, protocol }: URL): string {
  const failure = connectionFailure(error);
  const { hostname: name, address, port: at } = failure?.errors?.[0] ?? failure ?? {};
  const own = port || (protocol === 'http:' ? '80' : '443');
  const isProxy = name ? name !== hostname : at && `${at}` !== own;
  return isProxy ? `proxy ${address ?? name}${at ? `:${at}` : ''} for ${host}` : host;
}
