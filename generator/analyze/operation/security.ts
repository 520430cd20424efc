/**
 * Security schemes and requirements. Schemes that are equal but for their name are one.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */

import { sortedEntries } from '../../base/json.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import { nearest } from '../../base/nearest.js';
import type { SecurityRequirementObject, SecuritySchemeObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { SecurityAlternatives, SecurityScheme } from '../../model/api.js';
import { below, dereference, type BuildContext } from '../context.js';

/** The most alternatives that one requirement becomes. */
const mostWays = 16;

export interface SecurityTable {
  readonly schemes: readonly SecurityScheme[];
  /** The requirement's alternatives, by the names that `schemes` has. */
  readonly alternatives: (
    requirements: readonly SecurityRequirementObject[],
    place: Place,
  ) => SecurityAlternatives;
}

/**
 * What holds where an operation says nothing: the root's requirement. A document that declares schemes but
 * requires none anywhere has forgotten to: then each of them may be used.
 */
export function defaultSecurity(
  { schemes, alternatives }: SecurityTable,
  required: boolean,
  context: BuildContext,
): SecurityAlternatives {
  const { security } = context.spec.document;
  if (!security && !required)
    return schemes.length > 0 ? [[], ...schemes.map(({ name }) => [name])] : [];
  return alternatives(security ?? [], { file: context.spec.root, pointer: '' });
}

export function buildSecurity(context: BuildContext): SecurityTable {
  const schemes = new Map<string, SecurityScheme>();
  /** By component: the ways in which it can be met; none if a client cannot send it. */
  const ways = new Map<string, readonly string[]>();
  const declared = context.spec.document.components?.securitySchemes ?? {};
  for (const [name, value] of sortedEntries(declared)) {
    const place = { file: context.spec.root, pointer: '' };
    const found = dereference(
      value,
      below(place, 'components', 'securitySchemes', name),
      'SecurityScheme',
      context,
    );
    const all = found ? schemesOf(name, found.value) : [];
    if (found && all.length === 0) {
      const type = [found.value.type, found.value.scheme].filter(Boolean).join(' ');
      context.report(diagnostic('security-unsupported', { name, type }, found));
    }
    const names = all.map((scheme) => {
      const { name: _, description: __, ...what } = scheme;
      const key = JSON.stringify([found?.value.type, { ...what, component: undefined }]);
      const first = schemes.get(key);
      if (!first) schemes.set(key, scheme);
      return (first ?? scheme).name;
    });
    ways.set(name, names);
  }

  const alternatives: SecurityTable['alternatives'] = (requirements, place) =>
    requirements.flatMap((requirement, index) => {
      const names = Object.keys(requirement).toSorted();
      for (const name of names.filter((key) => !ways.has(key))) {
        const suggestion = nearest(name, ways.keys());
        const source = below(place, 'security', index, name);
        context.report(diagnostic('security-unknown', { name, suggestion }, source));
      }
      // An alternative with a scheme that the client cannot send is left to the caller's headers.
      if (names.some((name) => !ways.get(name)?.length)) return [[]];
      // One alternative for each way of each scheme, unless that would be a great many.
      const each = names.map((name) => ways.get(name)!);
      const count = each.reduce((product, list) => product * list.length, 1);
      return (count > mostWays ? each.map((list) => list.slice(0, 1)) : each)
        .reduce<string[][]>(
          (made, list) => made.flatMap((one) => list.map((way) => [...one, way])),
          [[]],
        )
        .map((one) => [...new Set(one)]);
    });
  return { schemes: [...schemes.values()], alternatives };
}

function schemesOf(name: string, scheme: SecuritySchemeObject): SecurityScheme[] {
  const base = {
    name,
    ...(scheme.description !== undefined && { description: scheme.description }),
  };
  switch (scheme.type) {
    case 'http':
      switch (scheme.scheme?.toLowerCase()) {
        case 'bearer':
          return [{ ...base, type: 'bearer' }];
        case 'basic':
          return [{ ...base, type: 'basic' }];
        default:
          return [];
      }
    case 'oauth2': {
      const tokenURL =
        scheme.flow === 'application' ? scheme.tokenUrl : scheme.flows?.clientCredentials?.tokenUrl;
      const bearer: SecurityScheme = { ...base, type: 'bearer' };
      if (tokenURL === undefined) return [bearer];
      // A space stands in no name of a component.
      const own = `${name} clientCredentials`;
      return [bearer, { ...base, name: own, type: 'clientCredentials', component: name, tokenURL }];
    }
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
