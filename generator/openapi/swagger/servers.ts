/**
 * `schemes`, `host` and `basePath` of OpenAPI 2.0 → Server Objects. A part that is not valid is read as it must be
 * meant, and reported.
 *
 * @see https://spec.openapis.org/oas/v2.0#swagger-object
 */

import { isArray, setOwn, type Json, type JsonObject } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import { templateNames } from '../../model/path-template.js';
import type { SwaggerContext } from './context.js';

/** The servers of a document; without a host, only its path. */
export function serversOf(root: JsonObject, context: SwaggerContext): JsonObject[] {
  const stated = hostOf(root, context);
  const base = basePathOf(root, context);
  const schemes = schemesOf(root, context);
  const host = stated.name === '' ? base : stated;
  // A path in the host is often a copy of the base path.
  const path = stated.path === base.path ? base.path : stated.path + base.path;
  if (host.name === '') return path === '' ? [] : [withVariables({ url: path, index: 0 }, context)];
  const used = schemes.length > 0 ? schemes : [host.scheme];
  // HTTPS first: the client uses the first server by default.
  const ordered = [...new Set(used)].toSorted().toReversed();
  return ordered.map((scheme, index) =>
    withVariables({ url: `${scheme}://${host.name}${path}`, index, host: host.name }, context),
  );
}

/** What a host or a base path states; a part that it does not state is empty. */
interface Parts {
  readonly scheme: 'http' | 'https';
  readonly name: string;
  /** Without a slash at its end. */
  readonly path: string;
}

const nothing: Parts = { scheme: 'https', name: '', path: '' };

function hostOf({ host }: JsonObject, context: SwaggerContext): Parts {
  if (host === undefined) return nothing;
  if (typeof host !== 'string') {
    context.invalidServer({ field: 'host', value: host });
    return nothing;
  }
  const parts = splitURL(host);
  if (parts.name !== host) {
    context.invalidServer({ field: 'host', value: host, meant: parts.name });
  }
  return { ...parts, path: withoutEnd(parts.path) };
}

function basePathOf({ basePath }: JsonObject, context: SwaggerContext): Parts {
  if (basePath === undefined || basePath === '') return nothing;
  if (typeof basePath !== 'string') {
    context.invalidServer({ field: 'basePath', value: basePath });
    return nothing;
  }
  const parts = /^\s*https?:\/\//i.test(basePath)
    ? splitURL(basePath)
    : { ...nothing, path: basePath.trim() };
  const meant = `/${parts.path.replace(/^\/+/, '')}`;
  if (meant !== basePath) context.invalidServer({ field: 'basePath', value: basePath, meant });
  return { ...parts, path: withoutEnd(meant) };
}

/** The parts of `https://host/path` or `host/path`; what follows them is dropped. */
function splitURL(text: string): Parts {
  const parts = /^\s*(?:([a-z][a-z\d+.-]*:)?\/\/)?([^/?#\s]*)([^?#\s]*)/i.exec(text)!;
  const [, scheme = '', name = '', path = ''] = parts;
  return { scheme: scheme.toLowerCase() === 'http:' ? 'http' : 'https', name, path };
}

const withoutEnd = (path: string): string => path.replace(/\/+$/, '');

/** The schemes of HTTP that a document lists. */
function schemesOf({ schemes }: JsonObject, context: SwaggerContext): Parts['scheme'][] {
  if (schemes === undefined) return [];
  if (isArray(schemes)) {
    return schemes.flatMap((scheme, index) => {
      const meant = schemeOf(scheme);
      const pointer = append('/schemes', index);
      if (meant === undefined || meant !== scheme) {
        context.invalidServer({ field: 'schemes', value: scheme, meant, pointer });
      }
      return meant === 'http' || meant === 'https' ? [meant] : [];
    });
  }
  const meant = schemeOf(schemes);
  const shown = meant === undefined ? {} : { meant: `[${meant}]` };
  context.invalidServer({ field: 'schemes', value: schemes, ...shown });
  return meant === 'http' || meant === 'https' ? [meant] : [];
}

/** Which of the four schemes a value must mean. */
function schemeOf(value: Json): string | undefined {
  if (typeof value !== 'string') return undefined;
  const scheme = value
    .trim()
    .toLowerCase()
    .replace(/:?\/*$/, '');
  return /^(http|ws)s?$/.test(scheme) ? scheme : undefined;
}

interface ServerInput {
  readonly url: string;
  readonly index: number;
  /** The part of it that `host` states. */
  readonly host?: string;
}

/** A server with the variables in its URL: OpenAPI 2.0 has none, so they have no defaults. */
function withVariables(
  { url, index, host = '' }: ServerInput,
  context: SwaggerContext,
): JsonObject {
  const variables: Record<string, Json> = {};
  const inHost = new Set(templateNames(host));
  for (const name of templateNames(url)) {
    setOwn(variables, name, {});
    const from = inHost.has(name) ? '/host' : '/basePath';
    context.moved(append('/servers', index, 'variables', name), from);
  }
  const whole = host === '' ? '/basePath' : '/host';
  context.moved(append('/servers', index), whole);
  return Object.keys(variables).length === 0 ? { url } : { url, variables };
}
