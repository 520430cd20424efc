/** Cookie parameters as one `Cookie` header (RFC 6265). */

export function cookieHeader(cookies: Readonly<Record<string, unknown>>): string | undefined {
  const parts = Object.entries(cookies)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length > 0 ? parts.join('; ') : undefined;
}
