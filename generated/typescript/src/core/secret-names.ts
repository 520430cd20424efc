/** Names of secrets in any API: such headers and members are not logged, and do not leave their origin. */

/** Matches the names of headers and members that hold a secret, such as `X-Auth-Token` and `client_secret`. */
export const secretName: RegExp =
  /(?:authorization|cookie|token|secret|passw(?:or)?d|pwd|passphrase|credentials?|jwt|(?:jwt|client)[-_]?assertion|otp|cv[cv]2?|(?:api|access|auth|encryption|functions|private|secret|signing|ssh|subscription)[-_]?key)$|^(?:x[-_]|j)?session[-_]?id$/i;
