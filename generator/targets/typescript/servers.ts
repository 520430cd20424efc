/** The choice of a server, where the document gives one: facts for the client, and its options. */

import { environmentsOf } from '../../naming/environments.js';
import { code, comment, join, key, literalKey, str, type Code } from './code.js';
import type { FileBuilder, Sdk } from './sdk.js';
import type { Member } from './structures.js';

/** The servers to choose from, with the defaults of their variables. */
export function environmentEntries(api: Sdk['api'], file: FileBuilder): Code[] {
  const servers = environmentsOf(api).map(({ name, server: { url, variables } }) => {
    const defaults = variables.map((item) => code`${literalKey(item.name)}: ${str(item.default)}`);
    const more = defaults.length > 0 ? code`, variables: { ${join(defaults, code`, `)} }` : code``;
    return code`${literalKey(name)}: { url: ${str(url)}${more} }`;
  });
  if (servers.length === 0) return [];
  return [code`server: ${file.value('core/servers', 'servers')}({ ${join(servers, code`, `)} })`];
}

/** The choice of a server and of the variables in its URL, where the document gives one. */
export function serverMembers({ api }: Sdk): Member[] {
  const environments = environmentsOf(api);
  const option = { optional: true, readonly: true } as const;
  const values = new Map<string, Set<string> | undefined>();
  for (const { name, values: allowed } of environments.flatMap(({ server }) => server.variables)) {
    const known = values.get(name) ?? new Set();
    values.set(name, allowed.length > 0 ? new Set([...known, ...allowed]) : undefined);
  }
  const variables = [...values].map(([name, allowed]) => {
    const type = allowed ? join([...allowed].map(str), code` | `) : code`string`;
    return code`readonly ${key(name)}?: ${type}`;
  });
  const names = join(
    environments.map(({ name }) => str(name)),
    code` | `,
  );
  return [
    ...(environments.length > 1
      ? [
          {
            ...option,
            name: code`environment`,
            docs: comment('The server to call: the first by default.'),
            type: code`${names} | undefined`,
          },
        ]
      : []),
    ...(variables.length > 0
      ? [
          {
            ...option,
            name: code`serverVariables`,
            docs: comment("Values of the variables in the server's URL."),
            type: code`{ ${join(variables, code`; `)} } | undefined`,
          },
        ]
      : []),
  ];
}
