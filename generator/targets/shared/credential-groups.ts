/** Client options of security schemes, as documentation shows them. */

import type { Api } from '../../model/api.js';
import type { SecurityScheme } from '../../model/security.js';
import { credentialsSchemeName } from '../../model/identity.js';
import type { CredentialNames } from '../../naming/credentials.js';

/** The options of one scheme, which are set together. */
export interface CredentialGroup {
  readonly scheme: SecurityScheme;
  readonly credentials: readonly CredentialNames[];
}

/** The options of a scheme, in order. */
export const credentialsOf = (
  scheme: SecurityScheme,
  credentials: readonly CredentialNames[],
): CredentialNames[] =>
  credentials.filter(({ scheme: name }) => name === credentialsSchemeName(scheme));

/** The options by scheme; first those of the scheme that the API itself requires. */
export function credentialGroups(
  { security: { schemes, primary } }: Api,
  credentials: readonly CredentialNames[],
): CredentialGroup[] {
  const first = schemes.filter(({ name }) => name === primary);
  const others = schemes.filter(({ name }) => name !== primary);
  return [...first, ...others]
    .filter((scheme) => scheme.name === credentialsSchemeName(scheme))
    .map((scheme) => ({ scheme, credentials: credentialsOf(scheme, credentials) }));
}
