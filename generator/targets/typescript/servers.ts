/** The choice among the servers of the document: facts for the client, and its options. */

import type { Api } from '../../model/api.js';
import { environmentsOf } from '../../naming/environments.js';
import { code, comment, join, key, literalKey, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import type { Sdk } from './sdk.js';
import type { Member } from './structures.js';

/** The entry `server` of the configuration; none if there is nothing to choose. */
export function serverEntry(api: Api): Code[] {
  const servers = environmentsOf(api).map(({ name, server: { url, variables } }) => {
    const defaults = variables.map((item) => code`${literalKey(item.name)}: ${str(item.default)}`);
    const more = defaults.length > 0 ? code`, variables: { ${join(defaults, code`, `)} }` : code``;
    return code`${literalKey(name)}: { url: ${str(url)}${more} }`;
  });
  if (servers.length === 0) return [];
  return [code`server: ${runtimeValue('servers')}({ ${join(servers, code`, `)} })`];
}

/** The client options `environment` and `serverVariables`, as far as there is something to choose. */
export function serverMembers({ api }: Sdk): Member[] {
  const environments = environmentsOf(api);
  const names = environments.map(({ name }) => str(name));
  const variables = variableMembers(api);
  const option = { optional: true, readonly: true } as const;
  const environment = {
    ...option,
    name: code`environment`,
    docs: comment('The server to use; defaults to the first.'),
    type: code`${join(names, code` | `)} | undefined`,
  };
  const serverVariables = {
    ...option,
    name: code`serverVariables`,
    docs: comment('Values for the variables in the URL of the server.'),
    type: code`{ ${join(variables, code`; `)} } | undefined`,
  };
  return [
    ...(environments.length > 1 ? [environment] : []),
    ...(variables.length > 0 ? [serverVariables] : []),
  ];
}

/** A member for each server variable, whose values are those that any server allows. */
function variableMembers(api: Api): Code[] {
  const allowedByName = new Map<string, ReadonlySet<string> | undefined>();
  for (const { name, values } of environmentsOf(api).flatMap(({ server }) => server.variables)) {
    const known = allowedByName.has(name) ? allowedByName.get(name) : new Set<string>();
    const isOpen = known === undefined || values.length === 0;
    allowedByName.set(name, isOpen ? undefined : new Set([...known, ...values]));
  }
  return [...allowedByName].map(([name, allowed]) => {
    const type = allowed ? join([...allowed].map(str), code` | `) : code`string`;
    return code`readonly ${key(name)}?: ${type}`;
  });
}
