/**
 * Security schemes and requirements. Schemes that differ only in their names become one.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */

import { sortedEntries } from '../../base/json.js';
import type { Located } from '../../base/place.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import { nearest } from '../../base/nearest.js';
import type { SecurityRequirementObject, SecuritySchemeObject } from '../../openapi/document.js';
import type { SecurityAlternatives, SecurityScheme } from '../../model/api.js';
import { below, dereference, type AnalyzeContext } from '../context.js';

/** The maximum number of alternatives of one requirement. */
const maxAlternatives = 16;

/** The schemes that a client supports, and which of them each component can be satisfied by. */
export interface SecurityTable {
  readonly schemes: readonly SecurityScheme[];
  /** Names of schemes, by the name of the component; empty if no client can send it. */
  readonly schemesOf: ReadonlyMap<string, readonly string[]>;
}

type Requirements = Located<readonly SecurityRequirementObject[]>;

/** The security schemes of the document; unsupported ones are reported. */
export function analyzeSecurity(context: AnalyzeContext): SecurityTable {
  const schemes = new Map<string, SecurityScheme>();
  const schemesOf = new Map<string, readonly string[]>();
  const { components } = context.spec.document;
  const owner = below({ file: context.spec.root, pointer: '' }, 'components', 'securitySchemes');
  for (const [name, value] of sortedEntries(components?.securitySchemes ?? {})) {
    const found = dereference('SecurityScheme', { ...below(owner, name), value }, context);
    const supported = found ? supportedSchemes(name, found.value) : [];
    if (found && supported.length === 0) {
      const type = [found.value.type, found.value.scheme].filter(Boolean).join(' ');
      context.report(diagnostic('security-unsupported', { name, type }, found));
    }
    const names = supported.map((scheme) => {
      const key = equalityKey(scheme, found?.value.type);
      const first = schemes.get(key);
      if (!first) schemes.set(key, scheme);
      return (first ?? scheme).name;
    });
    schemesOf.set(name, names);
  }
  return { schemes: [...schemes.values()], schemesOf };
}

/** Equal for schemes that differ only in name, component and description. */
function equalityKey(scheme: SecurityScheme, type: string | undefined): string {
  const { name: _, description: __, ...facts } = scheme;
  return JSON.stringify([type, { ...facts, component: undefined }]);
}

/** The alternatives that a list of requirements allows, by the names in `table.schemes`. */
export function securityAlternatives(
  { value: requirements, ...place }: Requirements,
  table: SecurityTable,
  context: AnalyzeContext,
): SecurityAlternatives {
  return requirements.flatMap((requirement, index) => {
    const names = Object.keys(requirement).toSorted();
    for (const name of names.filter((key) => !table.schemesOf.has(key))) {
      const suggestion = nearest(name, table.schemesOf.keys());
      const source = below(place, 'security', index, name);
      context.report(diagnostic('security-unknown', { name, suggestion }, source));
    }
    // Where the client cannot send a scheme, the caller has to set the headers.
    if (names.some((name) => !table.schemesOf.get(name)?.length)) return [[]];
    return combinations(names.map((name) => table.schemesOf.get(name)!));
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

/**
 * The security of operations that declare none: that of the document. If a document declares schemes and
 * never requires any, each of them may be used.
 *
 * @param isRequired whether any operation states its security
 */
export function defaultSecurity(
  table: SecurityTable,
  isRequired: boolean,
  context: AnalyzeContext,
): SecurityAlternatives {
  const { root, document } = context.spec;
  if (!document.security && !isRequired) {
    return table.schemes.length > 0 ? [[], ...table.schemes.map(({ name }) => [name])] : [];
  }
  const requirements = { file: root, pointer: '', value: document.security ?? [] };
  return securityAlternatives(requirements, table, context);
}

/** The schemes that a client can send for a component; none if it supports none. */
function supportedSchemes(name: string, scheme: SecuritySchemeObject): SecurityScheme[] {
  const { description } = scheme;
  const base = { name, ...(description !== undefined && { description }) };
  switch (scheme.type) {
    case 'http':
      return httpSchemes(base, scheme.scheme);
    case 'oauth2':
      return oauthSchemes(base, scheme);
    case 'openIdConnect':
      return [{ ...base, type: 'bearer' }];
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

type SchemeBase = Pick<SecurityScheme, 'name' | 'description'>;

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
function oauthSchemes(base: SchemeBase, scheme: SecuritySchemeObject): SecurityScheme[] {
  // Swagger 2.0 has one flow for each scheme, which it calls `application`.
  const tokenURL =
    scheme.flow === 'application' ? scheme.tokenUrl : scheme.flows?.clientCredentials?.tokenUrl;
  const bearer: SecurityScheme = { ...base, type: 'bearer' };
  if (tokenURL === undefined) return [bearer];
  // Component names have no spaces, so this name is free.
  const name = `${base.name} clientCredentials`;
  return [bearer, { ...base, name, type: 'clientCredentials', component: base.name, tokenURL }];
}
