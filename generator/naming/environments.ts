/** Names of the servers of an API, for callers to choose one. */

import type { Api, Server } from '../model/api.js';
import { defaultInitialisms } from './conventions.js';
import { assignNames } from './scope.js';
import { words } from '../base/words.js';
import { camel } from './cases.js';
import { toIdentifier } from './identifiers.js';

/** A server under the name that callers use for it. */
export interface Environment {
  readonly name: string;
  readonly server: Server;
}

/** Descriptions with more words are sentences, not names. */
const nameWords = 4;

/** The absolute servers in order; empty if there is nothing to choose: a single server without variables. */
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

/** From the server's own name, a short description, or the first label of its host. */
function nameOf({ name, description = '', url }: Server): string {
  const described = words(description.replace(/\b(server|environment|api|url)\b/gi, ' '));
  const host = url
    .replace(/^https?:\/\//i, '')
    .split(/[/:]/, 1)[0]!
    .replaceAll(/\{[^{}]*\}/g, ' ');
  const choices = [
    words(name ?? ''),
    described.length <= nameWords ? described : [],
    words(host.split('.')[0]!),
  ];
  const chosen = choices.find((parts) => parts.length > 0) ?? ['standard'];
  return toIdentifier(camel(chosen, { initialisms: new Set(defaultInitialisms) }), 'server');
}
