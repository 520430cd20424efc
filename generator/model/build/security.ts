/**
 * Security schemes and requirements. Schemes that are equal but for their name are one.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#security-scheme-object
 */

import { sortedEntries } from '../../json.js';
import { diagnostic } from '../../diagnostics.js';
import { nearest } from '../../nearest.js';
import type { SecurityRequirementObject, SecuritySchemeObject } from '../../spec/document.js';
import type { Place } from '../../spec/spec.js';
import type { SecurityAlternatives, SecurityScheme } from '../api.js';
import { below, dereference, type BuildContext } from './context.js';

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
  const canonical = new Map<string, string | undefined>();
  const declared = context.spec.document.components?.securitySchemes ?? {};
  for (const [name, value] of sortedEntries(declared)) {
    const place = { file: context.spec.root, pointer: '' };
    const found = dereference(
      value,
      below(place, 'components', 'securitySchemes', name),
      'SecurityScheme',
      context,
    );
    const scheme = found && schemeOf(name, found.value);
    if (found && !scheme) {
      const type = [found.value.type, found.value.scheme].filter(Boolean).join(' ');
      context.report(diagnostic('security-unsupported', { name, type }, found));
    }
    if (!scheme) {
      canonical.set(name, undefined);
      continue;
    }
    const { name: _, description: __, ...what } = scheme;
    const key = JSON.stringify(what);
    const first = schemes.get(key);
    if (!first) schemes.set(key, scheme);
    canonical.set(name, first?.name ?? name);
  }

  const alternatives: SecurityTable['alternatives'] = (requirements, place) => {
    const result: string[][] = [];
    requirements.forEach((requirement, index) => {
      const names = Object.keys(requirement).toSorted();
      for (const name of names.filter((key) => !canonical.has(key))) {
        const suggestion = nearest(name, canonical.keys());
        const source = below(place, 'security', index, name);
        context.report(diagnostic('security-unknown', { name, suggestion }, source));
      }
      // An alternative with a scheme that the client cannot send is left to the caller's headers.
      if (names.some((name) => canonical.get(name) === undefined)) result.push([]);
      else result.push([...new Set(names.map((name) => canonical.get(name)!))]);
    });
    return result;
  };
  return { schemes: [...schemes.values()], alternatives };
}

function schemeOf(name: string, scheme: SecuritySchemeObject): SecurityScheme | undefined {
  const base = {
    name,
    ...(scheme.description !== undefined && { description: scheme.description }),
  };
  switch (scheme.type) {
    case 'http':
      switch (scheme.scheme?.toLowerCase()) {
        case 'bearer':
          return { ...base, type: 'bearer' };
        case 'basic':
          return { ...base, type: 'basic' };
        default:
          return undefined;
      }
    case 'oauth2':
    case 'openIdConnect':
      return { ...base, type: 'bearer' };
    case 'apiKey': {
      const { in: location, name: parameter } = scheme;
      if (parameter === undefined) return undefined;
      if (location !== 'header' && location !== 'query' && location !== 'cookie') return undefined;
      return { ...base, type: 'apiKey', in: location, parameter };
    }
    default:
      return undefined;
  }
}
