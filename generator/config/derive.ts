/** What a config leaves out, from the document. */

import type { Api, SecurityScheme } from '../model/api.js';
import type { NameRules } from '../naming/conventions.js';
import { defaultInitialisms } from '../naming/conventions.js';
import { keptMembers, nothingKept, type KeptNames } from '../naming/published/published.js';
import type { SdkNames } from '../naming/sdk.js';
import { camel, constant, toIdentifier, words } from '../naming/words.js';
import type { Config } from './load.js';

export interface DerivedCredential {
  /** Name of the security scheme. */
  readonly scheme: string;
  readonly option: string;
  readonly env: string;
}

const options = { initialisms: new Set(defaultInitialisms) };

/**
 * Client options of the security schemes: the first of the root security is `apiKey` (or `username` and
 * `password`), every other is called after its scheme, so that adding one renames none.
 */
export function deriveCredentials(
  api: Api,
  sdk: SdkNames,
  config: Config['auth'] = {},
  taken: ReadonlySet<string> = new Set(),
  kept: KeptNames = nothingKept,
): DerivedCredential[] {
  const first = api.security.default[0]?.[0];
  const published = [...kept.credentials.values()].flat().map(({ option }) => option);
  const used = new Set([...taken, ...keptMembers(kept), ...published]);
  const samePrefix = kept.sdk?.envPrefix === sdk.envPrefix;
  return api.security.schemes.flatMap((scheme): DerivedCredential[] => {
    const component = scheme.type === 'clientCredentials' ? scheme.component : scheme.name;
    const plain = toIdentifier(camel(words(component), options), 'credential');
    const given = Object.hasOwn(config, scheme.name) ? config[scheme.name] : undefined;
    const names = optionsOf(scheme, first, plain, given?.option);
    const own = given?.option === undefined ? kept.credentials.get(scheme.name) : undefined;
    return names.map((name, index) => {
      const stays = own?.length === names.length ? own[index] : undefined;
      const option = stays?.option ?? unused(name, used);
      used.add(option);
      const derived = `${sdk.envPrefix}_${constant(words(option))}`;
      const env = given?.env ?? (samePrefix ? stays?.env : undefined) ?? derived;
      return { scheme: scheme.name, option, env };
    });
  });
}

/** @param first the scheme whose options are called after what they are, not after it */
function optionsOf(
  scheme: SecurityScheme,
  first: string | undefined,
  plain: string,
  given: string | undefined,
): string[] {
  switch (scheme.type) {
    case 'basic':
      return scheme.name === first
        ? ['username', 'password']
        : [`${plain}Username`, `${plain}Password`];
    case 'clientCredentials':
      return scheme.component === first
        ? ['clientID', 'clientSecret']
        : [`${plain}ClientID`, `${plain}ClientSecret`];
    case 'bearer':
    case 'apiKey':
      return [given ?? (scheme.name === first ? 'apiKey' : plain)];
  }
}

function unused(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; used.has(free); count++) free = `${name}${count}`;
  return free;
}

export function nameRules({ names = {} }: Pick<Config, 'names'>): NameRules {
  return {
    operations: new Map(Object.entries(names.operations ?? {})),
    resources: new Map(Object.entries(names.resources ?? {})),
    types: new Map(Object.entries(names.types ?? {})),
  };
}
