/** Views of security schemes and credentials. */

import type { CredentialNames } from '../../../naming/credentials.js';
import type { Operation } from '../../../model/api.js';
import { words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import type { CredentialGroup } from '../../shared/credential-groups.js';
import { ownSecurity } from '../../shared/operations.js';
import { ident, SpecText } from '../code.js';
import type { ViewContext } from './context.js';
import type { CredentialView, SchemeView, SecurityView } from './security-view.js';

/** Alternatives of schemes that are used together. */
export const securityViews = (
  alternatives: readonly (readonly string[])[],
): readonly SecurityView[] =>
  alternatives.map((schemes) => ({ schemes: schemes.map((name) => SpecText.of(name)) }));

/** The security of an operation; null if it is the default of the API. */
export function operationSecurity(
  operation: Operation,
  { api }: ViewContext,
): readonly SecurityView[] | null {
  const own = ownSecurity(operation, api);
  return own ? securityViews(own) : null;
}

/** The view of a credential: its client option and environment variable. */
export function credentialView(
  { option, env }: CredentialNames,
  { pack }: ViewContext,
): CredentialView {
  const parts = words(option);
  return {
    argument: ident(toIdentifier(pack.naming.argument(parts), 'credential')),
    name: ident(toIdentifier(pack.naming.type(parts), 'Credential')),
    env: SpecText.of(env),
    option: SpecText.of(option),
  };
}

/** The view of a scheme with its credentials. */
export function schemeView(
  { scheme, credentials }: CredentialGroup,
  context: ViewContext,
): SchemeView {
  const token = scheme.type === 'clientCredentials' ? scheme : undefined;
  return {
    name: SpecText.of(scheme.name),
    type: scheme.type,
    in: scheme.type === 'apiKey' ? scheme.in : 'header',
    parameter: scheme.type === 'apiKey' ? SpecText.of(scheme.parameter) : null,
    tokenURL: SpecText.of(token?.tokenURL),
    scope: SpecText.of(token?.scopes.join(' ')),
    audience: SpecText.of(token?.audience),
    sendsSecretInBody: token?.method === 'client_secret_post',
    credentials: credentials.map((credential) => credentialView(credential, context)),
  };
}
