/** Names of secrets in any API: such headers and members are not logged, and do not leave their origin. */

/** Matches the names of headers and members that hold a secret, such as `X-Auth-Token` and `client_secret`. */
export const secretName: RegExp =
  /(?:authorization|cookie|token|secret|passw(?:or)?d|passphrase|credentials?|(?:api|access|auth|encryption|private|secret|signing)[-_]?key)$/i;
