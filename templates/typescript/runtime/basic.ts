/** HTTP Basic authentication (RFC 7617), with credentials encoded in UTF-8. */

import type { SecurityScheme } from './auth.js';

export const basic = (username: string, password: string): SecurityScheme => ({
  options: [username, password],
  header: 'Authorization',
  authorize: (values) => ({ headers: { Authorization: basicHeader(values) } }),
});

export function basicHeader(values: readonly string[]): string {
  const bytes = new TextEncoder().encode(values.join(':'));
  return `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
}
