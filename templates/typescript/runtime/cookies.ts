/** Cookie parameters as one `Cookie` header (RFC 6265). */

import { plainText } from './path.js';

/**
 * @param flat names of cookies whose items are joined with commas, `a=1,2`; otherwise each array item and each
 * object member becomes a separate cookie, `a=1; a=2`
 */
export function cookieHeader(
  cookies: Readonly<Record<string, unknown>>,
  flat: readonly string[] = [],
): string | undefined {
  const parts = Object.entries(cookies).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null || value instanceof Date)
      return [pair(name, value)];
    if (flat.includes(name)) {
      const items = Array.isArray(value) ? value : Object.entries(value).flat();
      return [`${name}=${items.map((item) => encodeURIComponent(plainText(item))).join(',')}`];
    }
    if (Array.isArray(value)) return value.map((item) => pair(name, item));
    return Object.entries(value).map(([key, member]) => pair(key, member));
  });
  return parts.length > 0 ? parts.join('; ') : undefined;
}

const pair = (name: string, value: unknown): string =>
  `${name}=${encodeURIComponent(plainText(value))}`;
