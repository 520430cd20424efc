/** Names of the client options and environment variables that take credentials. */

import { words } from '../base/words.js';
import type { Config } from '../config/load.js';
import type { Api, SecurityScheme } from '../model/api.js';
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
  readonly auth?: Config['auth'];
  /** Names that no option may have, such as other options of the client. */
  readonly taken?: ReadonlySet<string>;
  readonly published?: PublishedNames;
}

const caseOptions = { initialisms: new Set(defaultInitialisms) };

/**
 * Names the options of all security schemes. The first scheme of the root security is `apiKey` (or
 * `username` and `password`); every other is named after its scheme, so that adding one renames none.
 */
export function nameCredentials(input: CredentialInput): CredentialNames[] {
  const { api, sdk, taken = new Set(), published = noPublishedNames } = input;
  const auth: NonNullable<Config['auth']> = input.auth ?? {};
  const primary = api.security.default[0]?.[0];
  const publishedOptions = [...published.credentials.values()].flat().map(({ option }) => option);
  const used = new Set([...taken, ...publishedClientMembers(published), ...publishedOptions]);
  const samePrefix = published.sdk?.envPrefix === sdk.envPrefix;
  return api.security.schemes.flatMap((scheme): CredentialNames[] => {
    const configured = Object.hasOwn(auth, scheme.name) ? auth[scheme.name] : undefined;
    const names = optionNames(scheme, primary, configured?.option);
    const stable = publishedFor(scheme, names, configured?.option, published);
    return names.map((name, index) => {
      const option = stable?.[index]?.option ?? unused(name, used);
      used.add(option);
      const env =
        configured?.env ??
        (samePrefix ? stable?.[index]?.env : undefined) ??
        `${sdk.envPrefix}_${constant(words(option))}`;
      return { scheme: scheme.name, option, env };
    });
  });
}

/** The published names of a scheme, unless the config names it or it has another number of options now. */
function publishedFor(
  scheme: SecurityScheme,
  names: readonly string[],
  configured: string | undefined,
  published: PublishedNames,
): readonly PublishedCredential[] | undefined {
  const known = configured === undefined ? published.credentials.get(scheme.name) : undefined;
  return known?.length === names.length ? known : undefined;
}

/** @param primary name of the scheme whose options are named after what they are, not after the scheme */
function optionNames(
  scheme: SecurityScheme,
  primary: string | undefined,
  configured: string | undefined,
): string[] {
  const component = scheme.type === 'clientCredentials' ? scheme.component : scheme.name;
  const isPrimary = component === primary;
  const plain = toIdentifier(camel(words(component), caseOptions), 'credential');
  switch (scheme.type) {
    case 'basic':
      return isPrimary ? ['username', 'password'] : [`${plain}Username`, `${plain}Password`];
    case 'clientCredentials':
      return isPrimary
        ? ['clientID', 'clientSecret']
        : [`${plain}ClientID`, `${plain}ClientSecret`];
    case 'bearer':
    case 'apiKey':
      return [configured ?? (isPrimary ? 'apiKey' : plain)];
  }
}

function unused(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; used.has(free); count++) free = `${name}${count}`;
  return free;
}
