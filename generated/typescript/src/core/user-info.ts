/** Credentials in a base URL (RFC 3986, section 3.2.1), which `fetch` refuses. They are sent as HTTP Basic. */

import { basicHeader } from './basic.js';
import { SDKError } from './error.js';

/**
 * Separates the credentials of a URL from it.
 *
 * @throws {SDKError} if they are not valid; the message does not contain them
 */
export function splitUserInfo(url: string): {
  readonly url: string;
  readonly authorization?: string;
} {
  const [, start, user] = /^([\w+.-]*:?\/\/)([^/?#]*)@/.exec(url) ?? [];
  if (start === undefined || user === undefined) return { url };
  const [, name = '', password = ''] = /^([^:]*):?(.*)$/s.exec(user) ?? [];
  try {
    const authorization = basicHeader([name, password].map(decodeURIComponent));
    return { url: start + url.slice(start.length + user.length + 1), authorization };
  } catch {
    throw new SDKError('The credentials in the base URL are not percent-encoded as UTF-8.');
  }
}
