/** The SDK's own name, from the server's host, else from the title. */

import type { Api } from '../model/api.js';
import { defaultInitialisms } from './conventions.js';
import { camel, constant, kebab, pascal, toIdentifier, words } from './words.js';

export interface SdkNames {
  /** Package name: lower case, hyphens. */
  readonly name: string;
  /** The client class. */
  readonly className: string;
  /** Of environment variables: upper case. */
  readonly envPrefix: string;
}

export interface SdkNaming {
  readonly name?: string;
  readonly class?: string;
  readonly envPrefix?: string;
}

/** @param kept the published names, which stay unless the config names the SDK otherwise */
export function sdkNames(
  api: Api,
  config: SdkNaming,
  exported: ReadonlySet<string> = new Set(),
  kept?: SdkNames,
): SdkNames {
  const stays = kept !== undefined && (config.name ?? kept.name) === kept.name;
  const given = stays
    ? { name: kept.name, class: kept.className, envPrefix: kept.envPrefix, ...config }
    : config;
  const derived = given.name ?? hostName(api) ?? titleName(api);
  const parts = words(derived);
  const name = given.name ?? (kebab(parts).replaceAll(/[^a-z0-9-]/g, '') || 'sdk');
  const spelled = toIdentifier(
    titleSpelling(api, parts) ?? pascal(parts, { initialisms: new Set(defaultInitialisms) }),
    'Client',
  );
  const taken = exported.has(spelled);
  const className = given.class ?? (taken ? `${spelled}Client` : spelled);
  const envPrefix =
    given.envPrefix ??
    (constant(words(name))
      .replaceAll(/[^A-Z0-9_]/g, '')
      .replace(/^(?=\d)/, '_') ||
      'SDK');
  return { name, className, envPrefix };
}

/** Labels before or after the telling one of a host. */
const generic =
  /^(api|apis|www|rest|gateway|app|sandbox|staging|dev|test|prod|production|eu|us|v\d+)$/;
const secondLevel = /^(co|com|org|net|gov|ac|edu)$/;
const noName =
  /^(localhost|example|test|invalid|local|amazonaws|herokuapp|azurewebsites|googleapis)$/;

function hostName(api: Api): string | undefined {
  for (const { url } of api.servers) {
    const host = /^[a-z][a-z0-9+.-]*:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
    if (host === undefined || /^[\d.]+$/.test(host) || host.startsWith('[')) continue;
    const labels = host.split('.').filter((label) => !label.includes('{') && !label.includes('}'));
    labels.pop();
    if (labels.length > 1 && secondLevel.test(labels.at(-1)!)) labels.pop();
    const label = labels.toReversed().find((part) => !generic.test(part));
    if (label !== undefined && !noName.test(label)) return label;
  }
  return undefined;
}

/** The title without words that every API has. */
function titleName(api: Api): string {
  const telling = words(api.info.title).filter(
    (word) => !/^(api|apis|rest|the|swagger|openapi|service|v\d*|\d+)$/i.test(word),
  );
  return camel(telling.slice(0, 4), { initialisms: new Set() }) || 'sdk';
}

/** The name as the title spells it: `github` is GitHub. */
function titleSpelling(api: Api, parts: readonly string[]): string | undefined {
  const wanted = parts.join('').toLowerCase();
  return api.info.title
    .split(/[^\p{ID_Continue}]+/u)
    .find((word) => word.toLowerCase() === wanted && /^\p{Lu}/u.test(word));
}
