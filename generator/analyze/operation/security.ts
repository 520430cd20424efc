/**
 * Security schemes and requirements. Schemes that say the same under names that are spelled alike become one.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */

import { sortedEntries } from '../../base/json.js';
import { compare } from '../../base/order.js';
import type { Located } from '../../base/place.js';
import { letterKey } from '../../base/words.js';
import type { AuthEntry, ConfiguredSecurity } from '../../config/load.js';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import { nearest } from '../../base/nearest.js';
import { securitySchemeName } from '../../model/identity.js';
import type { SecurityRequirementObject, SecuritySchemeObject } from '../../openapi/document.js';
import type { Api } from '../../model/api.js';
import type { SecurityAlternatives, SecurityScheme } from '../../model/security.js';
import { below, dereference, type AnalyzeContext } from '../context.js';

/** The maximum number of alternatives of one requirement. */
const maxAlternatives = 16;

/** The schemes that a client supports, and which of them each component can be satisfied by. */
export interface SecurityTable {
  readonly schemes: readonly SecurityScheme[];
  /** Names of schemes, by the name of the component; empty if no client can send it. */
  readonly schemesOf: ReadonlyMap<string, readonly string[]>;
  /** Schemes with the scopes of a requirement, by name; added when a requirement is read. */
  readonly scoped: Map<string, SecurityScheme>;
}

type Requirements = Located<readonly SecurityRequirementObject[]>;

/** The security schemes of the document and of the config; unsupported ones are reported. */
export function analyzeSecurity(
  configured: ConfiguredSecurity | undefined,
  context: AnalyzeContext,
): SecurityTable {
  const schemes = new Map<string, SecurityScheme>();
  const schemesOf = new Map<string, readonly string[]>();
  for (const { name, ...place } of declaredSchemes(configured, context)) {
    const found = dereference('SecurityScheme', place, context);
    const supported = found ? supportedSchemes(name, found.value, configured?.auth) : [];
    if (found && supported.length === 0) {
      context.report(unusableScheme(name, found));
    }
    const names = supported.map((scheme) => {
      const key = equalityKey(scheme, found?.value.type);
      const first = schemes.get(key);
      const components = [...(first?.components ?? []), name];
      schemes.set(key, { ...(first ?? scheme), components });
      return (first ?? scheme).name;
    });
    schemesOf.set(name, names);
  }
  return { schemes: [...schemes.values()], schemesOf, scoped: new Map() };
}

const schemeTypes = ['apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect'];

const keyLocations: readonly string[] = ['header', 'query', 'cookie'];

/** Why a client cannot send a scheme: it is not valid, or not supported. */
function unusableScheme(
  name: string,
  { value, ...place }: Located<SecuritySchemeObject>,
): Diagnostic {
  const { type, scheme, in: location } = value;
  const invalid = (problem: string, suggestion?: string): Diagnostic =>
    diagnostic('security-invalid', { name, problem, suggestion }, place);
  if (type === undefined) return invalid('has no "type"');
  if (!schemeTypes.includes(type)) {
    return invalid(`has the unknown type "${type}"`, nearest(type, schemeTypes));
  }
  if (type === 'http' && scheme === undefined) return invalid('has no "scheme"');
  if (type === 'apiKey') {
    if (location === undefined) return invalid('has no "in"');
    if (keyLocations.includes(location)) return invalid('has no "name"');
    return invalid(`has the unknown location "${location}"`, nearest(location, keyLocations));
  }
  const shown = [type, scheme].filter(Boolean).join(' ');
  return diagnostic('security-unsupported', { name, type: shown }, place);
}

type DeclaredScheme = Located<SecuritySchemeObject> & { readonly name: string };

/** The components of the document, and the schemes of the config that do not replace one of them. */
function declaredSchemes(
  configured: ConfiguredSecurity | undefined,
  context: AnalyzeContext,
): readonly DeclaredScheme[] {
  const { root, document } = context.spec;
  const owner = below({ file: root, pointer: '' }, 'components', 'securitySchemes');
  const own = document.components?.securitySchemes ?? {};
  const declared = sortedEntries(own).map(([name, value]) => ({
    name,
    value,
    ...below(owner, name),
  }));
  if (!configured) return declared;
  const added = sortedEntries(configured.securitySchemes ?? {}).map(([name, value]) => ({
    name,
    value,
    ...below({ file: configured.file, pointer: '/securitySchemes' }, name),
  }));
  for (const { name, value: _, ...place } of added.filter((scheme) =>
    Object.hasOwn(own, scheme.name),
  )) {
    const what = `The document itself declares the security scheme "${name}".`;
    context.report(diagnostic('config-invalid', { what }, place));
  }
  return [...declared, ...added.filter(({ name }) => !Object.hasOwn(own, name))];
}

/** Equal for schemes that differ only in the case and punctuation of their names, and in description. */
function equalityKey(scheme: SecurityScheme, type: string | undefined): string {
  const { name: _, description: __, components, ...facts } = scheme;
  return JSON.stringify([type, components.map(letterKey), facts]);
}

