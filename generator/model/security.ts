/** How clients authenticate. Part of the model; see `api.ts`. */

/** A way to authenticate. */
export type SecurityScheme = {
  /** Name of the first of its components. Client credentials have another name. */
  readonly name: string;
  /** The components that it stands for: several if they say the same under names that are spelled alike. */
  readonly components: readonly string[];
  readonly description?: string;
} &
  /** A token. `grant`: it is of OAuth 2.0 or OpenID Connect, as opposed to a key of the API. */
  (
    | { readonly type: 'bearer'; readonly grant?: true }
    | { readonly type: 'basic' }
    /** OAuth 2.0 client credentials. The same component has a `bearer` scheme too, for a given token. */
    | ({ readonly type: 'clientCredentials' } & TokenRequest)
    | {
        readonly type: 'apiKey';
        readonly in: 'header' | 'query' | 'cookie';
        readonly parameter: string;
      }
  );

/** How a client gets a token with its own credentials (RFC 6749, section 4.4). */
export interface TokenRequest {
  readonly tokenURL: string;
  /** Sorted. Requirements with other scopes refer to another scheme, with the same credentials. */
  readonly scopes: readonly string[];
  readonly audience?: string;
  /** How the client authenticates, as RFC 7591 calls it. */
  readonly method: 'client_secret_basic' | 'client_secret_post';
}

/** Alternatives (OR) of schemes that are required together (AND). `[[]]` and `[]` require none. */
export type SecurityAlternatives = readonly (readonly string[])[];
