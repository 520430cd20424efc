/** Names of the client options and environment variables that take credentials. */

import { append } from '../base/pointer.js';
import { words } from '../base/words.js';
import type { Config } from '../config/load.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
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
  readonly auth?: Config['auth'] | undefined;
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
  const schemes = api.security.schemes.map((scheme) => {
    const configured = Object.hasOwn(auth, scheme.name) ? auth[scheme.name] : undefined;
    const names = optionNames(scheme, primary, configured?.option);
    const stable = publishedFor(scheme, names, configured?.option, published);
    return { scheme, configured, names, stable };
  });
  // Only what stays published is taken: what this run gives up is free in the next one, too.
  const stableOptions = schemes.flatMap(({ stable = [] }) => stable.map(({ option }) => option));
  const used = new Set([...taken, ...stableClientMembers(api, published), ...stableOptions]);
  const samePrefix = published.sdk?.envPrefix === sdk.envPrefix;
  return schemes.flatMap(({ scheme, configured, names, stable }): CredentialNames[] =>
    names.map((name, index) => {
      const option = stable?.[index]?.option ?? unused(name, used);
      used.add(option);
      const env =
        configured?.env ??
        (samePrefix ? stable?.[index]?.env : undefined) ??
        `${sdk.envPrefix}_${constant(words(option))}`;
      return { scheme: scheme.name, option, env };
    }),
  );
}

/** Members of the client that are published resources with an operation that is still in the document. */
function stableClientMembers(api: Api, { operations, ...published }: PublishedNames): Set<string> {
  const stable = api.operations.flatMap(({ id }) => {
    const names = operations.get(id);
    return names ? [[id, names] as const] : [];
  });
  return publishedClientMembers({ ...published, operations: new Map(stable) });
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

/** Entries of the config that name one option or variable for a scheme that has two. */
export function unusableAuth({ api, auth = {}, configFile }: AuthInput): Diagnostic[] {
  return api.security.schemes.flatMap(({ name, type }) => {
    if (!Object.hasOwn(auth, name) || (type !== 'basic' && type !== 'clientCredentials')) return [];
    return Object.keys(auth[name]!).map((key) => {
      const what = `"${key}" cannot be set for the security scheme "${name}", which has two client options.`;
      const source = { file: configFile, pointer: append('/auth', name, key) };
      return diagnostic('config-invalid', { what }, source);
    });
  });
}

interface AuthInput extends Pick<CredentialInput, 'api' | 'auth'> {
  /** File name of the config, for diagnostics. */
  readonly configFile: string;
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
