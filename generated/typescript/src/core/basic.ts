/** HTTP Basic authentication (RFC 7617), with credentials encoded in UTF-8. */

import type { SecurityScheme } from './auth.js';

/** The scheme for the options with the username and the password. */
export const basic = (username: string, password: string): SecurityScheme => ({
  options: [username, password],
  header: 'authorization',
  authorize: (values) => ({ headers: { Authorization: basicHeader(values) } }),
});

/** Returns the value of the `Authorization` header for a username and a password. */
export function basicHeader(values: readonly string[]): string {
  const bytes = new TextEncoder().encode(values.join(':'));
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
