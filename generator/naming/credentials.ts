/** Names of the client options and environment variables that take credentials. */

import { words } from '../base/words.js';
import type { AuthEntry, Config } from '../config/load.js';
import type { Api } from '../model/api.js';
import type { SecurityScheme } from '../model/security.js';
import { credentialsSchemeName, securitySchemeName } from '../model/identity.js';
import { camel, constant } from './cases.js';
import { defaultInitialisms } from './conventions.js';
import { toIdentifier } from './identifiers.js';
import type { SdkNames } from './names.js';
import {
  noPublishedNames,
  publishedClientMembers,
  type PublishedCredential,
  type PublishedNames,
} from './published/published-names.js';
import { assignNames, type Claim } from './scope.js';

/** One client option. A scheme with a user name and a password has two. */
export interface CredentialNames {
  /** Name of the security scheme. */
  readonly scheme: string;
  readonly option: string;
  /** The environment variable that is read where the caller does not set the option. */
  readonly env: string;
}

export interface CredentialInput {
  readonly api: Api;
  readonly sdk: SdkNames;
  /** What the config says for each scheme. */
  readonly auth?: Config['auth'] | undefined;
  /** Names that no option may have, such as other options of the client. */
  readonly taken?: ReadonlySet<string>;
  readonly published?: PublishedNames;
}

/** A scheme with what decides the names of its options. */
interface SchemeClaims {
  readonly scheme: SecurityScheme;
  readonly configured: AuthEntry | undefined;
  readonly stable: readonly PublishedCredential[] | undefined;
  readonly claims: readonly Claim[];
}

const caseOptions = { initialisms: new Set(defaultInitialisms) };

/**
 * Names the options of all security schemes. The first scheme of the root security is `apiKey` (or
 * `username` and `password`), and a key comes before OAuth; every other is named after its scheme, so that adding one
 * renames none.
 */
export function nameCredentials(input: CredentialInput): CredentialNames[] {
  const { api, sdk, taken = new Set(), published = noPublishedNames } = input;
  const schemes = api.security.schemes
    .filter((scheme) => scheme.name === credentialsSchemeName(scheme))
    .map((scheme) => claimsOf(scheme, input));
  const names = assignNames(
    schemes.flatMap(({ claims }) => claims),
    stableClientMembers(api, published),
    taken,
  );
  const samePrefix = published.sdk?.envPrefix === sdk.envPrefix;
  return schemes.flatMap(({ scheme, configured, stable, claims }) =>
    claims.map(({ id }, index): CredentialNames => {
      const option = names.get(id)!;
      const env =
        configured?.env ??
        (samePrefix ? stable?.[index]?.env : undefined) ??
        `${sdk.envPrefix}_${constant(words(option))}`;
      return { scheme: scheme.name, option, env };
    }),
  );
}

function claimsOf(scheme: SecurityScheme, input: CredentialInput): SchemeClaims {
  const { api, auth, published = noPublishedNames } = input;
  const configured = configuredFor(scheme, auth);
  const primary = isKey(scheme) ? keyOwner(api) : api.security.primary;
  const isPrimary = primary !== undefined && scheme.components.includes(primary);
  const options = optionNames(scheme, isPrimary);
  const known = publishedFor(scheme, published);
  const stable = known?.length === options.length ? known : undefined;
  const given = configured?.option;
  const claims = options.map((names, index) => ({
    id: `${scheme.name} ${index}`,
    rank: isPrimary ? 0 : 1,
    published: stable?.[index]?.option,
    given: given !== undefined,
    candidates: given === undefined ? names : [given],
  }));
  return { scheme, configured, stable: given === undefined ? stable : undefined, claims };
}

const isKey = ({ type }: SecurityScheme): boolean => type === 'bearer' || type === 'apiKey';

/**
 * The scheme whose option is `apiKey`: the first one that the root security requires. If that is of OAuth or OpenID
 * Connect, the API may have keys as well, and the first one of these comes before it.
 */
function keyOwner({ security }: Api): string | undefined {
  const { schemes, primary, default: alternatives } = security;
  const find = (wanted: string): SecurityScheme | undefined =>
    schemes.find(({ name }) => name === wanted);
  const isGrant = (scheme: SecurityScheme): boolean => scheme.type === 'bearer' && !!scheme.grant;
  const first = primary === undefined ? undefined : find(primary);
  if (!first || !isGrant(first)) return primary;
  const isOwner = (scheme: SecurityScheme | undefined): boolean =>
    scheme !== undefined && isKey(scheme) && !isGrant(scheme);
  return alternatives.flat().find((name) => isOwner(find(name))) ?? primary;
}

/** What the config says for a scheme. The entry of an OAuth component is about its bearer token. */
function configuredFor(
  { type, components }: SecurityScheme,
  auth: Config['auth'] = {},
): AuthEntry | undefined {
  if (type === 'basic' || type === 'clientCredentials') return undefined;
  const name = components.find((component) => Object.hasOwn(auth, component));
  return name === undefined ? undefined : auth[name];
}

const publishedFor = (
  { type, components }: SecurityScheme,
  { credentials }: PublishedNames,
): readonly PublishedCredential[] | undefined =>
  components
    .map((component) => credentials.get(securitySchemeName(component, type)))
    .find((known) => known !== undefined);

/** Members of the client that are published resources with an operation that is still in the document. */
function stableClientMembers(api: Api, { operations, ...published }: PublishedNames): Set<string> {
  const stable = api.operations.flatMap(({ id }) => {
    const names = operations.get(id);
    return names ? [[id, names] as const] : [];
  });
  return publishedClientMembers({ ...published, operations: new Map(stable) });
}

/** The names that each option of a scheme would take, best first. */
function optionNames(scheme: SecurityScheme, isPrimary: boolean): string[][] {
  const names = schemeNames(scheme.components[0]!);
  const pair = (first: string, second: string): string[][] =>
    [first, second].map((part) => [
      ...(isPrimary ? [part.slice(0, 1).toLowerCase() + part.slice(1)] : []),
      ...names.map((name) => `${name}${part}`),
    ]);
  switch (scheme.type) {
    case 'basic':
      return pair('Username', 'Password');
    case 'clientCredentials':
      return pair('ClientID', 'ClientSecret');
    case 'bearer':
    case 'apiKey':
      return [unique([...(isPrimary ? [primaryOption] : []), ...names.flatMap(inPlace(scheme))])];
  }
}

const primaryOption = 'apiKey';

/** A scheme that is called as the primary option adds its place: `apiKeyHeader`. */
const inPlace =
  (scheme: SecurityScheme) =>
  (name: string): string[] => {
    if (name !== primaryOption) return [name];
    const place = scheme.type === 'apiKey' ? scheme.in : 'header';
    return [name, camel([...words(name), place], caseOptions)];
  };

/** The name of a component in camel case: without the words that say what it is, and with them. */
function schemeNames(component: string): string[] {
  // "OAuth" is one word.
  const whole = words(component.replaceAll(/oauth/gi, 'Oauth'));
  const end = whole.findLastIndex((word) => !/^(auth|scheme|security)$/i.test(word)) + 1;
  const parts = [...(end > 0 ? [whole.slice(0, end)] : []), whole];
  return unique(parts.map((each) => toIdentifier(camel(each, caseOptions), 'credential')));
}

const unique = (names: readonly string[]): string[] => [...new Set(names)];
