/** Credentials: how each kind of security scheme puts one on the wire. */

/** What a client holds for one option. Null means: on purpose none. */
export type Credential = string | null | undefined;

export type Credentials = Readonly<Record<string, Credential>>;

/** What a scheme adds to a request. */
export interface Authorization {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
}

export interface SecurityScheme {
  /** The client options that it needs. */
  readonly options: readonly string[];
  readonly authorize: (credentials: Credentials) => Authorization;
  /** Whether a redirect must be followed by hand, as `fetch` would send the credential along. */
  readonly guardsRedirects?: boolean;
}

/** `Authorization: Bearer …` (RFC 6750) */
export const bearer = (option: string): SecurityScheme => ({
  options: [option],
  authorize: (credentials) => ({ headers: { Authorization: `Bearer ${credentials[option]}` } }),
});

/** `Authorization: Basic …` (RFC 7617), in UTF-8. */
export const basic = (username: string, password: string): SecurityScheme => ({
  options: [username, password],
  authorize: (credentials) => {
    const bytes = new TextEncoder().encode(`${credentials[username]}:${credentials[password]}`);
    const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    return { headers: { Authorization: `Basic ${text}` } };
  },
});

/** A key in a header of its own. */
export const headerKey = (option: string, header: string): SecurityScheme => ({
  options: [option],
  authorize: (credentials) => ({ headers: { [header]: `${credentials[option]}` } }),
  guardsRedirects: true,
});

/** A key in the query. */
export const queryKey = (option: string, parameter: string): SecurityScheme => ({
  options: [option],
  authorize: (credentials) => ({ query: { [parameter]: `${credentials[option]}` } }),
});

/** A key in a cookie. */
export const cookieKey = (option: string, cookie: string): SecurityScheme => ({
  options: [option],
  authorize: (credentials) => ({
    headers: { Cookie: `${cookie}=${encodeURIComponent(`${credentials[option]}`)}` },
  }),
  guardsRedirects: true,
});