/** The alternatives that a list of requirements allows, by the names in `table.schemes`. */
export function securityAlternatives(
  { value: requirements, ...place }: Requirements,
  table: SecurityTable,
  context: AnalyzeContext,
): SecurityAlternatives {
  const alternatives = requirements.flatMap((requirement, index) => {
    const names = Object.keys(requirement).toSorted();
    const known = names.filter((name) => table.schemesOf.has(name));
    for (const name of names.filter((key) => !known.includes(key))) {
      const suggestion = nearest(name, table.schemesOf.keys());
      const source = below(place, 'security', index, name);
      context.report(diagnostic('security-unknown', { name, suggestion }, source));
    }
    if (known.length === 0 && names.length > 0) return [];
    // Where the client cannot send a scheme, the caller has to set the headers.
    if (known.some((name) => table.schemesOf.get(name)!.length === 0)) return [[]];
    return combinations(known.map((name) => scopedSchemes(name, requirement[name]!, table)));
  });
  return alternatives.length === 0 && requirements.length > 0 ? [[]] : alternatives;
}

/** The schemes of a component, with the scopes of a requirement for those that get tokens. */
function scopedSchemes(
  component: string,
  required: readonly string[],
  { schemes, schemesOf, scoped }: SecurityTable,
): string[] {
  const scopes = [...new Set(required)]
    .filter((scope) => typeof scope === 'string')
    .toSorted(compare);
  return schemesOf.get(component)!.map((name) => {
    const scheme = schemes.find((other) => other.name === name)!;
    if (scheme.type !== 'clientCredentials' || scopes.length === 0) return name;
    const own = securitySchemeName(scheme.components[0]!, scheme.type, scopes);
    scoped.set(own, { ...scheme, name: own, scopes });
    return own;
  });
}

/** Every choice of one scheme from each list; only the first choices if there would be too many. */
function combinations(lists: readonly (readonly string[])[]): string[][] {
  const count = lists.reduce((product, list) => product * list.length, 1);
  const choices = count > maxAlternatives ? lists.map((list) => list.slice(0, 1)) : lists;
  return choices
    .reduce<string[][]>(
      (made, list) => made.flatMap((chosen) => list.map((name) => [...chosen, name])),
      [[]],
    )
    .map((names) => [...new Set(names)]);
}

export interface DefaultSecurityInput {
  readonly table: SecurityTable;
  /** What the config declares for a document that declares none. */
  readonly configured: ConfiguredSecurity | undefined;
  /** Whether any operation states its security. */
  readonly isRequired: boolean;
}

/**
 * The security of operations that declare none: that of the document, or else of the config. Where schemes
 * are declared and never required, each of them may be used.
 */
export function defaultSecurity(
  { table, configured, isRequired }: DefaultSecurityInput,
  context: AnalyzeContext,
): Pick<Api['security'], 'default' | 'primary'> {
  const { root, document } = context.spec;
  if (configured?.security && document.security) {
    const what = 'The document itself declares "security".';
    const source = { file: configured.file, pointer: '/security' };
    context.report(diagnostic('config-invalid', { what }, source));
  }
  const [file, value] =
    document.security === undefined && configured?.security
      ? [configured.file, configured.security]
      : [root, document.security];
  if (!value && !isRequired) {
    return {
      default: table.schemes.length > 0 ? [[], ...table.schemes.map(({ name }) => [name])] : [],
    };
  }
  const alternatives = securityAlternatives(
    { file, pointer: '', value: value ?? [] },
    table,
    context,
  );
  const primary = alternatives.flat()[0];
  return { default: alternatives, ...(primary !== undefined && { primary }) };
}

/** The schemes that a client can send for a component; none if it supports none. */
function supportedSchemes(
  component: string,
  scheme: SecuritySchemeObject,
  auth: ConfiguredSecurity['auth'] = {},
): SecurityScheme[] {
  const { description } = scheme;
  const base = {
    name: component,
    components: [component],
    ...(description !== undefined && { description }),
  };
  switch (scheme.type) {
    case 'http':
      return httpSchemes(base, scheme.scheme);
    case 'oauth2':
      return oauthSchemes(base, scheme, Object.hasOwn(auth, component) ? auth[component]! : {});
    case 'openIdConnect':
      return [{ ...base, type: 'bearer', grant: true }];
    case 'apiKey': {
      const { in: location, name: parameter } = scheme;
      if (parameter === undefined) return [];
      if (location !== 'header' && location !== 'query' && location !== 'cookie') return [];
      return [{ ...base, type: 'apiKey', in: location, parameter }];
    }
    default:
      return [];
  }
}

type SchemeBase = Pick<SecurityScheme, 'name' | 'components' | 'description'>;

function httpSchemes(base: SchemeBase, scheme: string | undefined): SecurityScheme[] {
  switch (scheme?.toLowerCase()) {
    case 'bearer':
      return [{ ...base, type: 'bearer' }];
    case 'basic':
      return [{ ...base, type: 'basic' }];
    default:
      return [];
  }
}

/** A token that the caller has, or, with a token URL, one that the client gets with its credentials. */
function oauthSchemes(
  base: SchemeBase,
  scheme: SecuritySchemeObject,
  { audience, tokenEndpointAuthMethod: method = 'client_secret_basic' }: AuthEntry,
): SecurityScheme[] {
  // Swagger 2.0 has one flow for each scheme, which it calls `application`.
  const tokenURL =
    scheme.flow === 'application' ? scheme.tokenUrl : scheme.flows?.clientCredentials?.tokenUrl;
  const bearer: SecurityScheme = { ...base, type: 'bearer', grant: true };
  if (tokenURL === undefined) return [bearer];
  const type = 'clientCredentials';
  const request = { tokenURL, scopes: [], method, ...(audience !== undefined && { audience }) };
  return [bearer, { ...base, name: securitySchemeName(base.name, type), type, ...request }];
}
