/** The names of the SDK itself, from the host of the server, or else from the title. */

import type { Api } from '../model/api.js';
import { defaultInitialisms } from './conventions.js';
import { words } from '../base/words.js';
import { camel, constant, kebab, pascal } from './cases.js';
import { toIdentifier } from './identifiers.js';
import type { SdkNames } from './names.js';

export interface SdkNamingInput {
  readonly api: Api;
  /** Names that the config assigns. */
  readonly configured?: {
    readonly name?: string;
    readonly class?: string;
    readonly envPrefix?: string;
  };
  /** Exported names of the runtime, which the client class must not have. */
  readonly exported?: ReadonlySet<string>;
  /** The published names, which stay unless the config assigns another name to the SDK. */
  readonly published?: SdkNames | undefined;
}

/** Names the SDK itself. */
export function sdkNames(input: SdkNamingInput): SdkNames {
  const { api, configured = {}, exported = new Set(), published } = input;
  const isSame = published !== undefined && (configured.name ?? published.name) === published.name;
  const given = isSame
    ? {
        name: published.name,
        class: published.className,
        envPrefix: published.envPrefix,
        ...configured,
      }
    : configured;
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

/** Labels of a host that do not name the API. */
const generic =
  /^(api|apis|www|rest|gateway|app|sandbox|staging|dev|test|prod|production|eu|us|v\d+)$/;
const secondLevel = /^(co|com|org|net|gov|ac|edu)$/;
const placeholder =
  /^(localhost|example|test|invalid|local|amazonaws|herokuapp|azurewebsites|googleapis)$/;

function hostName(api: Api): string | undefined {
  for (const { url } of api.servers) {
    const host = /^[a-z][a-z0-9+.-]*:\/\/([^/:?#]+)/i.exec(url)?.[1]?.toLowerCase();
    if (host === undefined || /^[\d.]+$/.test(host) || host.startsWith('[')) continue;
    const labels = host.split('.').filter((label) => !label.includes('{') && !label.includes('}'));
    labels.pop();
    if (labels.length > 1 && secondLevel.test(labels.at(-1)!)) labels.pop();
    const label = labels.toReversed().find((part) => !generic.test(part));
    if (label !== undefined && !placeholder.test(label)) return label;
  }
  return undefined;
}

/** The title without generic words, such as "API". */
function titleName(api: Api): string {
  const parts = words(api.info.title).filter(
    (word) => !/^(api|apis|rest|the|swagger|openapi|service|v\d*|\d+)$/i.test(word),
  );
  return camel(parts.slice(0, 4), { initialisms: new Set() }) || 'sdk';
}

/** The name as the title spells it: `GitHub` for `github`. */
function titleSpelling(api: Api, parts: readonly string[]): string | undefined {
  const wanted = parts.join('').toLowerCase();
  return api.info.title
    .split(/[^\p{ID_Continue}]+/u)
    .find((word) => word.toLowerCase() === wanted && /^\p{Lu}/u.test(word));
}
