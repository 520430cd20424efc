/** Authorizes requests by the first security alternative that is fully configured. */

import { missing, nameOf, statesOwn, credentialText, type Authorize } from './authorize.js';
import { stateOf } from './client-state.js';
import { chain, type Middleware } from './middleware.js';

/** Chooses among alternatives (OR) of schemes that are required together (AND). */
export const authorizeAny: Authorize = async (client, options, headers) => {
  const { config, credentials } = stateOf(client);
  const all = Object.values(config.schemes);
  const alternatives = options.security ?? config.security;
  const ways: string[] = [];
  let isOptional = !alternatives.length || all.some((scheme) => statesOwn(headers, scheme));
  for (const names of alternatives) {
    const schemes = names.map((name) => config.schemes[name]!);
    const values: Record<string, string> = {};
    const lacking: string[] = [];
    for (const { options: own } of schemes) {
      for (const option of own) {
        isOptional ||= credentials[option] === null;
        values[option] = await credentialText(credentials[option]);
      }
      // A password may be empty, but not the username, too.
      const isBlank = !own.some((option) => values[option]!.trim());
      lacking.push(...own.filter((option) => isBlank || credentials[option] == null));
    }
    isOptional ||= !names.length;
    if (lacking.length) {
      ways.push(lacking.map((option) => nameOf(client, option)).join(' and '));
    } else if (names.length) {
      const added = { headers: {}, query: {} };
      const send: Middleware[] = [];
      for (const scheme of schemes) {
        const own = scheme.options.map((option) => values[option]!);
        const part = await scheme.authorize?.(own, client);
        Object.assign(added.headers, part?.headers);
        Object.assign(added.query, part?.query);
        if (scheme.send) send.push(scheme.send(own, client));
      }
      return { ...added, send: (request, next) => chain(send, next)(request) };
    }
  }
  if (isOptional) return {};
  throw missing(ways.join(' or '));
};
