/** What the servers of an API are called as a choice of its callers. */

import type { Api, Server } from '../model/api.js';
import { defaultInitialisms } from './conventions.js';
import { assignNames } from './scope.js';
import { camel, toIdentifier, words } from './words.js';

export interface Environment {
  readonly name: string;
  readonly server: Server;
}

/** Longer descriptions are sentences. */
const wordsOfName = 4;

/** The absolute servers, in order, if there is anything to choose: several, or variables. */
export function environmentsOf({ servers }: Api): Environment[] {
  const absolute = servers.filter(({ url }) => /^https?:\/\//i.test(url));
  if (absolute.length < 2 && absolute.every(({ variables }) => variables.length === 0)) return [];
  const names = assignNames(
    absolute.map((server, index) => ({
      id: String(index).padStart(6, '0'),
      rank: 0,
      candidates: [nameOf(server)],
    })),
  );
  return absolute.map((server, index) => ({
    name: names.get(String(index).padStart(6, '0'))!,
    server,
  }));
}

/** Its own name, a short description, or the telling part of its host. */
function nameOf({ name, description = '', url }: Server): string {
  const described = words(description.replace(/\b(server|environment|api|url)\b/gi, ' '));
  const host = url
    .replace(/^https?:\/\//i, '')
    .split(/[/:]/, 1)[0]!
    .replaceAll(/\{[^{}]*\}/g, ' ');
  const choices = [
    words(name ?? ''),
    described.length <= wordsOfName ? described : [],
    words(host.split('.')[0]!),
  ];
  const chosen = choices.find((parts) => parts.length > 0) ?? ['standard'];
  return toIdentifier(camel(chosen, { initialisms: new Set(defaultInitialisms) }), 'server');
}
