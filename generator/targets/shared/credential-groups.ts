/** Client options of security schemes, as documentation shows them. */

import type { Api, SecurityScheme } from '../../model/api.js';
import type { CredentialNames } from '../../naming/credentials.js';

/** The options of one scheme, which are set together. */
export interface CredentialGroup {
  readonly scheme: SecurityScheme;
  readonly credentials: readonly CredentialNames[];
}

/** The options by scheme; first those of the scheme that the API itself requires. */
export function credentialGroups(
  { security: { schemes, primary } }: Api,
  credentials: readonly CredentialNames[],
): CredentialGroup[] {
  const first = schemes.filter(({ name }) => name === primary);
  const others = schemes.filter(({ name }) => name !== primary);
  return [...first, ...others].map((scheme) => ({
    scheme,
    credentials: credentials.filter(({ scheme: name }) => name === scheme.name),
  }));
}
